package org.dalel.extension;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.ScanPlace;
import org.dalel.plugins.wallets.mycelium.PaperBackupsInText;
import org.dalel.plugins.wallets.text.WalletsInText;

/**
 * Prints every hit that the wallet recognisers give in the first bytes of a tree, for the reader to
 * judge: {@code java ... org.dalel.extension.WalletHits /usr 1000000000}.
 */
public final class WalletHits {
  private WalletHits() {}

  /** The tree, and how many bytes of it. */
  public static void main(String[] arguments) throws IOException {
    long left = Long.parseLong(arguments[1]);
    ScanTeam team =
        ExtensionHost.ofScanners(
                ExtractionLimits.DEFAULT, List.of(WalletsInText::new, PaperBackupsInText::new))
            .scanners(ScanPlace.FREE);
    ScanWindows windows = new ScanWindows();
    long scanned = 0;
    long began = System.nanoTime();
    for (Path file : files(Path.of(arguments[0]))) {
      long size = Files.size(file);
      if (left <= 0) {
        break;
      }
      left -= size;
      scanned += size;
      print(file, scan(file, size, team, windows));
    }
    System.out.printf(
        "%,d bytes in %.1f s%n", scanned, (System.nanoTime() - began) / 1_000_000_000.0);
  }

  private static List<Extraction> scan(Path file, long size, ScanTeam team, ScanWindows windows)
      throws IOException {
    Scan scan = team.begin(Optional.empty(), Free.CONTEXT, name -> false, name -> {});
    try (FileChannel channel = FileChannel.open(file)) {
      windows.begin(
          (position, target, offset, length) ->
              channel.read(ByteBuffer.wrap(target, offset, length), position),
          0,
          size,
          0,
          size);
      while (windows.next()) {
        scan.window(windows);
      }
    }
    return scan.finish();
  }

  private static void print(Path file, List<Extraction> found) {
    for (Extraction extraction : found) {
      extraction.failure().ifPresent(f -> System.out.println(file + ": FAILURE " + f.message()));
      for (Artifact one : extraction.artifacts()) {
        System.out.println(
            String.join(
                "\t",
                file.toString(),
                one.position().printed(),
                one.type(),
                one.confidence().label(),
                one.fields().toString()));
      }
    }
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .filter(f -> !Files.isSymbolicLink(f))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
