package org.dalel.casefile.write;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes {@code item} and {@code item_result}. */
public final class ItemTable {
  private final Statements item;
  private final Statements result;

  ItemTable(Connection connection) throws SQLException {
    item =
        Statements.insert(
            connection,
            "item",
            "id, evidence_id, file_system_id, path, stream, meta_addr, meta_seq, attr_type, attr_id, kind, state,"
                + " reallocated, size, init_size, alloc_size, flags, mtime, atime, ctime, crtime, raw_times, more_times,"
                + " mode, uid, gid, links, link_target, owner_sid, recovery, first_byte, runs, readable");
    result =
        new Statements(
            connection,
            "INSERT OR REPLACE INTO item_result (item_id, content_id, status, why, bytes_read) VALUES (?,?,?,?,?)");
  }

  /** Adds an item; one without content to read is examined by being listed. */
  public void add(ItemRow row) throws SQLException {
    item.number(row.id())
        .number(row.evidenceId())
        .numberOrNull(row.fileSystemId() == 0 ? -1 : row.fileSystemId());
    item.text(row.path()).text(row.stream());
    item.numberOrNull(row.address().meta()).numberOrNull(row.address().sequence());
    item.numberOrNull(row.address().attributeType()).numberOrNull(row.address().attributeId());
    item.text(row.kind()).text(row.state()).flag(row.reallocated());
    item.numberOrNull(row.sizes().size())
        .numberOrNull(row.sizes().initialised())
        .numberOrNull(row.sizes().allocated());
    item.number(row.flags());
    bindTimes(row.times());
    bindOwner(row.owner());
    item.text(row.recovery()).numberOrNull(row.firstByte()).bytes(row.runs()).flag(row.readable());
    item.queue();
  }

  /** Says what became of an item; replaces what was said before. */
  public void finish(ItemResult row) throws SQLException {
    result.number(row.itemId());
    result.numberOrNull(row.content() == null ? -1 : row.content().id());
    result.text(row.status().label()).text(row.why().orElse(null)).number(row.bytesRead());
    result.queue();
  }

  /** Brings what is queued into the tables. */
  void flush() throws SQLException {
    item.flush();
    result.flush();
  }

  private void bindTimes(ItemRow.Times times) throws SQLException {
    item.boxed(times.modified())
        .boxed(times.accessed())
        .boxed(times.changed())
        .boxed(times.created());
    item.text(times.raw()).text(times.more());
  }

  private void bindOwner(ItemRow.Owner owner) throws SQLException {
    item.numberOrNull(owner.mode())
        .numberOrNull(owner.uid())
        .numberOrNull(owner.gid())
        .numberOrNull(owner.links());
    item.text(owner.target().orElse(null)).text(owner.sid().orElse(null));
  }
}
