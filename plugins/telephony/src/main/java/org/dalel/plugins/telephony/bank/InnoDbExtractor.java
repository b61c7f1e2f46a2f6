package org.dalel.plugins.telephony.bank;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.formats.mysql.InnoDbTable;
import org.pf4j.Extension;

/**
 * Tables of InnoDB as a server has them on its disk, one in a file: {@code name.ibd}, with {@code
 * name.frm} beside it before MySQL 8. Deleted rows as well. Of tables that mean nothing here only
 * the definition is read.
 */
@Extension
public final class InnoDbExtractor implements ArtifactExtractor {
  /** {@code name#P#part}: a partition; the definition is that of the table. */
  private static final Pattern PARTITION = Pattern.compile("(?i)#p#.*");

  @Override
  public ExtractorDescription description() {
    return AccountTables.types(Records.types(ExtractorDescription.of("innodb-table", "1.0.0")))
        .scope(Scope.CONTEXT)
        .interest(Interest.name("*.ibd"))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.isFolder()) {
      return;
    }
    String part = file.name().substring(0, Math.max(0, file.name().length() - 4));
    String name = PARTITION.matcher(part).replaceFirst("");
    String folder = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
    String database = folder.substring(folder.lastIndexOf('/') + 1);
    Optional<EvidenceFile> definition = context.surroundings().sibling(file, name + ".frm");
    try (ByteSource frm =
            definition.isPresent() ? ByteSource.of(definition.get().open()) : ByteSource.EMPTY;
        ByteSource ibd = watched(ByteSource.of(file.open()), context)) {
      TableReport report = new TableReport(sink, context);
      try {
        for (InnoDbTable table :
            InnoDbTable.open(
                database, part, definition.map(present -> frm), ibd, report::damaged)) {
          if (TableReport.tells(table.table())) {
            table.read(report);
          }
        }
      } catch (FormatException e) {
        sink.problem(
            new Position.ByteOffset(Math.max(0, e.offset())),
            file.name() + ": " + e.getMessage() + "; the table is not read");
      } finally {
        report.end();
      }
    }
  }

  /**
   * Pages are gone through several times, also where there is no row: each shows that it goes on.
   */
  private static ByteSource watched(ByteSource source, ExtractionContext context) {
    return new ByteSource() {
      @Override
      public long size() throws IOException {
        return source.size();
      }

      @Override
      public ByteView read(long position, int length) throws IOException {
        context.checkpoint();
        return source.read(position, length);
      }

      @Override
      public void close() throws IOException {
        source.close();
      }
    };
  }
}
