package org.dalel.plugins.wallets.bitcoinj;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.plugins.wallets.artifact.CoinNetwork;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.artifact.WalletType;
import org.dalel.plugins.wallets.json.Content;
import org.pf4j.Extension;

/**
 * The file {@code NAME.info} beside a wallet of MultiBit Classic: what its user calls addresses.
 *
 * <pre>
 *   multiBit.info,1
 *   receive,ADDRESS,LABEL      an address of the wallet; labels are encoded as in URLs
 *   send,ADDRESS,LABEL         one of somebody else
 *   property,NAME,VALUE
 * </pre>
 */
@Extension
public final class MultiBitInfo implements ArtifactExtractor {
  private static final int LARGEST = 16 << 20;

  @Override
  public ExtractorDescription description() {
    return WalletType.declare(
            ExtractorDescription.of("multibit-info", "1.0.0")
                .interest(Interest.magic(Magic.text(0, "multiBit.info,"))),
            WalletType.ADDRESS,
            WalletType.CONTACT,
            WalletType.LABEL)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    byte[] bytes = Content.start(file, LARGEST);
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    for (int number = 0; number < lines.size(); number++) {
      context.checkpoint();
      String[] parts = lines.get(number).split(",", 3);
      if (parts.length < 2 || CoinNetwork.of(List.of(parts[1])).isEmpty()) {
        continue;
      }
      CoinNetwork network = CoinNetwork.of(List.of(parts[1])).orElseThrow();
      Optional<String> label =
          Optional.of(parts.length < 3 ? "" : decoded(parts[2])).filter(text -> !text.isBlank());
      if (parts[0].equals("receive")) {
        place(
            WalletArtifacts.address(network.chain(), parts[1], "p2pkh").field("label", label),
            number,
            sink);
        int line = number;
        label.ifPresent(text -> place(WalletArtifacts.label(text, parts[1]), line, sink));
      } else if (parts[0].equals("send")) {
        place(WalletArtifacts.contact(label.orElse(""), network.chain(), parts[1]), number, sink);
      }
    }
  }

  private static void place(Artifact.Builder artifact, int line, ArtifactSink sink) {
    sink.emit(artifact.atRecord("line", line + 1).build());
  }

  private static String decoded(String label) {
    try {
      return URLDecoder.decode(label, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return label; // a per cent sign that encodes nothing
    }
  }
}
