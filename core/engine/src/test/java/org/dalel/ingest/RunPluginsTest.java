package org.dalel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of a run says with which plugins it was, and whoever changes one is told. */
class RunPluginsTest {
  @TempDir private Path temp;

  @Test
  void sayWhatWasNotExaminedAgainWithAnotherVersion() throws IOException, SQLException {
    Path image =
        Sample.files(
            temp.resolve("evidence"),
            "one",
            Map.of("/a.txt", Document.of(Content.text("DALEL-TRAP fine\n"))));
    Path plugins = TrapPlugin.in(temp.resolve("plugins"));
    Path folder = temp.resolve("case");
    Path properties = plugins.resolve("trap/plugin.properties");

    assertThat(messages(Runs.Order.of(folder, image), plugins)).isEmpty();
    assertThat(messages(Runs.Order.of(folder), plugins)).isEmpty();
    Files.writeString(
        properties,
        Files.readString(properties).replace("plugin.version=1.0.0", "plugin.version=1.1.0"));
    List<String> told = messages(Runs.Order.of(folder), plugins);

    assertThat(told)
        .singleElement()
        .asString()
        .isEqualTo(
            "plugin trap 1.1.0: earlier runs of this case had another version or build; what that examined was"
                + " not examined again (a new case examines everything with this one)");
    assertThat(messages(Runs.Order.of(folder), plugins)).as("it stays true").isEqualTo(told);
    assertThat(
            Runs.number(
                folder,
                "SELECT count(*) FROM run WHERE json_extract(versions, '$.plugins.trap.version') ="
                    + " CASE WHEN id < 3 THEN '1.0.0' ELSE '1.1.0' END"))
        .isEqualTo(4);
  }

  @Test
  void sayWhatANewPluginDidNotSee() throws IOException {
    Path image =
        Sample.files(
            temp.resolve("evidence"),
            "one",
            Map.of("/a.txt", Document.of(Content.text("DALEL-TRAP fine\n"))));
    Path folder = temp.resolve("case");
    Path first = TrapPlugin.in(temp.resolve("first"));
    messages(Runs.Order.of(folder, image), first);
    Path second = temp.resolve("second");
    Files.createDirectories(second);
    Files.move(TrapPlugin.in(temp.resolve("made")).resolve("trap"), second.resolve("trap"));
    Path properties = second.resolve("trap/plugin.properties");
    Files.writeString(
        properties, Files.readString(properties).replace("plugin.id=trap", "plugin.id=other"));

    assertThat(messages(Runs.Order.of(folder), second))
        .singleElement()
        .asString()
        .isEqualTo(
            "plugin other 1.0.0: earlier runs of this case did not have it; it was shown files by name and place,"
                + " but no contents and texts that were examined then (a new case shows it everything)");
  }

  private static List<String> messages(Runs.Order order, Path plugins) {
    Runs.Listener heard = new Runs.Listener();
    order.plugins(plugins).run(heard);
    return heard.messages().stream().filter(line -> line.startsWith("plugin ")).toList();
  }
}
