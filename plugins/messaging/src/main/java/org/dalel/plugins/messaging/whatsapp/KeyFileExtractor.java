package org.dalel.plugins.messaging.whatsapp;

import java.io.IOException;
import java.nio.channels.Channels;
import java.util.HexFormat;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Secret;
import org.dalel.api.records.KeyMaterial;
import org.pf4j.Extension;

/** Offers the keys of WhatsApp's backups to whoever has something locked. */
@Extension
public final class KeyFileExtractor implements ArtifactExtractor {
  private static final int LARGEST = 4096;
  private static final int SHOWN = 4;

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("whatsapp-key", "1.0.0")
        .interest(Interest.magic(new Magic(0, HexFormat.of().formatHex(BackupKey.SERIALISED))))
        .emits(KeyMaterial.class)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.size() > LARGEST) {
      return;
    }
    byte[] bytes = Channels.newInputStream(file.open()).readNBytes(LARGEST);
    Optional<byte[]> key = BackupKey.inFile(bytes);
    if (key.isPresent()) {
      String hex = HexFormat.of().formatHex(key.get());
      boolean root = bytes.length < 100;
      context.secrets().offer(new Secret(Secret.Kind.KEY, hex, "key file of WhatsApp"));
      sink.emit(
          Artifact.of(
                  new KeyMaterial(
                      hex.substring(0, SHOWN) + "\u2026" + hex.substring(hex.length() - SHOWN),
                      root ? "whatsapp root key" : "whatsapp key",
                      Optional.of(root ? "backups crypt15" : "backups crypt12 and crypt14"),
                      Optional.empty()))
              .atByte(bytes.length - key.get().length)
              .build());
    }
  }
}
