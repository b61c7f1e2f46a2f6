package org.dalel.plugins.wallets.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedVectorsTest {

  private static final ChainScanner SCANNER = new ChainScanner();
  private static final String CHARACTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  static Stream<Published> vectors() {
    return Published.all().stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void findsEveryPublishedVectorAloneInAsciiAndUtf16(Published vector) {
    for (Charset charset :
        List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] data = (" " + vector.text() + ";").getBytes(charset);

      List<Finding> found = SCANNER.scan(data);

      assertThat(found).as(charset.name()).hasSize(1);
      assertThat(found.get(0).text()).isEqualTo(vector.token());
      Recognition recognition = found.get(0).recognition();
      assertThat(recognition.kind().label()).isEqualTo(vector.kind());
      assertThat(recognition.proof()).isEqualTo(Recognition.Proof.CHECKSUM);
      assertThat(recognition.readings())
          .anySatisfy(
              reading -> {
                assertThat(reading.chain().code()).isEqualTo(vector.chain());
                assertThat(reading.form()).isEqualTo(vector.form());
              });
    }
  }

  /**
   * A checksum of n bits lets one change in 2^n pass; those of error-detecting codes let none pass.
   * EIP-55 has one bit a letter, SS58 has 16. The first letter of Filecoin, its network, is outside
   * of the checksum.
   */
  @ParameterizedTest
  @MethodSource("vectors")
  void refusesEveryChangeOfOneCharacter(Published vector) {
    List<String> passed = new ArrayList<>();
    for (int i = vector.chain().equals("fil") ? 1 : 0; i < vector.text().length(); i++) {
      for (char c : CHARACTERS.toCharArray()) {
        String changed = vector.text().substring(0, i) + c + vector.text().substring(i + 1);
        boolean same = changed.equals(vector.text());
        if (!same && !SCANNER.scan(changed.getBytes(StandardCharsets.US_ASCII)).isEmpty()) {
          passed.add(changed);
        }
      }
    }
    assertThat(passed).isEmpty();
  }
}
