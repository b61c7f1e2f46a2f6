package org.dalel.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One worker process and the talk with it. Belongs to one thread at a time. */
final class PreviewProcess implements AutoCloseable {
  private static final int HEAP_MIB = 320;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ScheduledExecutorService KILLER =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "preview-limit");
            thread.setDaemon(true);
            return thread;
          });

  /** How often a worker that is late is looked for before its confinement has started it. */
  private static final int LOOKS = 200;

  private static final int LOOK_MILLIS = 20;

  private final Process process;
  private final boolean confined;
  private final DataOutputStream out;
  private final DataInputStream in;

  /**
   * Starts a worker with the same Java and class path as this process.
   *
   * @param scratch the one folder that it may write to
   * @param confinement what its command line begins with
   */
  PreviewProcess(Path scratch, List<String> confinement) throws IOException {
    List<String> command = new ArrayList<>(confinement);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + HEAP_MIB + "m",
            "-Xss4m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:-UsePerfData",
            "-XX:MaxDirectMemorySize=64m",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dlog4j2.StatusLogger.level=OFF",
            "-Dfile.encoding=UTF-8",
            "-Dpdfbox.fontcache=" + scratch,
            "-Djava.io.tmpdir=" + scratch));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), PreviewWorker.class.getName()));
    confined = !confinement.isEmpty();
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .directory(scratch.toFile())
            .start();
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Asks.
   *
   * @throws PreviewException with the reason, when there is nothing to show; the worker may be dead
   */
  Preview ask(PreviewRequest request, Duration limit) throws PreviewException {
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> alarm =
        KILLER.schedule(
            () -> {
              late.set(true);
              endOnceBegun(LOOKS);
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      Frames.write(out, request.json());
      out.flush();
      JsonNode facts = JSON.readTree(Frames.text(in));
      byte[] body = Frames.read(in);
      if (facts.has("problem")) {
        throw new PreviewException(facts.get("problem").asText());
      }
      return new Preview(facts, body);
    } catch (PreviewException e) {
      throw e;
    } catch (IOException e) {
      close();
      throw new PreviewException(
          late.get()
              ? "It took longer than " + limit.toSeconds() + " seconds and was stopped."
              : "It needed more memory than it may have, or crashed its reader.");
    } finally {
      alarm.cancel(false);
    }
  }

  /**
   * Bubblewrap that is killed in the moment in which it makes its child leaves that child behind,
   * with the other end of our pipe: it is killed when the child is there to be killed first.
   */
  private void endOnceBegun(int looks) {
    boolean begun = !confined || process.descendants().findAny().isPresent();
    if (begun || looks == 0 || !process.isAlive()) {
      close();
    } else {
      KILLER.schedule(() -> endOnceBegun(looks - 1), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    // what confines it ends with it; the Java below goes first
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
