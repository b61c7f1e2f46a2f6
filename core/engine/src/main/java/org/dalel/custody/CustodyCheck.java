package org.dalel.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks a chain and says what is wrong with it. */
final class CustodyCheck {
  private CustodyCheck() {}

  static CustodyReport report(
      List<CustodyEntry> entries,
      CustodyLog.Lines log,
      List<String> missingTriggers,
      Optional<CustodyHead> expected) {
    List<String> problems = new ArrayList<>();
    brokenLink(entries).ifPresent(problems::add);
    compare(entries, log, problems);
    for (String trigger : missingTriggers) {
      problems.add(
          "review.db: expected the trigger "
              + trigger
              + ", found none; rows could be changed without notice since it was dropped");
    }
    expected.flatMap(head -> differs(entries, head)).ifPresent(problems::add);
    CustodyHead head =
        entries.isEmpty()
            ? CustodyHead.EMPTY
            : new CustodyHead(
                entries.get(entries.size() - 1).sequence(), entries.get(entries.size() - 1).hash());
    return new CustodyReport(head, problems);
  }

  private static Optional<String> brokenLink(List<CustodyEntry> entries) {
    CustodyHead head = CustodyHead.EMPTY;
    for (CustodyEntry entry : entries) {
      String at = "custody entry " + entry.sequence() + ": ";
      if (entry.sequence() != head.length() + 1) {
        return Optional.of(
            at + "expected entry " + (head.length() + 1) + " here; entries are missing before it");
      }
      if (!entry.previous().equals(head.hash())) {
        return Optional.of(
            at + "expected the previous hash " + head.hash() + ", found " + entry.previous());
      }
      String computed = entry.computeHash();
      if (!computed.equals(entry.hash())) {
        return Optional.of(
            at
                + "expected the hash "
                + computed
                + " of its values, found "
                + entry.hash()
                + "; the entry was altered");
      }
      head = new CustodyHead(entry.sequence(), entry.hash());
    }
    return Optional.empty();
  }

  private static void compare(
      List<CustodyEntry> entries, CustodyLog.Lines log, List<String> problems) {
    List<String> lines = log.complete();
    int common = Math.min(entries.size(), lines.size());
    for (int i = 0; i < common; i++) {
      if (!entries.get(i).line().equals(lines.get(i))) {
        problems.add(
            "custody.log line "
                + (i + 1)
                + ": expected entry "
                + entries.get(i).sequence()
                + " of review.db, found another one: "
                + lines.get(i));
        return;
      }
    }
    if (lines.size() > entries.size()) {
      problems.add(
          "review.db: expected "
              + lines.size()
              + " custody entries as in custody.log, found "
              + entries.size()
              + "; the last ones were cut off, or a process died while it wrote");
    }
    if (lines.size() < entries.size()) {
      problems.add(
          "custody.log: expected "
              + entries.size()
              + " lines as in review.db, found "
              + lines.size()
              + "; its end was cut off");
    }
    if (!log.torn().isEmpty()) {
      problems.add("custody.log: its last line is torn: " + log.torn());
    }
  }

  private static Optional<String> differs(List<CustodyEntry> entries, CustodyHead head) {
    if (head.length() == 0) {
      return Optional.empty();
    }
    Optional<CustodyEntry> at =
        entries.stream().filter(entry -> entry.sequence() == head.length()).findFirst();
    if (at.isEmpty()) {
      return Optional.of(
          "custody chain: expected at least "
              + head.length()
              + " entries, as the head that was given says, found "
              + entries.size()
              + "; its end was cut off");
    }
    return at.get().hash().equals(head.hash())
        ? Optional.empty()
        : Optional.of(
            "custody entry "
                + head.length()
                + ": expected the hash "
                + head.hash()
                + " that was given, found "
                + at.get().hash());
  }
}
