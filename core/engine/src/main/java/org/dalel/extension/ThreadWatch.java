package org.dalel.extension;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sees which threads a call leaves behind: those of the calling thread's group that were not there
 * before. The caller's group should be its own, so that it sees nobody else's.
 */
final class ThreadWatch {
  private static final long PATIENCE_MILLIS = 200;

  private final ThreadGroup group = Thread.currentThread().getThreadGroup();
  private final int before = group.activeCount();
  private final Set<Thread> known;

  ThreadWatch() {
    this.known = before == 1 ? Set.of(Thread.currentThread()) : new HashSet<>(threads());
  }

  /** Names of the threads that do not end by themselves; they are interrupted. */
  List<String> left() {
    if (group.activeCount() <= before) {
      return List.of();
    }
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    List<Thread> left = threads().stream().filter(t -> !known.contains(t)).toList();
    for (Thread thread : left) {
      thread.interrupt();
      join(thread, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }
    return left.stream().filter(Thread::isAlive).map(Thread::getName).sorted().toList();
  }

  private static void join(Thread thread, long millis) {
    try {
      thread.join(Math.max(1, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Thread> threads() {
    Thread[] all = new Thread[group.activeCount() + 16];
    return Arrays.asList(all).subList(0, group.enumerate(all));
  }
}
