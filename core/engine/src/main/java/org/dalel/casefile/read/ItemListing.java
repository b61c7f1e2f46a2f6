package org.dalel.casefile.read;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dalel.casefile.ContentType;
import org.dalel.casefile.Locator;

/**
 * All entries in their total order, each followed by the documents embedded in it.
 *
 * <p>The order is: evidence label, volume offset, pool volume, bytes of the path, stream, metadata
 * address and sequence, attribute type and id, then every other column that is printed, so that
 * only entries that print the same lines may change places. SQLite sorts (in temporary files when
 * there are many) and the rows are streamed.
 */
final class ItemListing {
  private static final String SQL =
      """
      SELECT e.label, fs.start, fs.pool_volume, i.path, i.stream, i.meta_addr, i.meta_seq,
             i.kind, i.state, i.size, i.mtime, i.atime, i.ctime, i.crtime, i.mode, i.uid, i.gid,
             i.recovery, i.reallocated, i.id, r.status, coalesce(r.why, c.why), c.id, c.md5, c.sha1,
             c.sha256, c.type,
             EXISTS (SELECT 1 FROM embedded b WHERE b.content_id = r.content_id)
      FROM item i
      JOIN evidence e ON e.id = i.evidence_id
      LEFT JOIN file_system fs ON fs.id = i.file_system_id
      LEFT JOIN item_result r ON r.item_id = i.id
      LEFT JOIN content c ON c.id = r.content_id
      WHERE %s
      ORDER BY e.label, fs.start, fs.pool_volume, i.path, i.stream, i.meta_addr, i.meta_seq,
               i.attr_type, i.attr_id, i.state, i.kind, i.reallocated, i.size, i.mtime, i.atime,
               i.ctime, i.crtime, i.first_byte, i.alloc_size, i.init_size, i.mode, i.uid, i.gid,
               i.recovery, c.sha256, c.type, c.md5, c.sha1, r.status, r.why
      """;

  private final EmbeddedListing embedded;
  private final Connection connection;

  ItemListing(Connection connection, EmbeddedListing embedded) {
    this.connection = connection;
    this.embedded = embedded;
  }

  /** Lists entries and their embedded documents. */
  void forEach(Restriction restriction, ItemVisitor sink) throws SQLException, IOException {
    try (PreparedStatement statement =
        connection.prepareStatement(SQL.formatted(restriction.where()))) {
      restriction.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        Twins twins = new Twins();
        while (rows.next()) {
          ListedItem item = read(rows, twins);
          sink.visit(item);
          if (rows.getBoolean(28)) {
            embedded.forEach(item, sink);
          }
        }
      }
    }
  }

  private static ListedItem read(ResultSet row, Twins twins) throws SQLException {
    Locator first =
        new Locator(
            row.getString(1),
            row.getLong(2),
            Columns.text(row, 3),
            row.getString(4),
            Columns.text(row, 5),
            Columns.number(row, 6),
            sequence(row),
            1,
            List.of());
    Locator locator = twins.number(first);
    OptionalLong contentId = Columns.number(row, 23);
    return new ListedItem(
        locator,
        locator.path(),
        row.getString(8),
        row.getString(9),
        Columns.number(row, 10),
        digests(row, contentId),
        new ItemTimes(
            Columns.number(row, 11),
            Columns.number(row, 12),
            Columns.number(row, 13),
            Columns.number(row, 14)),
        new ItemOwner(Columns.number(row, 15), Columns.number(row, 16), Columns.number(row, 17)),
        contentId.isPresent() ? Columns.text(row, 27).map(ContentType::shown) : Optional.empty(),
        Columns.text(row, 21).orElse(ListedItem.PENDING),
        Columns.text(row, 22),
        Columns.text(row, 18),
        row.getBoolean(19),
        row.getLong(20),
        contentId,
        Optional.empty());
  }

  /** The sequence number; file systems without one have NULL or 0, which locators leave out. */
  private static OptionalLong sequence(ResultSet row) throws SQLException {
    OptionalLong sequence = Columns.number(row, 7);
    return sequence.isPresent() && sequence.getAsLong() == 0 ? OptionalLong.empty() : sequence;
  }

  private static ItemDigests digests(ResultSet row, OptionalLong contentId) throws SQLException {
    if (contentId.isEmpty()) {
      return ItemDigests.NONE;
    }
    return new ItemDigests(Columns.hex(row, 24), Columns.hex(row, 25), Columns.hex(row, 26));
  }

  /** Numbers entries that agree in all parts of the locator; they follow each other. */
  private static final class Twins {
    private Optional<Locator> previous = Optional.empty();
    private int ordinal;

    Locator number(Locator locator) {
      ordinal = previous.filter(locator::equals).isPresent() ? ordinal + 1 : 1;
      previous = Optional.of(locator);
      return ordinal == 1
          ? locator
          : new Locator(
              locator.evidence(),
              locator.volumeOffset(),
              locator.poolVolume(),
              locator.path(),
              locator.stream(),
              locator.metaAddr(),
              locator.metaSeq(),
              ordinal,
              List.of());
    }
  }
}
