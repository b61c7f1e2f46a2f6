package org.dalel.plugins.identifiers;

import java.util.function.Consumer;
import org.dalel.api.Confidence;
import org.dalel.api.TextRun;

/**
 * What is looked for in bytes that nobody decoded: unknown files, slack, free space. There chance
 * writes, too: a gigabyte of compressed data has a dozen of {@code x@b.de}, and tables of numbers
 * are full of what could be phone numbers. So only those are reported that have a mark of their
 * own, and are written as people and programs write them:
 *
 * <ul>
 *   <li>e-mail addresses of at least nine characters with two in front of the {@code @}, whose
 *       domain ends in a known top-level domain, is public and is written in one case;
 *   <li>URLs with a scheme, or names that start with {@code www.};
 *   <li>phone numbers with a plus sign that are valid in their numbering plan; not those without,
 *       which cannot be told from other numbers.
 * </ul>
 */
final class RawScanner {
  private static final int SHORTEST_EMAIL = 9;

  /**
   * How far in front of the own part of a run a scan begins, so as to meet it as its neighbour did.
   */
  private static final int RUN_UP = 512;

  /** How far behind the own part the mark of something may stand that begins in it. */
  private static final int RUN_OUT = 80;

  private final TextRun run;
  private final PhoneBook phones;
  private final Consumer<Hit> hits;

  RawScanner(TextRun run, PhoneBook phones, Consumer<Hit> hits) {
    this.run = run;
    this.phones = phones;
    this.hits = hits;
  }

  void scan() {
    if (!IdentifierScanner.isMarked(run.text())) {
      return;
    }
    int from = Math.max(0, run.from() - RUN_UP);
    int to = Math.min(run.text().length(), run.to() + RUN_OUT);
    new IdentifierScanner(run.text(), phones, this::take).scanMarked(from, to);
  }

  private void take(Hit hit) {
    if (run.owns(hit.start()) && isBelieved(hit)) {
      hits.accept(hit);
    }
  }

  private static boolean isBelieved(Hit hit) {
    return hit.confidence() == Confidence.HIGH
        && switch (hit.kind()) {
          case EMAIL -> isWritten(hit.raw());
          default -> true;
        };
  }

  private static boolean isWritten(String email) {
    int at = email.indexOf('@');
    String domain = email.substring(at + 1);
    boolean oneCase =
        domain.chars().noneMatch(Character::isUpperCase)
            || domain.chars().noneMatch(Character::isLowerCase);
    return oneCase
        && email.length() >= SHORTEST_EMAIL
        && at >= 2
        && Character.isLetterOrDigit(email.charAt(0));
  }
}
