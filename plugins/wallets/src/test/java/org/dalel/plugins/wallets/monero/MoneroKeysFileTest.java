package org.dalel.plugins.wallets.monero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.testdata.DataFolder;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class MoneroKeysFileTest {

  @Test
  void believesNoiseOfTheLengthThatItNames() {
    byte[] file = new byte[8 + 2 + 1500];
    new Random(7).nextBytes(file);
    file[8] = (byte) (0x80 | 1500 & 0x7f);
    file[9] = (byte) (1500 >> 7);
    Findings found = ExtractorRun.of(new MoneroKeysFile()).on(file);
    assertThat(found.only("wallet").fields().get("network")).isEqualTo("xmr");
    assertThat(found.only("hash-line").fields().get("line"))
        .isEqualTo("$monero$0*" + Bytes.hex(file));
    file[9]++;
    assertThat(ExtractorRun.of(new MoneroKeysFile()).on(file).all()).isEmpty();
  }

  @Test
  void refusesDataThatIsNoNoise() {
    byte[] file = new byte[8 + 2 + 1500];
    file[8] = (byte) (0x80 | 1500 & 0x7f);
    file[9] = (byte) (1500 >> 7);
    assertThat(ExtractorRun.of(new MoneroKeysFile()).on(file).all()).isEmpty();
  }

  @Test
  void recognisesTheKeyFilesThatMoneroMade() throws IOException {
    String folder = "generated/monero-0.18.0.0-mainnet-offline/";
    for (String name : new String[] {"main_en.keys", "main_ru.keys"}) {
      byte[] file = DataFolder.bytes(SharedData.at(folder + name));
      assertThat(ExtractorRun.of(new MoneroKeysFile()).on(file).of("wallet")).hasSize(1);
    }
  }
}
