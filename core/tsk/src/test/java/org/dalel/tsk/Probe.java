package org.dalel.tsk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Times an enumeration by hand: {@code Probe IMAGE [OFFSET [ROUNDS]]}. */
final class Probe {
  private Probe() {}

  public static void main(String[] args) throws TskException {
    long offset = args.length > 1 ? Long.parseLong(args[1]) : 0;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    Path path = Path.of(args[0]);
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      long[] counts = new long[4];
      try (TskImage image = TskImage.open(List.of(path), Evidence.type(path), 0);
          TskFileSystem fs = image.openFileSystem(offset, Optional.empty());
          TskEnumerator e = fs.enumerate(EnumerationOptions.defaults())) {
        Thread stop =
            new Thread(
                () -> {
                  try {
                    Thread.sleep(20_000);
                  } catch (InterruptedException x) {
                    return;
                  }
                  e.cancellation().cancel();
                });
        stop.setDaemon(true);
        stop.start();
        e.forEach(
            r -> {
              if (r instanceof TskEntry entry) {
                counts[0]++;
                counts[entry.orphan() ? 1 : 2]++;
                for (TskAttributeInfo a : entry.attributes()) {
                  counts[3] += a.runCount();
                }
              } else {
                System.out.println(r);
              }
            });
        System.out.printf(
            "%s: %d entries, %d orphans, %d runs, %.3f s%n",
            fs.info().type(), counts[0], counts[1], counts[3], (System.nanoTime() - start) / 1e9);
      }
    }
  }
}
