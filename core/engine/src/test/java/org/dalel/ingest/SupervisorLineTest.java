package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorLineTest {
  @TempDir private Path folder;

  @Test
  void takesAnOrderThatIsLargerThanAnyBuffer() throws IOException, InterruptedException {
    List<String> evidence =
        IntStream.range(0, 5000).mapToObj(i -> "/evidence/of/a/large/case/" + i + ".dd").toList();
    WorkerOrder order =
        new WorkerOrder(
            "/case",
            1,
            evidence,
            Profile.TRIAGE,
            2,
            List.of(),
            List.of(),
            true,
            1,
            "",
            List.of(),
            "/cache",
            List.of());
    Path pipe = pipe();
    CompletableFuture<Void> supervisor = CompletableFuture.runAsync(() -> write(pipe, order));
    try (SupervisorLine line = new SupervisorLine(FileChannel.open(pipe))) {
      assertThat(line.order()).contains(order);
    }
    supervisor.join();
  }

  @Test
  void hasNoOrderWhenTheSupervisorIsGone() throws IOException, InterruptedException {
    Path pipe = pipe();
    CompletableFuture<Void> supervisor = CompletableFuture.runAsync(() -> write(pipe, null));
    try (SupervisorLine line = new SupervisorLine(FileChannel.open(pipe))) {
      assertThat(line.order()).isEmpty();
    }
    supervisor.join();
  }

  private static void write(Path pipe, WorkerOrder order) {
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(pipe, StandardOpenOption.WRITE))) {
      if (order != null) {
        order.write(out);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("line");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }
}
