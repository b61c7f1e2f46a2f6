package org.dalel.gui.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootsTest {
  @TempDir private Path temp;
  private Path root;
  private Path outside;
  private Roots roots;

  @BeforeEach
  void makeFolders() throws IOException {
    temp = temp.toRealPath();
    root = Files.createDirectory(temp.resolve("evidence"));
    outside = Files.createDirectory(temp.resolve("evidence-of-others"));
    Files.writeString(root.resolve("disk.dd"), "disk");
    Files.writeString(outside.resolve("secret.dd"), "secret");
    roots = new Roots(List.of(root));
  }

  @Test
  void letsLookAtWhatLiesBelow() throws Exception {
    assertThat(roots.existing(root.resolve("disk.dd").toString()))
        .isEqualTo(root.resolve("disk.dd"));
    assertThat(roots.existing(root.toString())).isEqualTo(root);
  }

  @Test
  void refusesAWayOutByDots() {
    refused(root + "/../evidence-of-others/secret.dd");
    refused(root + "/./../../" + temp.getFileName() + "/evidence-of-others");
    refused("/etc/passwd");
    refused("etc/passwd");
  }

  @Test
  void refusesAFolderWhoseNameBeginsLikeARoot() {
    refused(outside.resolve("secret.dd").toString());
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret.dd"));
    Files.createSymbolicLink(root.resolve("folder"), outside);
    refused(root + "/file");
    refused(root + "/folder/secret.dd");
    Files.createSymbolicLink(root.resolve("fine"), root.resolve("disk.dd"));
    assertThat(Files.isSymbolicLink(root.resolve("fine"))).isTrue();
  }

  @Test
  void refusesADeviceThatIsNoBlockDevice() {
    refused("/dev/zero");
    refused("/dev/null");
  }

  @Test
  void makesNewFoldersBelowOnly() throws Exception {
    assertThat(roots.future(root + "/new/case")).isEqualTo(root.resolve("new/case"));
    Files.createSymbolicLink(root.resolve("out"), outside);
    Files.createSymbolicLink(root.resolve("dangling"), temp.resolve("nowhere"));
    for (String path :
        List.of(
            root + "/../new",
            root + "/out/case",
            root + "/dangling/case",
            root + "/dangling",
            "/new")) {
      assertThatThrownBy(() -> roots.future(path)).as(path).isInstanceOf(Roots.Refused.class);
    }
  }

  private void refused(String path) {
    assertThatThrownBy(() -> roots.existing(path)).as(path).isInstanceOf(Roots.Refused.class);
  }
}
