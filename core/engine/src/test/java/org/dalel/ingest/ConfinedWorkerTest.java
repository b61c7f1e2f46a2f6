package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.dalel.extension.Bubblewrap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin can reach from the process that reads the evidence. */
class ConfinedWorkerTest {
  @TempDir private Path temp;

  @Test
  void aPluginNeitherWritesElsewhereNorConnectsWhereBubblewrapIsThere() throws IOException {
    Assumptions.assumeTrue(Bubblewrap.find().found().isPresent(), "bubblewrap works here");
    Path evidence = Files.createDirectory(temp.resolve("evidence"));
    Path other = Files.createDirectory(temp.resolve("other"));
    try (ServerSocket home = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          evidence.resolve("targets.txt"),
          home.getLocalPort() + "\n" + evidence.resolve("x") + "\n" + other.resolve("x") + "\n");

      Outcome outcome =
          Runs.Order.of(temp.resolve("case"), evidence)
              .plugins(TrapPlugin.burglar(temp.resolve("plugins")))
              .run();

      assertThat(outcome.status()).as(outcome.message()).isEqualTo(Outcome.Status.COMPLETE);
    }
    assertThat(Runs.artifacts(temp.resolve("case")))
        .contains("{\"what\":\"connect\",\"result\":\"refused\"}")
        .contains("{\"what\":\"own folder\",\"result\":\"written\"}")
        .contains("\"what\":\"" + evidence.resolve("x") + "\",\"result\":\"refused\"")
        .contains("\"what\":\"" + other.resolve("x") + "\",\"result\":\"refused\"");
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void saysWhenThereIsNoBubblewrap() throws IOException, SQLException {
    Path evidence = Files.createDirectory(temp.resolve("evidence"));
    Files.writeString(evidence.resolve("a.txt"), "a");
    Reasons reasons = new Reasons();

    Runs.Order.of(temp.resolve("case"), evidence).run(reasons);

    boolean confined = Bubblewrap.find().found().isPresent();
    assertThat(
            Runs.number(
                temp.resolve("case"),
                "SELECT count(*) FROM run WHERE versions ->> 'confinement' "
                    + (confined ? "= 'bubblewrap'" : "LIKE 'none: %bwrap%'")))
        .as("the record of the run says so too")
        .isEqualTo(1);
    if (confined) {
      assertThat(reasons.told).isEmpty();
    } else {
      assertThat(reasons.told).singleElement().asString().contains("bwrap");
    }
  }

  private static final class Reasons implements ProgressListener {
    private final List<String> told = new ArrayList<>();

    @Override
    public void progress(Progress progress) {}

    @Override
    public void message(String line) {}

    @Override
    public void unconfined(String why) {
      told.add(why);
    }
  }
}
