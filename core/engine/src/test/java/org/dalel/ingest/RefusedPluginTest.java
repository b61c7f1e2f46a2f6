package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for a plugin that cannot be loaded is told, by a row of the case. */
class RefusedPluginTest {
  @TempDir private Path temp;

  @Test
  void isAFailureOfTheRunUntilItIsLoadedOrGone() throws IOException {
    Path image = image();
    Path plugins = TrapPlugin.in(temp.resolve("plugins"));
    Path properties = plugins.resolve("trap/plugin.properties");
    String right = Files.readString(properties);
    Files.writeString(properties, right.replace("plugin.requires=0.1.0", "plugin.requires=99.0.0"));
    Path folder = temp.resolve("case");

    Outcome outcome = Runs.Order.of(folder, image).plugins(plugins).run();

    assertThat(outcome.status()).isEqualTo(Outcome.Status.COMPLETE_WITH_FAILURES);
    assertThat(Runs.failures(folder))
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.place()).isEqualTo("plugin trap");
              assertThat(failure.kind()).isEqualTo("plugin");
              assertThat(failure.message()).contains("'trap'").contains("needs API 99.0.0");
            });
    assertThat(Runs.artifacts(folder)).contains("witnessed").doesNotContain("sprung");

    Runs.Order.of(folder).plugins(plugins).run();
    assertThat(Runs.failures(folder)).as("once, though it was refused twice").hasSize(1);

    Files.writeString(properties, right);
    Runs.Order.of(folder).plugins(plugins).run();
    assertThat(Runs.failures(folder)).isEmpty();
  }

  @Test
  void isNoneWhenAnotherOfItsIdIsLoadedInItsPlace() throws IOException {
    Path image = image();
    Path own = TrapPlugin.in(temp.resolve("own"));
    Path shipped = TrapPlugin.in(temp.resolve("shipped"));

    Outcome outcome = Runs.Order.of(temp.resolve("twice"), image).plugins(own, shipped).run();

    assertThat(outcome.status()).as(outcome.message()).isEqualTo(Outcome.Status.COMPLETE);
    assertThat(Runs.artifacts(temp.resolve("twice"))).containsOnlyOnce("witnessed");
  }

  private Path image() throws IOException {
    return Sample.files(
        temp.resolve("evidence"),
        "one",
        Map.of("/a.txt", Document.of(Content.text("DALEL-TRAP fine\n"))));
  }
}
