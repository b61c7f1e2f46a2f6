package org.dalel.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Finds the options that a mistyped one may have meant. */
final class Suggestion {
  private static final int MOST_EDITS = 3;

  private Suggestion() {}

  static List<String> options(CommandSpec command, String typed) {
    String name = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
    List<String> near = new ArrayList<>();
    for (OptionSpec option : command.options()) {
      String candidate = option.longestName();
      if (!option.hidden() && edits(name, candidate) <= MOST_EDITS) {
        near.add(candidate);
      }
    }
    near.sort(Comparator.comparingInt(candidate -> edits(name, candidate)));
    return near;
  }

  /**
   * Letters to put in, take out, replace or swap with their neighbour (optimal string alignment).
   */
  static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(
                Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + replace);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
