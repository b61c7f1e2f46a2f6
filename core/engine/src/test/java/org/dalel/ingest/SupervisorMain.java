package org.dalel.ingest;

import java.nio.file.Path;
import java.util.Arrays;

/** A supervisor as a process of its own, so that a test can kill it: case, threads, evidence... */
public final class SupervisorMain {
  private SupervisorMain() {}

  /** Runs; prints the outcome. */
  public static void main(String[] arguments) {
    Path[] evidence = Arrays.stream(arguments).skip(2).map(Path::of).toArray(Path[]::new);
    Outcome outcome =
        Runs.Order.of(Path.of(arguments[0]), evidence)
            .threads(Integer.parseInt(arguments[1]))
            .run();
    System.out.println(outcome);
  }
}
