package org.dalel.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.dalel.content.ContentResult.Status;
import org.dalel.testdata.DataFolder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class MozLz4Test {
  private static final String JSON =
      "{\"windows\":[" + "{\"url\":\"https://dalel.example/\"},".repeat(40) + "0]}";

  private final TypeDetector detector = new TypeDetector();
  private final ContentAnalyzer analyzer = new ContentAnalyzer();
  private final List<String> children = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private ContentResult analyze(String name, byte[] bytes) throws IOException {
    ContentSource source = ContentSource.of(bytes);
    EmbeddedSink collecting =
        (child, content) -> {
          names.add(child.name() + " " + child.state());
          children.add(new String(content.open().readAllBytes(), StandardCharsets.UTF_8));
          return true;
        };
    return analyzer.analyze(
        source, name, detector.detect(source, name), collecting, AnalysisContext.defaults());
  }

  private static byte[] packed(String text, int stated) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("mozLz40\0".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(stated).array());
    try (BlockLZ4CompressorOutputStream block = new BlockLZ4CompressorOutputStream(out)) {
      block.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void unpacksASessionUnderWhateverTypeItsNameGivesIt() throws IOException {
    for (String name :
        List.of("a.json.lz4", "recovery.jsonlz4", "s.json.mozlz4", "r.baklz4", "x")) {
      assertThat(analyze(name, packed(JSON, JSON.length())).status()).isEqualTo(Status.PARSED);
    }
    assertThat(children).hasSize(5).containsOnly(JSON);
    assertThat(names)
        .containsExactly(
            "a.json COMPLETE",
            "recovery.json COMPLETE",
            "s.json COMPLETE",
            "r.json COMPLETE",
            "x COMPLETE");
  }

  @Test
  void handsOutWhatStandsBeforeTheEndOfACutFileAndSaysWhatIsMissing() throws IOException {
    byte[] whole = packed(JSON, JSON.length());

    ContentResult result = analyze("a.json.lz4", Arrays.copyOf(whole, whole.length - 9));

    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(names).containsExactly("a.json PARTIAL");
    assertThat(JSON).startsWith(children.get(0));
  }

  @Test
  void doesNotBelieveALengthThatIsNotThere() throws IOException {
    for (int stated : new int[] {JSON.length() - 1, JSON.length() + 1}) {
      ContentResult result = analyze("a", packed(JSON, stated));
      assertThat(result.status()).isEqualTo(Status.FAILED);
      assertThat(result.message()).hasValueSatisfying(m -> assertThat(m).contains("" + stated));
    }
  }

  @Test
  void onlyEverEndsInAStatus() throws IOException {
    byte[] whole = packed(JSON, JSON.length());
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = whole.clone();
      damaged[12 + random.nextInt(damaged.length - 12)] = (byte) random.nextInt(256);
      assertThat(analyze("a", damaged).status()).isIn(Status.PARSED, Status.FAILED);
    }
  }

  @Test
  void unpacksWhatFirefoxPacked() throws IOException {
    Optional<Path> profile = DataFolder.find("generated/firefox-esr-153");
    Assumptions.assumeTrue(profile.isPresent());
    try (Stream<Path> files = Files.walk(profile.get())) {
      for (Path file : files.filter(f -> f.toString().endsWith("lz4")).toList()) {
        ContentResult result = analyze(file.getFileName().toString(), Files.readAllBytes(file));
        assertThat(result.status()).as(file.toString()).isEqualTo(Status.PARSED);
      }
    }
    assertThat(children).hasSize(8);
    for (String json : children) {
      assertThat(new ObjectMapper().readTree(json).isObject()).isTrue();
    }
  }
}
