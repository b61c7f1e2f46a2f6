package org.dalel.gui.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.api.Secret;
import org.dalel.gui.jobs.InstalledPlugins;
import org.dalel.gui.jobs.Roots;
import org.dalel.gui.server.Problem;
import org.dalel.ingest.Profile;
import org.dalel.ingest.RunSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFormTest {
  @TempDir private Path temp;
  private Path folder;
  private RunForm form;

  @BeforeEach
  void installPlugins() throws IOException {
    folder = temp.resolve("plugins");
    for (String id : List.of("notes", "chats")) {
      Path plugin = Files.createDirectories(folder.resolve(id));
      Files.writeString(
          plugin.resolve("plugin.properties"),
          "plugin.id=" + id + "\nplugin.version=1.2.0\nplugin.class=none\n");
    }
    form =
        new RunForm(
            new Roots(List.of(temp)), new InstalledPlugins(List.of(folder), temp.resolve("cache")));
  }

  @Test
  void runsThePluginsThatWereChosen() throws IOException {
    assertThat(settings("{}").pluginFolders()).containsExactly(folder);
    assertThat(settings("{'plugins':['notes','chats']}").pluginFolders()).containsExactly(folder);
    assertThat(settings("{'plugins':['notes']}").pluginFolders())
        .containsExactly(folder.resolve("notes"));
    assertThat(settings("{'plugins':[]}").pluginFolders()).isEmpty();
  }

  @Test
  void namesAPluginThatIsNotThere() {
    assertThatThrownBy(() -> settings("{'plugins':['notes','nets']}"))
        .isInstanceOf(Problem.class)
        .hasMessage("plugins: expected some of [chats, notes], found nets.");
  }

  @Test
  void takesSecretsLineByLine() throws IOException {
    assertThat(form.secrets(json("{'secrets':'pass word\\n\\nkey:5Kb8\\nseed-phrase:a b c'}")))
        .extracting(secret -> secret.kind() + " " + secret.value())
        .containsExactly(
            Secret.Kind.PASSWORD + " pass word",
            Secret.Kind.KEY + " 5Kb8",
            Secret.Kind.SEED_PHRASE + " a b c");
    assertThat(form.secrets(json("{}"))).isEmpty();
  }

  @Test
  void refusesWhatNoRunCanDo() throws IOException {
    assertThat(settings("{'profile':'deep'}").profile()).isEqualTo(Profile.DEEP);
    assertThatThrownBy(() -> settings("{'profile':'quick'}"))
        .hasMessage("profile: expected triage, standard or deep, found quick.");
    assertThatThrownBy(() -> settings("{'time_limit':0}")).hasMessageContaining("found 0");
    assertThatThrownBy(() -> settings("{'zone':'Mars'}")).hasMessageContaining("found Mars");
    assertThatThrownBy(() -> form.evidence(json("{'paths':['/etc/passwd']}")))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> form.evidence(json("{}"))).hasMessageContaining("found none");
  }

  private RunSettings settings(String text) throws IOException {
    return form.settings(json(text), "");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
