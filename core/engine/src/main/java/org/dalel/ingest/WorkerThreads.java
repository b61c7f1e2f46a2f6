package org.dalel.ingest;

import java.util.ArrayList;
import java.util.List;

/** Threads with stacks deep enough for hostile evidence. */
final class WorkerThreads {
  private static final long STACK = 16L << 20;

  private WorkerThreads() {}

  /** Starts a thread in a group of its own; an error that nobody expects ends the process. */
  static Thread start(String name, Runnable task) {
    Thread thread = new Thread(new ThreadGroup(name), task, name, STACK);
    thread.setUncaughtExceptionHandler((t, e) -> WorkerExit.halt(e));
    thread.start();
    return thread;
  }

  /** Runs tasks side by side and waits for all of them. */
  static void run(List<? extends Runnable> tasks) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int slot = 0; slot < tasks.size(); slot++) {
      threads.add(start("worker-" + slot, tasks.get(slot)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
