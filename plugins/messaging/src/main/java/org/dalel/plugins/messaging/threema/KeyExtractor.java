package org.dalel.plugins.messaging.threema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.records.KeyMaterial;
import org.pf4j.Extension;

/**
 * Offers the key of Threema's databases, as it lies in {@code key.dat}.
 *
 * <pre>
 *   0 whether a passphrase protects it | 1 key, each byte turned by a constant 32 | 33 salt 8 | 41 first bytes of the key's SHA-1 4
 * </pre>
 *
 * <p>Source: public descriptions of the app (ALEAPP, which checked them on a device); no file of it
 * was at hand.
 */
@Extension
public final class KeyExtractor implements ArtifactExtractor {
  private static final int SIZE = 45;
  private static final int KEY = 32;
  private static final int SUM_AT = 41;
  private static final byte[] TURNED =
      HexFormat.of().parseHex("950d267a88ea77109c50e73f47e06972dac4397c99ea7e67affddd32da35f70c");

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("threema-keys", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("key.dat"))
        .emits(KeyMaterial.class)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    byte[] bytes = bytes(file);
    if (bytes.length != SIZE) {
      return;
    }
    Optional<byte[]> key = bytes[0] == 0 ? key(bytes) : Optional.empty();
    if (key.isEmpty()) {
      if (file.path().contains("ch.threema")) {
        sink.problem(
            new Position.ByteOffset(0),
            "key.dat of Threema: expected a key that no passphrase protects, found %s; the databases stay closed"
                .formatted(bytes[0] == 1 ? "one that does" : "other bytes than its sum asks for"));
      }
      return;
    }
    String digits = HexFormat.of().formatHex(key.get());
    context.secrets().offer(new Secret(Secret.Kind.KEY, digits, "key.dat of Threema"));
    sink.emit(
        Artifact.of(
                new KeyMaterial(
                    digits.substring(0, 4) + "\u2026",
                    "threema key of databases",
                    Optional.of("databases of Threema for Android"),
                    Optional.empty()))
            .field("unverified-schema", true)
            .build());
  }

  private static byte[] bytes(EvidenceFile file) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      return in.readNBytes(SIZE + 1);
    }
  }

  private static Optional<byte[]> key(byte[] file) throws GeneralSecurityException {
    byte[] key = Arrays.copyOfRange(file, 1, 1 + KEY);
    for (int i = 0; i < KEY; i++) {
      key[i] ^= TURNED[i];
    }
    byte[] sum = MessageDigest.getInstance("SHA-1").digest(key);
    return Arrays.equals(sum, 0, SIZE - SUM_AT, file, SUM_AT, SIZE)
        ? Optional.of(key)
        : Optional.empty();
  }
}
