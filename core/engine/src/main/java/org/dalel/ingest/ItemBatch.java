package org.dalel.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.dalel.casefile.write.Digests;
import org.dalel.content.ContentSource;
import org.dalel.digest.BatchDigest;
import org.dalel.digest.TripleDigest;
import org.dalel.evidence.ItemContent;

/**
 * Small contents that are read one after the other and digested together, which is faster than one
 * by one. Belongs to one worker thread.
 */
final class ItemBatch {
  /** How many bytes the contents of one batch have together at most. */
  static final int ROOM = 1 << 20;

  /** A larger content would be alone most of its time. */
  static final int SMALL = 256 << 10;

  /** How many contents: a batch is done in a few milliseconds. */
  static final int MOST = 64;

  private final ItemReader reader;
  private final byte[] buffer = new byte[ROOM];
  private final BatchDigest digest = new BatchDigest(ROOM);
  private final List<Member> members = new ArrayList<>();
  private int used;

  ItemBatch(ItemReader reader) {
    this.reader = reader;
  }

  private record Member(
      List<WorkItem> group, String place, int at, int bytes, Optional<String> damage) {}

  /** Takes what was read. */
  @FunctionalInterface
  interface Taker {
    void take(List<WorkItem> group, String place, ItemReader.Read read)
        throws SQLException, IOException;
  }

  /** Whether a content is one for a batch, and this one has room for it. */
  boolean hasRoomFor(ItemContent content) {
    return content.size() <= SMALL && content.size() <= ROOM - used;
  }

  /** Reads a content for which there is room. */
  void add(ItemContent content, List<WorkItem> group, String place)
      throws ItemReader.UnreadableException {
    ItemReader.Filled filled = reader.fill(content, group.get(0), buffer, used);
    digest.add(buffer, used, filled.bytes());
    members.add(new Member(group, place, used, filled.bytes(), filled.damage()));
    used += filled.bytes();
  }

  /** Hands on all contents with their digests, in the order of their adding; starts anew. */
  void drain(Taker taker) throws SQLException, IOException {
    List<TripleDigest.Result> digests = digest.digests();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      TripleDigest.Result found = digests.get(i);
      ItemReader.Read read =
          new ItemReader.Read(
              ContentSource.of(buffer, member.at(), member.bytes()),
              new Digests(found.md5(), found.sha1(), found.sha256(), new TreeMap<>()),
              member.bytes(),
              member.damage());
      taker.take(member.group(), member.place(), read);
    }
    members.clear();
    used = 0;
  }
}
