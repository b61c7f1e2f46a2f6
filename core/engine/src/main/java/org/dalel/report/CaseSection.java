package org.dalel.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.review.CaseData;

/** The case, its evidence, how it was processed. */
final class CaseSection {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DIFFERS = "differs from the stored ";

  private final Html page;
  private final ReportWords words;

  CaseSection(Html page, ReportWords words) {
    this.page = page;
    this.words = words;
  }

  void write(ReportFacts facts, ReportRequest request, String title) {
    CaseData about = facts.about();
    page.element("h1", words.say("title")).element("p", title, "class", "subject");
    page.open("table", "class", "facts").open("tbody");
    page.fact(words.say("case.number"), about.number());
    page.fact(words.say("case.examiner"), about.examiner());
    page.fact(words.say("case.legal"), about.legalBasis());
    page.fact(words.say("case.folder"), facts.reader().folder().root().toString());
    page.fact(words.say("report.by"), request.actor());
    page.fact(words.say("report.made"), words.time(request.madeNs()));
    page.fact(words.say("report.program"), "Dalel " + request.version());
    page.close().close();
    page.element("p", words.say("zone", words.zone()), "class", "note");
    summary(facts);
    page.element("h2", words.say("evidence"));
    facts.reader().evidence().forEach(this::evidence);
    method(facts);
  }

  private void summary(ReportFacts facts) {
    CaseInfo.Counts counts = facts.reader().counts();
    page.element("h2", words.say("summary"));
    page.open("table", "class", "facts").open("tbody");
    page.fact(words.say("count.exhibits"), words.number(facts.exhibits().size()));
    page.fact(words.say("count.items"), words.number(counts.items()));
    page.fact(words.say("count.deleted"), words.number(counts.deleted()));
    page.fact(words.say("count.embedded"), words.number(counts.embedded()));
    page.fact(words.say("count.contents"), words.number(counts.contents()));
    page.fact(words.say("count.artifacts"), words.number(counts.artifacts()));
    page.fact(words.say("count.failures"), words.number(counts.failures()));
    page.close().close();
  }

  private void evidence(CaseInfo.Evidence evidence) {
    page.element("h3", evidence.label());
    page.open("table", "class", "facts").open("tbody");
    page.fact(
        words.say("evidence.kind"),
        evidence.format().equals(evidence.kind())
            ? words.word("kind", evidence.kind())
            : words.word("kind", evidence.kind()) + ", " + words.word("format", evidence.format()));
    page.fact(words.say("evidence.source"), evidence.source());
    page.fact(
        words.say("evidence.size"),
        evidence.size() == 0 ? "" : words.say("bytes", words.number(evidence.size())));
    page.fact(words.say("evidence.added"), words.time(evidence.addedNs()));
    page.fact(words.say("evidence.state"), state(evidence));
    page.fact(words.say("evidence.digests"), plain(evidence.digests()));
    page.fact(words.say("evidence.stored"), plain(evidence.storedDigests()));
    page.fact(words.say("evidence.verified"), digests(evidence.digestState()));
    page.fact(words.say("evidence.acquisition"), plain(evidence.acquisition()));
    page.close().close();
  }

  private String state(CaseInfo.Evidence evidence) {
    return words.word("status", evidence.status())
        + evidence.why().map(why -> ": " + why).orElse("");
  }

  private String digests(String state) {
    return state.startsWith(DIFFERS)
        ? words.say("digest.differs", state.substring(DIFFERS.length()))
        : words.word("digest", state);
  }

  /** A JSON object as lines of names and values; empty when it holds nothing. */
  private static String plain(String json) {
    try {
      List<String> lines = new ArrayList<>();
      lines(JSON.readTree(json), "", lines);
      return String.join("\n", lines);
    } catch (JsonProcessingException e) {
      return json; // of a version that wrote something else
    }
  }

  private static void lines(JsonNode value, String name, List<String> lines) {
    if (value.isObject()) {
      value.properties().forEach(one -> lines(one.getValue(), name(name, one.getKey()), lines));
    } else if (value.isArray()) {
      value.forEach(one -> lines(one, name, lines));
    } else {
      lines.add(name.isEmpty() ? value.asText() : name + ": " + value.asText());
    }
  }

  private static String name(String outer, String inner) {
    return outer.isEmpty() ? inner : outer + ", " + inner;
  }

  private void method(ReportFacts facts) {
    page.element("h2", words.say("method"));
    page.element("p", words.say("method.text"));
    page.table(
        words.say("run.started"),
        words.say("run.ended"),
        words.say("run.outcome"),
        words.say("run.versions"));
    for (CaseInfo.Run run : facts.reader().runs()) {
      page.row(
          words.time(run.startedNs()),
          words.time(run.endedNs()),
          words.word("outcome", run.outcome()),
          plain(run.versions()));
    }
    page.close().close();
  }
}
