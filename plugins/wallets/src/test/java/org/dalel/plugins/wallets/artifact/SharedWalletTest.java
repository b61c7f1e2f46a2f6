package org.dalel.plugins.wallets.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.dalel.plugins.wallets.SharedData;
import org.junit.jupiter.api.Test;

class SharedWalletTest {

  /** Keys and addresses of BIP-67 have no extended keys; those of BIP-45 and Electrum do. */
  @Test
  void derivesTheAddressesThatElectrumKeepsOfAWalletOfTwo() throws Exception {
    String folder = "wallets/electrum/electrum/test_storage_upgrade/";
    for (String name : List.of("client_2_9_3_multisig", "client_2_8_3_multisig")) {
      JsonNode file = new ObjectMapper().readTree(SharedData.at(folder + name).toFile());
      List<String> keys = new ArrayList<>();
      file.fieldNames()
          .forEachRemaining(
              field -> {
                if (field.matches("x\\d+/")) {
                  keys.add(file.get(field).get("xpub").asText());
                }
              });
      int needed = Integer.parseInt(file.get("wallet_type").asText().split("of")[0]);
      SharedWallet wallet =
          SharedWallet.of(CoinNetwork.BTC, "sh(sortedmulti(" + needed + ",a,b))", keys)
              .orElseThrow();
      List<Object> derived =
          wallet.addresses().stream().map(a -> a.build().fields().get("address")).toList();
      JsonNode receiving = file.at("/addresses/receiving");
      assertThat(receiving.size()).isGreaterThanOrEqualTo(20);
      for (int i = 0; i < 20; i++) {
        assertThat(derived.get(i)).isEqualTo(receiving.get(i).asText());
      }
      JsonNode change = file.at("/addresses/change");
      for (int i = 0; i < Math.min(5, change.size()); i++) {
        assertThat(derived.get(20 + i)).isEqualTo(change.get(i).asText());
      }
    }
  }

  @Test
  void isNoneWithoutAllKeysOrWithAnotherPolicy() {
    String key =
        "xpub661MyMwAqRbcGco98y9BGhjxscP7mtJJ4YB1r5kUFHQMNoNZ5y1mptze7J37JypkbrmBdnqTvSNzxL7cE1FrHg16qoj9S12MUpiYxVbTKQV";
    assertThat(SharedWallet.of(CoinNetwork.BTC, "wsh(sortedmulti(2,a,b))", List.of(key))).isEmpty();
    assertThat(SharedWallet.of(CoinNetwork.BTC, "wpkh(a)", List.of(key, key))).isEmpty();
    assertThat(SharedWallet.of(CoinNetwork.DOGE, "wsh(sortedmulti(2,a,b))", List.of(key, key)))
        .isEmpty();
    SharedWallet nested =
        SharedWallet.of(CoinNetwork.BTC, "sh(wsh(sortedmulti(1,a,b)))", List.of(key, key))
            .orElseThrow();
    assertThat(nested.form()).isEqualTo(SharedWallet.Form.P2SH_P2WSH);
    assertThat(nested.addresses()).hasSize(25);
  }
}
