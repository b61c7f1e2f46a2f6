package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.dalel.casefile.write.ContentKey;
import org.dalel.casefile.write.ContentOutcome;
import org.dalel.casefile.write.ContentRef;
import org.dalel.casefile.write.ContentStatus;
import org.junit.jupiter.api.Test;

class ContentLedgerTest {
  private static final ContentOutcome PARSED = ContentOutcome.leaf(ContentStatus.PARSED);

  @Test
  void handsEachContentToOneThreadAndTellsEveryOther() throws Exception {
    int threads = 8;
    int rounds = 20_000;
    int contents = 50;
    ContentLedger ledger = new ContentLedger();
    AtomicIntegerArray processed = new AtomicIntegerArray(contents);
    AtomicInteger told = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> done = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Random random = new Random(t);
      done.add(
          pool.submit(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  int content = random.nextInt(contents);
                  meet(ledger, content, processed, told);
                }
              }));
    }
    for (Future<?> each : done) {
      each.get();
    }
    pool.shutdown();
    assertThat(told.get()).isEqualTo(threads * rounds);
    for (int i = 0; i < contents; i++) {
      assertThat(processed.get(i)).isEqualTo(1);
    }
  }

  private static void meet(
      ContentLedger ledger, int content, AtomicIntegerArray processed, AtomicInteger told) {
    ContentLedger.Claim claim =
        ledger.claim(
            key(content),
            ref -> {
              assertThat(ref.outcome()).isEqualTo(PARSED);
              told.incrementAndGet();
            });
    switch (claim.turn()) {
      case MINE -> {
        processed.incrementAndGet(content);
        Thread.yield();
        ledger.settle(key(content), PARSED);
        told.incrementAndGet();
      }
      case DONE -> {
        assertThat(claim.ref().outcome()).isEqualTo(PARSED);
        told.incrementAndGet();
      }
      case BUSY -> {
        // told when the other is done
      }
    }
  }

  @Test
  void handsOutAContentThatWasOnlyIdentifiedByAnEarlierRun() {
    ContentLedger ledger = new ContentLedger();
    ledger.known(key(1), ContentRef.stored(5, null, true));
    assertThat(ledger.claim(key(1), null).turn()).isEqualTo(ContentLedger.Claim.Turn.MINE);
    assertThat(ledger.claim(key(1), null).turn()).isEqualTo(ContentLedger.Claim.Turn.BUSY);
  }

  @Test
  void knowsAContentOfAnEarlierRun() {
    ContentLedger ledger = new ContentLedger();
    ledger.known(key(1), ContentRef.stored(5, PARSED, false));
    assertThat(ledger.claim(key(1), null).turn()).isEqualTo(ContentLedger.Claim.Turn.DONE);
  }

  private static ContentKey key(int content) {
    byte[] sha256 = new byte[32];
    sha256[0] = (byte) content;
    return ContentKey.of(sha256, "text/plain");
  }
}
