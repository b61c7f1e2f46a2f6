package org.dalel.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dalel.custody.CustodyEntry;

/** Who did what with the case, and the end of the chain that holds it. */
final class CustodySection {
  /** The entries before these are counted by action. */
  private static final int LAST = 100;

  private static final int SHOWN_DIGITS = 16;

  private final Html page;
  private final ReportWords words;

  CustodySection(Html page, ReportWords words) {
    this.page = page;
    this.words = words;
  }

  void write(ReportFacts facts) {
    page.element("h2", words.say("custody"));
    page.element("p", words.say("custody.text"));
    page.open("table", "class", "facts").open("tbody");
    page.fact(words.say("custody.length"), words.number(facts.check().head().length()));
    page.fact(words.say("custody.head"), facts.check().head().hash());
    page.fact(
        words.say("custody.check"),
        facts.check().holds()
            ? words.say("custody.holds")
            : words.say("custody.broken") + " " + String.join(" ", facts.check().problems()));
    page.close().close();
    Map<String, Long> actions = new TreeMap<>();
    facts.custody().forEach(entry -> actions.merge(entry.action(), 1L, Long::sum));
    page.table(words.say("custody.action"), words.say("items.count"));
    actions.forEach((action, count) -> page.row(words.word("action", action), words.number(count)));
    page.close().close();
    List<CustodyEntry> all = facts.custody();
    page.element("p", words.say("custody.last", Math.min(all.size(), LAST)));
    page.table(
        "#",
        words.say("message.time"),
        words.say("custody.who"),
        words.say("custody.action"),
        words.say("custody.hash"));
    for (CustodyEntry entry : all.subList(Math.max(0, all.size() - LAST), all.size())) {
      page.row(
          words.number(entry.sequence()),
          words.time(entry.timeNs()),
          entry.actor() + " (" + entry.host() + ")",
          words.word("action", entry.action()),
          entry.hash().substring(0, SHOWN_DIGITS) + "…");
    }
    page.close().close();
  }
}
