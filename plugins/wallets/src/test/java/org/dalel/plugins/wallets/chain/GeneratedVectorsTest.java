package org.dalel.plugins.wallets.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dalel.plugins.wallets.SharedData;
import org.junit.jupiter.api.Test;

/** Addresses and keys that other libraries made. */
class GeneratedVectorsTest {

  private static final ChainScanner SCANNER = new ChainScanner();
  private static final Set<String> TOKEN_FIELDS =
      Set.of("address", "secret", "seed", "base58_secret", "wif", "wif_uncompressed", "encrypted");

  @Test
  void findsEveryVectorInItsFileInAsciiAndUtf16() throws IOException {
    Path file = SharedData.at("generated/address-vectors/vectors.json");
    String json = Files.readString(file);
    Set<String> expected = tokens(new ObjectMapper().readTree(json)).keySet();

    for (Charset charset : charsets()) {
      Set<String> found = texts(SCANNER.scan(json.getBytes(charset)));

      assertThat(found).as(charset.name()).containsAll(expected);
    }
  }

  @Test
  void findsEveryVectorInABareListOfThem() throws IOException {
    Path file = SharedData.at("generated/address-vectors/vectors.json");
    Map<String, String> expected = tokens(new ObjectMapper().readTree(file.toFile()));
    String list = String.join("\n", expected.values());

    for (Charset charset : charsets()) {
      assertThat(texts(SCANNER.scan(list.getBytes(charset))))
          .as(charset.name())
          .containsAll(expected.keySet());
    }
  }

  /** An address that has twelve letters has a checksum of twelve bits in EIP-55. */
  @Test
  void refusesEveryChangeOfOneCharacterOfThoseWithAChecksum() throws IOException {
    Path file = SharedData.at("generated/address-vectors/vectors.json");
    List<String> passed = new ArrayList<>();
    for (String text : tokens(new ObjectMapper().readTree(file.toFile())).values()) {
      boolean checked = !SCANNER.scan(text.getBytes(StandardCharsets.US_ASCII)).isEmpty();
      for (int i = 0; checked && i < text.length(); i++) {
        addPassing(text, i, passed);
      }
    }
    assertThat(passed).allMatch(text -> text.startsWith("0x")).hasSizeLessThan(3);
  }

  private static void addPassing(String text, int at, List<String> passed) {
    for (char c = '0'; c <= 'z'; c++) {
      String changed = text.substring(0, at) + c + text.substring(at + 1);
      boolean same = c == text.charAt(at) || !Character.isLetterOrDigit(c);
      if (!same && !SCANNER.scan(changed.getBytes(StandardCharsets.US_ASCII)).isEmpty()) {
        passed.add(changed);
      }
    }
  }

  private static List<Charset> charsets() {
    return List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
  }

  private static Set<String> texts(List<Finding> found) {
    return found.stream().map(Finding::text).collect(Collectors.toSet());
  }

  /** What a finding shows, and what stands in the file: a prefix with a colon is no part of it. */
  private static Map<String, String> tokens(JsonNode root) {
    Map<String, String> tokens = new LinkedHashMap<>();
    collect(root, tokens);
    root.at("/keys/ext").forEach(value -> tokens.put(value.asText(), value.asText()));
    return tokens;
  }

  private static void collect(JsonNode node, Map<String, String> tokens) {
    node.properties()
        .forEach(
            field -> {
              String text = field.getValue().asText();
              if (TOKEN_FIELDS.contains(field.getKey()) && !text.isEmpty()) {
                tokens.put(text.substring(text.indexOf(':') + 1), text);
              }
            });
    node.forEach(child -> collect(child, tokens));
  }
}
