package org.dalel.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.dalel.casefile.write.ContentKey;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;

/**
 * Which contents are done, which are being worked on and by whom, so that each is handled once.
 *
 * <p>An item whose content another worker is busy with does not wait: it leaves a note, and the
 * worker that has the content writes that item's result after its own.
 */
final class ContentLedger {
  private final ConcurrentHashMap<ContentKey, Entry> entries = new ConcurrentHashMap<>();

  /** A content known from an earlier run. */
  void known(ContentKey key, ContentRef ref) {
    entries.put(key, new Entry(ref, ref.outcome() != null));
  }

  /**
   * Asks for a content.
   *
   * @param whenDone called with the handle once it is settled, by whichever thread settles it, when
   *     somebody else is busy with the content; null to be told at once instead
   */
  Claim claim(ContentKey key, Consumer<ContentRef> whenDone) {
    Entry fresh = new Entry(new ContentRef(), false);
    fresh.busy = true;
    Entry entry = entries.putIfAbsent(key, fresh);
    if (entry == null) {
      return new Claim(fresh.ref, Claim.Turn.MINE);
    }
    synchronized (entry) {
      if (entry.done) {
        return new Claim(entry.ref, Claim.Turn.DONE);
      }
      if (!entry.busy) {
        entry.busy = true;
        return new Claim(entry.ref, Claim.Turn.MINE);
      }
      if (whenDone != null) {
        entry.waiting.add(whenDone);
      }
      return new Claim(entry.ref, Claim.Turn.BUSY);
    }
  }

  /** Settles a content that was claimed, after its row was published. */
  void settle(ContentKey key, ContentOutcome outcome) {
    Entry entry = entries.get(key);
    List<Consumer<ContentRef>> told;
    synchronized (entry) {
      entry.ref.settle(outcome);
      entry.done = true;
      told = List.copyOf(entry.waiting);
      entry.waiting.clear();
    }
    told.forEach(note -> note.accept(entry.ref));
  }

  /**
   * What the asking thread may do.
   *
   * @param ref the content's handle
   * @param turn whose turn it is
   */
  record Claim(ContentRef ref, Turn turn) {
    /** Whose turn it is. */
    enum Turn {
      /** The asking thread has to process the content and settle it. */
      MINE,
      /** Another thread is at it. */
      BUSY,
      /** It is settled. */
      DONE
    }
  }

  private static final class Entry {
    private final ContentRef ref;
    private final List<Consumer<ContentRef>> waiting = new ArrayList<>(0);
    private boolean busy;
    private boolean done;

    Entry(ContentRef ref, boolean done) {
      this.ref = ref;
      this.done = done;
    }
  }
}
