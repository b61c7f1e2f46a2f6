package org.dalel.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.Coverage;
import org.dalel.casefile.read.ListedFailure;
import org.dalel.casefile.read.ListedLock;

/** What was not looked at, and what did not work: the limits of everything else in the report. */
final class LimitsSection {
  private final Html page;
  private final ReportWords words;

  LimitsSection(Html page, ReportWords words) {
    this.page = page;
    this.words = words;
  }

  void write(ReportFacts facts) {
    page.element("h2", words.say("limits"));
    page.element("p", words.say("limits.text"));
    Coverage coverage = facts.reader().coverage();
    coverage.evidence().forEach(this::coverage);
    page.element("h3", words.say("limits.never")).open("ul");
    page.element("li", words.say("never.1"));
    page.element("li", words.say("never.2"));
    page.element("li", words.say(coverage.freeSpaceSearched() ? "never.3.searched" : "never.3"));
    page.close();
    locks(facts.locks());
    failures(facts);
  }

  private void coverage(Coverage.OfEvidence evidence) {
    page.element("h3", words.say("coverage", evidence.label()));
    if (!evidence.logical()) {
      page.table(
          words.say("range.from"),
          words.say("range.bytes"),
          words.say("range.what"),
          words.say("range.state"));
      for (CaseInfo.Volume range : evidence.ranges()) {
        page.row(
            words.number(range.start()),
            words.number(range.length()),
            Stream.of(range.kind(), range.scheme(), range.description())
                .filter(part -> !part.isEmpty())
                .map(part -> words.word("range", part))
                .distinct()
                .collect(Collectors.joining(", ")),
            words.word("status", range.status()) + range.why().map(why -> ": " + why).orElse(""));
      }
      page.close().close();
      page.element(
          "p",
          evidence.addsUp()
              ? words.say("range.all")
              : words.say("range.rest", words.number(evidence.unaccounted())));
    }
    page.table(words.say("items.state"), words.say("items.count"), words.say("items.why"));
    for (Map.Entry<String, Coverage.Tally> entry : evidence.items().entrySet()) {
      Coverage.Tally tally = entry.getValue();
      StringBuilder why = new StringBuilder();
      tally
          .why()
          .forEach(
              (reason, count) ->
                  why.append(words.number(count)).append(": ").append(reason).append('\n'));
      page.row(words.word("status", entry.getKey()), words.number(tally.count()), why.toString());
    }
    page.close().close();
    for (Coverage.BadRange bad : evidence.badRanges()) {
      page.element(
          "p",
          words.say("range.bad", words.number(bad.length()), words.number(bad.start()))
              + bad.reason().map(r -> ": " + r).orElse(""));
    }
  }

  private void locks(List<ListedLock> locks) {
    List<ListedLock> closed = locks.stream().filter(lock -> lock.openedBy().isEmpty()).toList();
    if (!closed.isEmpty()) {
      page.element("h3", words.say("locks"));
      page.table(words.say("exhibit.locator"), words.say("locks.what"), words.say("locks.tried"));
      closed.forEach(
          lock ->
              page.row(
                  lock.item().locator().toString(), lock.name(), words.number(lock.attempts())));
      page.close().close();
    }
  }

  private void failures(ReportFacts facts) {
    page.element("h3", words.say("failures"));
    if (facts.failures().isEmpty()) {
      page.element("p", words.say("failures.none"));
      return;
    }
    page.table(words.say("failures.kind"), words.say("items.count"));
    facts.failures().forEach((kind, count) -> page.row(kind, words.number(count)));
    page.close().close();
    page.element("p", words.say("failures.first", facts.examples().size()));
    page.table(
        words.say("failures.place"), words.say("failures.kind"), words.say("failures.message"));
    for (ListedFailure one : facts.examples()) {
      page.row(one.place(), one.stage() + "/" + one.kind(), one.message());
    }
    page.close().close();
  }
}
