package org.dalel.plugins.messaging.database;

import java.io.IOException;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.formats.sqlite.page.DatabaseHeader;
import org.dalel.plugins.messaging.android.AppOwners;
import org.dalel.plugins.messaging.mapping.Mappings;
import org.dalel.plugins.messaging.model.MessengerRecords;
import org.pf4j.Extension;

/**
 * Reads the SQLite databases of messengers, SMS, calls and contacts. They are recognised by their
 * tables, so that files which were renamed, or lie under a hash in a backup, are found too.
 */
@Extension
public final class DatabaseExtractor implements ArtifactExtractor {

  private static final NamedFiles NAMED = NamedFiles.of(Mappings.shipped());

  @Override
  public ExtractorDescription description() {
    return MessengerRecords.emittedBy(
            ExtractorDescription.of("chat-database", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(Interest.magic(Magic.text(0, DatabaseHeader.MAGIC)).or(NAMED.interest())))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    try (DatabaseFiles files = DatabaseFiles.of(file, context.surroundings())) {
      DatabaseReading reading =
          new DatabaseReading(files, context, sink, new AppOwners(file, context.surroundings()));
      if (!reading.read()) {
        NAMED
            .missed(file)
            .or(reading::hidden)
            .ifPresent(why -> sink.problem(new Position.WholeItem(), why));
      }
    }
  }
}
