package org.dalel.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.CaseInfo;
import org.dalel.casefile.read.CaseReader;
import org.dalel.custody.CustodyHead;
import org.dalel.custody.CustodyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks evidence digests and the custody chain. */
@Command(
    name = "verify",
    description = {
      "Read the evidence again, compare its digests, and check the custody chain.",
      "The digests are compared with those in the case and in the image. Ends with 4 when something",
      "does not agree."
    })
final class VerifyCommand extends CaseCommand {
  @Option(
      names = "--head",
      paramLabel = "LENGTH:HASH",
      description =
          "A custody head that was written down earlier: nothing after it may be missing.")
  private String head;

  @Option(names = "--custody-only", description = "Do not read the evidence.")
  private boolean custodyOnly;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  VerifyCommand(Output output) {
    super(output);
  }

  /** How one piece of evidence compares. */
  private record Media(String label, String state, Map<String, String> digests, String problem) {}

  @Override
  int run(CaseReader reader) throws IOException {
    Custody custody = new Custody(output(), reader.folder());
    CustodyReport chain = custody.chain().verify(expectedHead());
    List<Media> media = new ArrayList<>();
    if (!custodyOnly) {
      for (CaseInfo.Evidence evidence : reader.evidence()) {
        media.add(check(evidence));
      }
    }
    boolean failed = !chain.holds() || media.stream().anyMatch(m -> m.state().equals("differs"));
    boolean unread = media.stream().anyMatch(m -> m.state().equals("unreadable"));
    print(chain, media);
    record(
        reader,
        "verify",
        Map.of(
            "result", failed ? "failed" : unread ? "incomplete" : "agrees",
            "custody_problems", chain.problems(),
            "media", media.stream().map(m -> m.label() + ": " + m.state()).toList()));
    if (failed) {
      return ExitCode.VERIFICATION;
    }
    return unread ? ExitCode.CASE : ExitCode.OK;
  }

  private Optional<CustodyHead> expectedHead() {
    try {
      return Optional.ofNullable(head).map(CustodyHead::parse);
    } catch (IllegalArgumentException e) {
      throw new Check.BadValue("--head: " + e.getMessage());
    }
  }

  private Media check(CaseInfo.Evidence evidence) {
    if (evidence.kind().equals("folder") || evidence.kind().equals("file")) {
      return new Media(
          evidence.label(), "no media", Map.of(), "logical evidence has no media digest");
    }
    try {
      Map<String, String> found =
          EvidenceAccess.standard()
              .mediaDigests(evidence, new MediaProgress(output(), evidence)::read);
      Map<String, String> known = new LinkedHashMap<>(FlatJson.strings(evidence.storedDigests()));
      known.putAll(FlatJson.strings(evidence.digests()));
      boolean compared = false;
      for (Map.Entry<String, String> entry : known.entrySet()) {
        String now = found.get(entry.getKey());
        compared |= now != null;
        if (now != null && !now.equalsIgnoreCase(entry.getValue())) {
          String problem =
              "expected %s %s, found %s".formatted(entry.getKey(), entry.getValue(), now);
          return new Media(evidence.label(), "differs", found, problem);
        }
      }
      return compared
          ? new Media(evidence.label(), "agrees", found, "")
          : new Media(evidence.label(), "nothing to compare with", found, "");
    } catch (IOException e) {
      return new Media(evidence.label(), "unreadable", Map.of(), String.valueOf(e.getMessage()));
    }
  }

  private void print(CustodyReport chain, List<Media> media) throws IOException {
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("custody_head", chain.head().toString());
      object.put("custody_problems", chain.problems());
      List<Object> evidence = new ArrayList<>();
      for (Media one : media) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("label", one.label());
        fields.put("state", one.state());
        fields.put("digests", one.digests());
        fields.put("problem", one.problem());
        evidence.add(fields);
      }
      object.put("evidence", evidence);
      JsonText.write(output().results(), object);
      output().results().append('\n');
      return;
    }
    for (Media one : media) {
      output()
          .line(
              one.label()
                  + ": "
                  + one.state()
                  + (one.problem().isEmpty() ? "" : ": " + one.problem()));
      for (Map.Entry<String, String> digest : one.digests().entrySet()) {
        output().line("  " + digest.getKey() + " " + digest.getValue());
      }
    }
    output()
        .line(
            chain.holds()
                ? "custody chain: %,d entries, unbroken".formatted(chain.head().length())
                : "custody chain: BROKEN");
    for (String problem : chain.problems()) {
      output().line("  " + problem);
    }
  }
}
