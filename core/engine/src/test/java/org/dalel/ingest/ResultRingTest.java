package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.write.CaseChange;
import org.dalel.casefile.write.CaseWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultRingTest {
  @TempDir private Path folder;
  private final AtomicInteger commits = new AtomicInteger();
  private CaseWriter writer;
  private ResultRing ring;

  @BeforeEach
  void startsARing() throws SQLException {
    CaseFolder caseFolder = CaseFolder.createOrOpen(folder.resolve("case"));
    writer = new CaseWriter(caseFolder, 1);
    ring = new ResultRing(writer, commits::incrementAndGet);
    ring.start();
  }

  @Test
  void appliesWhatManyThreadsPublishEachInItsOrder() throws Exception {
    int threads = 4;
    int changes = 5_000;
    int[] next = new int[threads];
    List<String> wrong = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int thread = t;
      all.add(
          pool.submit(
              () -> {
                for (int i = 0; i < changes; i++) {
                  int number = i;
                  ring.publish(
                      w -> {
                        if (next[thread]++ != number) {
                          wrong.add(thread + ":" + number);
                        }
                      });
                }
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    pool.shutdown();
    ring.drain();
    assertThat(wrong).isEmpty();
    assertThat(next).containsOnly(changes);
    ring.finish();
    writer.close();
  }

  @Test
  void throwsTheErrorOfTheDatabaseToThePublishers() {
    ring.publish(
        w -> {
          throw new SQLException("disk full");
        });
    assertThatThrownBy(() -> ring.drain())
        .isInstanceOf(ResultRing.CaseWriteException.class)
        .hasMessage("the case cannot be written: disk full");
    assertThatThrownBy(() -> ring.publish(w -> {}))
        .isInstanceOf(ResultRing.CaseWriteException.class);
  }

  @Test
  void throwsWhatNobodyExpectedToThePublishersInsteadOfHangingThem() {
    ring.publish(
        w -> {
          throw new IllegalStateException("a row refers to nothing");
        });
    assertThatThrownBy(() -> ring.drain()).hasMessageContaining("a row refers to nothing");
  }

  @Test
  void commitsNothingAfterAnError() {
    ring.publish(
        w -> {
          throw new SQLException("disk full");
        });
    assertThatThrownBy(() -> ring.drain()).isInstanceOf(ResultRing.CaseWriteException.class);
    assertThat(commits).hasValue(0);
  }

  @Test
  void countsNoCommitWithoutAChange() throws InterruptedException {
    ring.drain();
    ring.drain();
    assertThat(commits).hasValue(0);
    ring.publish(w -> {});
    ring.drain();
    assertThat(commits).hasValue(1);
  }

  @Test
  void holdsPublishersBackWhenTooManyBytesAreInFlight() throws Exception {
    CountDownLatch writerMayGoOn = new CountDownLatch(1);
    ring.publish(w -> await(writerMayGoOn));
    AtomicInteger published = new AtomicInteger();
    Thread publisher =
        new Thread(
            () -> {
              for (int i = 0; i < 20; i++) {
                ring.publish(new Heavy());
                published.incrementAndGet();
              }
            });
    publisher.start();
    publisher.join(500);
    assertThat(published.get()).isBetween(1, 9);
    writerMayGoOn.countDown();
    publisher.join(TimeUnit.SECONDS.toMillis(20));
    assertThat(published.get()).isEqualTo(20);
    ring.finish();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ten MiB. */
  private record Heavy() implements CaseChange {
    @Override
    public void apply(CaseWriter writer) {}

    @Override
    public long weight() {
      return 10L << 20;
    }
  }
}
