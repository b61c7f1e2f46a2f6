package org.dalel.ingest;

import java.sql.SQLException;
import java.util.List;
import org.dalel.api.Artifact;
import org.dalel.casefile.write.ArtifactRow;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.dalel.casefile.write.Owner;
import org.dalel.extension.LoadedExtractor;

/**
 * Hands the parts of a bulk extraction to the writer of the case while the extractor is still at
 * work. Until the end of the extraction is stored the case says that it is unfinished: should the
 * run end before, the parts are taken out and the next run begins anew. What the extractor found
 * there before is replaced at the end.
 */
final class Parts {
  private final ResultRing ring;
  private final LoadedExtractor extractor;
  private final Owner owner;
  private boolean begun;

  Parts(ResultRing ring, LoadedExtractor extractor, Owner owner) {
    this.ring = ring;
    this.extractor = extractor;
    this.owner = owner;
  }

  void accept(List<Artifact> some) {
    List<ArtifactRow> rows = some.stream().map(one -> Extracted.row(extractor, one)).toList();
    ring.publish(new StorePart(owner, extractor.qualifiedId(), rows, !begun));
    begun = true;
  }

  private record StorePart(Owner owner, String extractor, List<ArtifactRow> rows, boolean first)
      implements CaseChange {
    /** More than they take: rows that wait long make the collector of garbage copy them. */
    private static final long WEIGHT = 4096;

    private static final long STORED = 512;

    @Override
    public void apply(CaseWriter writer) throws SQLException {
      if (first) {
        writer.extractions().begin(owner, extractor);
      }
      writer.extractions().add(owner, rows);
    }

    @Override
    public long weight() {
      return WEIGHT * rows.size();
    }

    @Override
    public long stored() {
      return STORED * rows.size();
    }
  }
}
