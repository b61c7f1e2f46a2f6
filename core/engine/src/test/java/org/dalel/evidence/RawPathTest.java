package org.dalel.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawPathTest {
  @TempDir private Path temp;

  @Test
  void findsAFileAgainWhateverTheBytesOfItsName() throws IOException {
    ByteArrayOutputStream everyByte = new ByteArrayOutputStream();
    for (int b = 1; b < 256; b++) {
      if (b != '/') {
        everyByte.write(b);
      }
    }
    Path folder = Files.createDirectory(RawPath.resolve(temp, "/\\xE9\\xFF"));
    Files.write(
        RawPath.resolve(folder, "/" + EscapedName.of(everyByte.toByteArray())), new byte[] {7});
    try (Stream<Path> files = Files.list(folder)) {
      Path found = files.findFirst().orElseThrow();
      String escaped = RawPath.escapedName(found);
      assertThat(EscapedName.bytes(escaped)).isEqualTo(everyByte.toByteArray());
      assertThat(RawPath.escaped(temp.relativize(found))).isEqualTo("\\xE9\\xFF/" + escaped);
      assertThat(Files.readAllBytes(RawPath.resolve(temp, "/\\xE9\\xFF/" + escaped)))
          .containsExactly(7);
    }
  }

  @Test
  void takesNamesThatAreTextAsTheyAre() throws IOException {
    for (String name :
        new String[] {"құжат.txt", "a%2Fb", "back\\slash", "\\x41", "\uFFFD", "😀"}) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      Path file = RawPath.resolve(temp, "/" + EscapedName.of(bytes));
      Files.write(file, bytes);
      assertThat(RawPath.escapedName(file)).isEqualTo(EscapedName.of(bytes));
      assertThat(EscapedName.bytes(EscapedName.of(bytes))).isEqualTo(bytes);
    }
  }
}
