package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Kills the worker, and apart from that the supervisor, at seeded moments of a run, lets the same
 * command go on, and compares what is exported with an undisturbed run.
 *
 * <p>Arguments: image, empty folder for the cases, kills, threads, seed, {@code one} (all kills in
 * one run, one after the other) or {@code each} (a run for each kill).
 */
public final class KillCampaign {
  private final Path image;
  private final Path folder;
  private final int threads;
  private String undisturbed = "";
  private long commits;
  private int wrong;

  private KillCampaign(Path image, Path folder, int threads) {
    this.image = image;
    this.folder = folder;
    this.threads = threads;
  }

  /** Runs the campaign; exit code 1 when a result differs. */
  public static void main(String[] arguments) throws Exception {
    KillCampaign campaign =
        new KillCampaign(
            Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[3]));
    Files.createDirectories(campaign.folder);
    campaign.undisturbed();
    List<Long> moments =
        Killing.moments(
            Long.parseLong(arguments[4]), Integer.parseInt(arguments[2]), campaign.commits);
    if (arguments[5].equals("one")) {
      campaign.workers("workers", moments);
      campaign.supervisors("supervisors", moments);
    } else {
      for (int i = 0; i < moments.size(); i++) {
        campaign.workers("worker-" + i, moments.subList(i, i + 1));
        campaign.supervisors("supervisor-" + i, moments.subList(i, i + 1));
      }
    }
    System.out.println(campaign.wrong == 0 ? "all the same" : campaign.wrong + " differ");
    System.exit(campaign.wrong == 0 ? 0 : 1);
  }

  private void undisturbed() throws IOException, SQLException {
    long start = System.nanoTime();
    Path one = folder.resolve("undisturbed");
    Killing.OfWorkers counter = new Killing.OfWorkers(List.of());
    Outcome outcome = Runs.Order.of(one, image).threads(threads).run(counter);
    commits = counter.commits();
    undisturbed = Runs.dump(one);
    System.out.printf(
        "undisturbed: %d threads, %.1f s, %d commits, %,d items, %,d contents, %s%n",
        threads,
        seconds(start),
        commits,
        Runs.number(one, "SELECT count(*) FROM item"),
        Runs.number(one, "SELECT count(*) FROM content"),
        outcome.status());
  }

  private void workers(String name, List<Long> moments) throws IOException, SQLException {
    long start = System.nanoTime();
    Killing.OfWorkers killer = new Killing.OfWorkers(moments);
    Outcome outcome = Runs.Order.of(folder.resolve(name), image).threads(threads).run(killer);
    report(name, killer.kills(), moments, outcome, start);
  }

  private void supervisors(String name, List<Long> moments) throws Exception {
    long start = System.nanoTime();
    Path one = folder.resolve(name);
    int kills = 0;
    long before = 0;
    for (long moment : moments) {
      kills += Killing.killSupervisor(one, threads, image, moment - before) ? 1 : 0;
      before = moment;
    }
    Outcome outcome = Runs.Order.of(one, image).threads(threads).run();
    report(name, kills, moments, outcome, start);
  }

  private void report(String name, int kills, List<Long> moments, Outcome outcome, long start)
      throws IOException, SQLException {
    Path one = folder.resolve(name);
    String found = Runs.dump(one);
    boolean same = found.equals(undisturbed);
    List<String> damage = Runs.damage(one);
    wrong += same && damage.isEmpty() ? 0 : 1;
    System.out.printf(
        "%s: %d kills at commits %s, %.1f s, %s (%s), quarantined %d, export %s, databases %s%n",
        name,
        kills,
        moments,
        seconds(start),
        outcome.status(),
        outcome.message(),
        Runs.number(one, "SELECT count(*) FROM quarantine"),
        same ? "identical" : "DIFFERS",
        damage.isEmpty() ? "whole" : damage);
    if (!same) {
      Files.writeString(folder.resolve("undisturbed.txt"), undisturbed);
      Files.writeString(folder.resolve(name + ".txt"), found);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
