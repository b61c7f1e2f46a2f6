package org.dalel.ingest.traps;

import org.dalel.api.ArtifactSink;
import org.dalel.api.ByteHit;
import org.dalel.api.BytePattern;
import org.dalel.api.ScanContext;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextScanner;

/** A scanner that ends the process where it finds its bytes, or throws. */
public final class Fuse implements TextScanner {
  @Override
  public ScannerDescription description() {
    return ScannerDescription.of("fuse", "1.0.0")
        .bytes(new BytePattern("b0 0b 1e 5a", 0, 0), new BytePattern("b0 0b 1e 5b", 0, 0))
        .emits("nothing", "It never comes to that.")
        .build();
  }

  @Override
  public void bytes(ByteHit hit, ScanContext context, ArtifactSink sink) {
    if (hit.pattern() == 0) {
      Runtime.getRuntime().halt(77);
    }
    throw new IllegalStateException("a fuse is blown");
  }
}
