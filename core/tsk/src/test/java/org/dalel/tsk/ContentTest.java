package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content of attributes against {@code fls -h} and {@code icat}. */
class ContentTest {
  @TempDir Path folder;

  @Test
  void readsExt4FilesAsFlsHashesThem() throws IOException {
    assertThat(sameDigests(new Samples(folder).ext4(120))).isGreaterThan(90);
  }

  @Test
  void readsNtfsFilesAsFlsHashesThem() throws IOException {
    assertThat(sameDigests(new Samples(folder).ntfs(25))).isGreaterThan(25);
  }

  @Test
  void readsFatFilesAsFlsHashesThem() throws IOException {
    assertThat(sameDigests(new Samples(folder).fat(16, 32, 80))).isGreaterThan(60);
  }

  @Test
  void readsAnAlternateStreamAsIcatDoes() throws IOException {
    Path path = new Samples(folder).ntfs(3);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.of("ntfs"))) {
      TskEntry file = Listing.named(fs, "/file 0.bin");
      TskAttributeInfo stream =
          file.attributes().stream()
              .filter(a -> a.name().map(TskName::toString).orElse("").equals("Zone.Identifier"))
              .findFirst()
              .orElseThrow();
      assertThat(stream.type()).isEqualTo(TskAttributeInfo.NTFS_DATA);
      try (TskFile opened = fs.open(file.metaAddress());
          TskAttribute attribute = opened.attribute(stream.type(), stream.id())) {
        assertThat(Listing.content(attribute)).isEqualTo("zone=3\n".getBytes());
        assertThat(Listing.content(attribute))
            .isEqualTo(
                Tools.succeed(
                        "icat", path, file.metaAddress() + "-" + stream.type() + "-" + stream.id())
                    .output());
      }
    }
  }

  @Test
  void bringsResidentContentAlongWhenAsked() throws IOException {
    Path path = new Samples(folder).ntfs(3);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      List<TskEntry> entries =
          Listing.of(fs, EnumerationOptions.defaults().withResidentLimit(1024));
      int compared = 0;
      for (TskEntry entry : entries) {
        for (TskAttributeInfo a : entry.attributes()) {
          if (a.resident() && a.type() == TskAttributeInfo.NTFS_DATA) {
            try (TskFile file = fs.open(entry.metaAddress())) {
              assertThat(a.residentContent())
                  .hasValue(Listing.content(file.attribute(a.type(), a.id())));
            }
            compared++;
          }
        }
      }
      assertThat(compared).isPositive();
    }
  }

  @Test
  void endsAtTheEndAndClipsWhatIsLeft() throws IOException {
    Path path = new Samples(folder).ext4(5);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty());
        TskFile file = fs.open(Listing.named(fs, "/d1/e1/file 1.bin").metaAddress());
        TskAttribute content = file.content()) {
      byte[] all = Listing.content(content);
      ByteBuffer buffer = ByteBuffer.allocateDirect(all.length + 100);
      assertThat(content.read(all.length - 3L, buffer)).isEqualTo(3);
      assertThat(buffer.position()).isEqualTo(3);
      assertThat(content.read(all.length, buffer)).isEqualTo(-1);
      assertThat(content.read(all.length + 5000L, buffer)).isEqualTo(-1);
      buffer.clear();
      assertThat(content.readWithSlack(all.length, buffer))
          .isEqualTo((int) Math.min(all.length + 100L, content.allocatedSize() - all.length));
    }
  }

  private static boolean isContent(TskAttributeInfo a) {
    return a.type() == TskAttributeInfo.NTFS_DATA || a.type() == TskAttributeInfo.DEFAULT;
  }

  /** Compares the digest of every file that fls gives one for; returns how many. */
  static int sameDigests(Path path) throws IOException {
    int compared = 0;
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      for (String line : Tools.succeed("fls", "-r", "-m", "/", "-h", path).lines()) {
        String[] f = line.split("\\|");
        long address = Long.parseUnsignedLong(f[2].replaceFirst("-.*", ""));
        boolean fileName = f[1].endsWith("($FILE_NAME)");
        if (!f[0].matches("[0-9a-f]{32}") || !f[3].contains("/r") || fileName) {
          continue;
        }
        try (TskFile file = fs.open(address)) {
          // fls cannot read a file without content ($ObjId), and prints zeros.
          if (file.metadata().attributes().stream().noneMatch(ContentTest::isContent)) {
            assertThat(f[0]).as(line).matches("0+");
            continue;
          }
          assertThat(Listing.md5(Listing.content(file.content()))).as(line).isEqualTo(f[0]);
          compared++;
        }
      }
    }
    assertThat(Files.size(path)).isPositive();
    return compared;
  }
}
