package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.List;

/**
 * What is told beside the nodes of a message: what did not fit its description, and texts of fields
 * that no version known here has.
 */
final class Notes {
  static final int MOST_FAULTS = 20;
  private static final int LONGEST_STRANGER = 10_000;

  private final List<String> faults = new ArrayList<>();
  private final List<String> strangers = new ArrayList<>();
  private long more;

  /** Something that cannot be read as it should; of one message only the first are kept. */
  void fault(String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(what);
    } else {
      more++;
    }
  }

  /** A text of a field that is not known. */
  void stranger(String place, String text) {
    strangers.add(
        place
            + ": "
            + (text.length() <= LONGEST_STRANGER ? text : text.substring(0, LONGEST_STRANGER)));
  }

  /** What was wrong with the nodes since this was asked last. */
  List<String> takeFaults() {
    List<String> taken = new ArrayList<>(faults);
    if (more > 0) {
      taken.add(
          "expected values as their fields ask for, found %d more that are not".formatted(more));
    }
    faults.clear();
    more = 0;
    return taken;
  }

  /** Texts of fields that are not known, since this was asked last: {@code Chat/12: text}. */
  List<String> takeStrangers() {
    List<String> taken = List.copyOf(strangers);
    strangers.clear();
    return taken;
  }
}
