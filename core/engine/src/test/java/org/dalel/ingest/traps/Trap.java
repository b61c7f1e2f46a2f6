package org.dalel.ingest.traps;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;

/** A plugin that does what the file tells it to: everything that a parser must not do. */
public final class Trap implements ArtifactExtractor {
  /** How a file for this plugin begins. */
  public static final String MAGIC = "DALEL-TRAP ";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("trap", "1.0.0")
        .interest(Interest.magic(Magic.text(0, MAGIC)))
        .emits("sprung", "A trap was met that does no harm.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    String order = order(file);
    switch (order) {
      case "loop" -> loop();
      case "heap" -> heap();
      case "direct" -> direct();
      case "crash" -> crash();
      case "exit" -> Runtime.getRuntime().halt(77);
      case "throw" -> throw new IllegalStateException("expected nothing, found a trap");
      case "stack" -> stack(0);
      case "threads" -> threads();
      default -> sink.emit(Artifact.of("sprung").field("order", order).atByte(0).build());
    }
  }

  private static String order(EvidenceFile file) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(64);
    try (SeekableByteChannel channel = file.open()) {
      while (bytes.hasRemaining() && channel.read(bytes) > 0) {
        // until the end
      }
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    return text.substring(MAGIC.length()).lines().findFirst().orElse("");
  }

  private static void loop() {
    long n = 0;
    while (n >= 0) {
      n = n + 1 & Long.MAX_VALUE;
    }
  }

  private static void heap() {
    List<byte[]> all = new ArrayList<>();
    while (true) {
      all.add(new byte[16 << 20]);
    }
  }

  private static void direct() {
    List<ByteBuffer> all = new ArrayList<>();
    while (true) {
      all.add(ByteBuffer.allocateDirect(16 << 20));
    }
  }

  private static int stack(int depth) {
    return stack(depth + 1) + 1;
  }

  private static void crash() throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field field = type.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
  }

  private static void threads() {
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 3; i++) {
      new Thread(
              () -> {
                boolean waiting = true;
                while (waiting) {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    waiting = true;
                  }
                }
              },
              "leaked-" + i)
          .start();
    }
  }
}
