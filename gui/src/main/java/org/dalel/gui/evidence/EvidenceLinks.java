package org.dalel.gui.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dalel.casefile.Locator;
import org.dalel.gui.cases.OpenCase;
import org.dalel.gui.server.Secrets;

/** Words that stand for one item of one case, for a short time. */
public final class EvidenceLinks {
  private static final Duration GOOD_FOR = Duration.ofMinutes(15);
  private static final int MOST = 20_000;

  /**
   * What a word stands for.
   *
   * @param opened the case
   * @param itemId row of the entry in the case
   * @param locator of the entry or of a document in it
   * @param type media type that the browser is told
   * @param until when the word ends to be good
   */
  public record Target(OpenCase opened, long itemId, Locator locator, String type, Instant until) {}

  private final Map<String, Target> targets = new ConcurrentHashMap<>();
  private final Clock clock;

  /** None given yet. */
  public EvidenceLinks(Clock clock) {
    this.clock = clock;
  }

  /** Gives a word for an item. */
  public String give(OpenCase opened, long itemId, Locator locator, String type) {
    Instant now = clock.instant();
    if (targets.size() >= MOST) {
      targets.values().removeIf(target -> target.until().isBefore(now));
    }
    String word = Secrets.next();
    targets.put(word, new Target(opened, itemId, locator, type, now.plus(GOOD_FOR)));
    return word;
  }

  /** What a word stands for, as long as it is good. */
  Optional<Target> find(String word) {
    return Optional.ofNullable(targets.get(word))
        .filter(target -> clock.instant().isBefore(target.until()));
  }
}
