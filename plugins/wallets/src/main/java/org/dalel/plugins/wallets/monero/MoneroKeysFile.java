package org.dalel.plugins.wallets.monero;

import java.io.IOException;
import java.util.Optional;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Confidence;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Content;
import org.dalel.plugins.wallets.json.Noise;
import org.pf4j.Extension;

/**
 * Key files of Monero ({@code NAME.keys}) and their caches: 8 bytes initialisation vector of
 * ChaCha, a variable-length number, and exactly so many bytes of noise ({@code wallet2.cpp},
 * keys_file_data and cache_file_data). The file has no magic, hence medium confidence.
 */
@Extension
public final class MoneroKeysFile implements ArtifactExtractor {

  private static final int IV = 8;
  private static final int SMALLEST = 256;
  private static final int LARGEST = 16 << 10;
  private static final int SMALLEST_NOISE = 200;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("monero-keys-file", "1.0.0")
                .scope(Scope.CONTENT)
                .interest(Interest.mediaType("application/octet-stream")),
            WalletType.WALLET,
            WalletType.HASH_LINE)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.size() < SMALLEST) {
      return;
    }
    Optional<byte[]> bytes = Content.of(file, LARGEST);
    bytes
        .filter(all -> lengthFits(all) && Noise.is(Bytes.part(all, IV + 2, all.length)))
        .ifPresent(all -> emit(all, sink));
  }

  private static void emit(byte[] all, ArtifactSink sink) {
    sink.emit(
        WalletArtifacts.wallet("Monero", "xmr", "file")
            .field("cipher", "ChaCha20 or ChaCha8")
            .field("kdf", "CryptoNight")
            .confidence(Confidence.MEDIUM)
            .build());
    sink.emit(
        WalletArtifacts.hashLine("john", "monero", "$monero$0*" + Bytes.hex(all))
            .confidence(Confidence.MEDIUM)
            .build());
  }

  private static boolean lengthFits(byte[] bytes) {
    long length = 0;
    int at = IV;
    int shift = 0;
    while (at < bytes.length && shift < 28) {
      length |= (long) (bytes[at] & 0x7f) << shift;
      shift += 7;
      if (bytes[at++] >= 0) {
        return length >= SMALLEST_NOISE && length == bytes.length - at;
      }
    }
    return false;
  }
}
