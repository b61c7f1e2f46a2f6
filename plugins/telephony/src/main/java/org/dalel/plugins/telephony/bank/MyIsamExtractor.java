package org.dalel.plugins.telephony.bank;

import java.io.IOException;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.dalel.formats.mysql.MyIsamTable;
import org.pf4j.Extension;

/**
 * Tables as a MySQL server has them on its disk: {@code name.frm} with {@code name.MYD} and {@code
 * name.MYI} beside it, deleted rows as well. Of tables that mean nothing here only the definition
 * is read.
 */
@Extension
public final class MyIsamExtractor implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return AccountTables.types(Records.types(ExtractorDescription.of("myisam-table", "1.0.0")))
        .scope(Scope.CONTEXT)
        .interest(Interest.name("*.frm"))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    String name = file.name().substring(0, Math.max(0, file.name().length() - 4));
    String folder = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
    String database = folder.substring(folder.lastIndexOf('/') + 1);
    Optional<EvidenceFile> data = context.surroundings().sibling(file, name + ".MYD");
    if (file.isFolder() || data.isEmpty()) {
      return;
    }
    Optional<EvidenceFile> index = context.surroundings().sibling(file, name + ".MYI");
    MyIsamTable table = open(database, name, file, index, sink);
    if (!TableReport.tells(table.table())) {
      return;
    }
    TableReport report = new TableReport(sink, context);
    try (ByteSource rows = ByteSource.of(data.get().open())) {
      table.read(rows, report);
    } finally {
      report.end();
    }
  }

  /** An index that cannot be read costs little: what it says follows mostly from the definition. */
  private static MyIsamTable open(
      String database,
      String name,
      EvidenceFile file,
      Optional<EvidenceFile> index,
      ArtifactSink sink)
      throws IOException {
    if (index.isPresent()) {
      try (ByteSource frm = ByteSource.of(file.open());
          ByteSource myi = ByteSource.of(index.get().open())) {
        return MyIsamTable.open(database, name, frm, Optional.of(myi));
      } catch (FormatException e) {
        sink.problem(
            new Position.ByteOffset(Math.max(0, e.offset())),
            name + ".MYI: " + e.getMessage() + "; the definition alone is gone by");
      }
    }
    try (ByteSource frm = ByteSource.of(file.open())) {
      return MyIsamTable.open(database, name, frm, Optional.empty());
    }
  }
}
