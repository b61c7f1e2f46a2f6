package org.dalel.plugins.wallets.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens without a checksum: what stands around them decides. */
class SurroundingsTest {

  private static final ChainScanner SCANNER = new ChainScanner();
  private static final String EVM = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
  private static final String DIGEST =
      "e86f57b8c90eb806eb49a9bdb47e6c40f2b1763899afe728dfcd0a71326e5c56";
  private static final String SOLANA = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  private static List<Finding> scan(String text) {
    return SCANNER.scan(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commit %s",
        "sha256:%s",
        "%s  ./file",
        "\"hash\": \"%s\"",
        "\"transaction\": \"%s\"",
        "secret=%s"
      })
  void reportsNoDigestThatNothingCallsATransaction(String around) {
    assertThat(scan(around.formatted(DIGEST))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://mempool.space/tx/%s,TRANSACTION_ID,BTC",
    "https://tronscan.org/#/transaction/%s,TRANSACTION_ID,TRX",
    "www.blockchair.com/bitcoin/transaction/%s,TRANSACTION_ID,BTC",
    "https://etherscan.io/tx/0x%s,TRANSACTION_ID,EVM",
    "https://tonviewer.com/transaction/%s,TRANSACTION_ID,TON",
    "'\"txid\" : \"%s\"',TRANSACTION_ID,UNKNOWN",
    "'monero tx: %s',TRANSACTION_ID,XMR",
    "'ethereum private key 0x%s',PRIVATE_KEY,EVM",
    "'Toncoin 0:%s',ADDRESS,TON"
  })
  void readsWhatItIsFromAUrlOrLabel(String around, Kind kind, Chain chain) {
    List<Finding> found = scan(around.formatted(DIGEST));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).recognition().kind()).isEqualTo(kind);
    assertThat(found.get(0).recognition().readings().get(0).chain()).isEqualTo(chain);
    assertThat(found.get(0).recognition().proof()).isEqualTo(Recognition.Proof.CONTEXT);
  }

  @Test
  void believesAnAddressOfOneCaseOnlyWhereItIsCalledOne() {
    assertThat(scan("mask = " + EVM)).isEmpty();
    assertThat(scan("my wallet: " + EVM)).hasSize(1);
    assertThat(scan("send USDT to " + EVM)).hasSize(1);
    assertThat(scan("https://bscscan.com/address/" + EVM + "#tokentxns")).hasSize(1);
    assertThat(scan("address 0x0000000000000000000000000000000000000001")).isEmpty();
  }

  @Test
  void givesAddressesOfAllSpellingsTheOneOfEip55() {
    assertThat(scan("wallet: " + EVM).get(0).recognition().canonical())
        .isEqualTo("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  }

  @Test
  void believesAnAddressOfSolanaOnlyWhereItIsCalledOneAndIsAPoint() {
    assertThat(scan("id " + SOLANA)).isEmpty();
    assertThat(scan("solana " + SOLANA)).hasSize(1);
    assertThat(scan("https://solscan.io/account/" + SOLANA)).hasSize(1);
    assertThat(scan("\"publicKey\":\"" + SOLANA + "\"")).hasSize(1);
    long points =
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
            .chars()
            .filter(last -> !scan("solana " + SOLANA.substring(0, 43) + (char) last).isEmpty())
            .count();
    assertThat(points).as("about half of all numbers are points").isBetween(8L, 25L);
    assertThat(scan("solana " + SOLANA + "=")).isEmpty();
  }

  @Test
  void believesATokenWithoutAChecksumBesideOneThatHasIt() {
    String list = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t\n" + EVM + "\n" + SOLANA;

    assertThat(scan(list)).extracting(Finding::text).contains(EVM, SOLANA);
    assertThat(scan(list.replace("Lj6t", "Lj6u"))).isEmpty();
  }

  @Test
  void believesAMiniKeyOnlyWhereBitcoinIsSpokenOf() {
    assertThat(scan("S6c56bnXQiBjk9mqSYE7ykVQ7NzrRy")).isEmpty();
    assertThat(scan("Casascius S6c56bnXQiBjk9mqSYE7ykVQ7NzrRy"))
        .first()
        .satisfies(
            found ->
                assertThat(found.recognition().readings().get(0).form()).isEqualTo("mini-key"));
  }

  @Test
  void reportsAnAmbiguousAddressAsASet() {
    assertThat(scan("3P14159f73E4gFr7JterCCQh9QjiTjiZrG").get(0).recognition().readings())
        .extracting(Reading::chain)
        .containsExactly(Chain.BTC, Chain.LTC, Chain.BCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"to:\\n%s\"}",
        "uri=bitcoin%%3A%s",
        "a%%253D%s",
        "q=3D%s",
        "\\u003d%s",
        "bitcoin:%s?amount=0.1",
        "адрес%sадрес",
        "<b>%s</b>",
        "_%s_",
        "\"%s"
      })
  void looksBehindEscapesAndLengthBytes(String around) {
    String address = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    assertThat(scan(around.formatted(address))).extracting(Finding::text).containsExactly(address);
  }

  @Test
  void looksBehindALengthByteThatIsADigit() {
    String wif = "KyZpNDKnfs94vbrwhJneDi77V6jF64PWPF8x5cdJb8ifgg2DUc9d";

    assertThat(scan("\0\0" + (char) wif.length() + wif))
        .extracting(Finding::text)
        .containsExactly(wif);
  }
}
