package org.dalel.plugins.wallets.monero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.dalel.plugins.wallets.SharedData;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.json.Extracted;
import org.junit.jupiter.api.Test;

class MoneroKeysFileTest {

  @Test
  void believesNoiseOfTheLengthThatItNames() {
    byte[] file = new byte[8 + 2 + 1500];
    new Random(7).nextBytes(file);
    file[8] = (byte) (0x80 | 1500 & 0x7f);
    file[9] = (byte) (1500 >> 7);
    Extracted found = Extracted.by(new MoneroKeysFile(), file);
    assertThat(found.value("wallet", "network")).isEqualTo("xmr");
    assertThat(found.value("hash-line", "line")).isEqualTo("$monero$0*" + Bytes.hex(file));
    file[9]++;
    assertThat(Extracted.by(new MoneroKeysFile(), file).artifacts()).isEmpty();
  }

  @Test
  void refusesDataThatIsNoNoise() {
    byte[] file = new byte[8 + 2 + 1500];
    file[8] = (byte) (0x80 | 1500 & 0x7f);
    file[9] = (byte) (1500 >> 7);
    assertThat(Extracted.by(new MoneroKeysFile(), file).artifacts()).isEmpty();
  }

  @Test
  void recognisesTheKeyFilesThatMoneroMade() throws IOException {
    String folder = "generated/monero-0.18.0.0-mainnet-offline/";
    for (String name : new String[] {"main_en.keys", "main_ru.keys"}) {
      byte[] file = Extracted.bytes(SharedData.at(folder + name));
      assertThat(Extracted.by(new MoneroKeysFile(), file).of("wallet")).hasSize(1);
    }
  }
}
