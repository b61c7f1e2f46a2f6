package org.dalel.formats.sevenzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FormatException;
import org.junit.jupiter.api.Test;

/** Headers as 7-Zip 22 and Commons Compress 1.28 write them. */
class SevenZipHeaderTest {
  /** Two files, 19 bytes each, with the password {@code gamma}; header in clear. */
  private static final String CLEAR_HEADER =
      "377abcaf271c000204e646414000000000000000a700000000000000006f0a77f3e4865e46e4324c87fe"
          + "1dab3b73b7b7a60a372715ceab22b7366408e2423fb330e95801e10446ab3ca96229a6155085baf89897"
          + "1f897099c10fd0f0cd047bf701040600020920200a019ca63103bac9c46200070b0200022406f1070112"
          + "530f03f05d16aa436f82f90974bc8fc9dbe7212101160100022406f1070112530f03f05d16aa436f82f9"
          + "0974bc8fc9dbe72121011601000c171317130a01c6a57794b2896dc30008000005021139006400650065"
          + "0070002f0073006100660065002e00620069006e00000064006500650070002f006e006500780074002e"
          + "006b006500790000000000";

  /** A file of 7-Zip with {@code -mhe=on} and the password {@code gamma}. */
  private static final String ENCRYPTED_HEADER =
      "377abcaf271c00049d4e8d61d0000000000000003d00000000000000276a3f8bd73e38aff3d4a076c60a"
          + "2a98ad933e13a2b062295905643bd149cd7b13c164b70a776e3efa6b16ddaab465da165e797b4e5fc08a"
          + "1dd7f03b8018f36390fb1c2ed4732d403947743e0f042fc7cedfe0571f29759ad7cb7b6156d3cc387fcd"
          + "f2647d718a52ce9d81ed20a449afff7ba2f9d91dbfb141f029ad9c956fc9287c95f345e7fe3a6a2481c6"
          + "283a57b3b0c4d32c8d571a8bb927b154a810092170d1580fdbd1cc4464b0a660e3d6d71ac629754d0a6c"
          + "d882a86302235c368033b9aaf835692efad82baf2d75a05fa72e45c30acb1706500109808000070b0100"
          + "022406f1070112530fd43a7b3f349c1dde93d2798b7458914923030101055d0010000001000c77808e0a"
          + "0188c167bb0000";

  /** A file of 7-Zip with the password {@code gamma}, whose header is packed with LZMA. */
  private static final String PACKED_HEADER =
      "377abcaf271c000452aa994cc7000000000000002100000000000000d82f974e20a1b0d772d8c2ba4c25"
          + "387c3cc86b89878bec992985a9b9921d921d9f793b1112e45587b87cdffcb2ed63b54b3f69e7415cce39"
          + "07572537ffcfa694e57f90bcffb8d1f3d9fb1420e88a965a6bb1e2f20000813307ae0fd2c16ffd40bb94"
          + "643b39a47ae76a226d06a6a454128335bc65d5da7929d5b74bb4570e32e1d0274591503a4d24ce81bc28"
          + "4340be76b8e32bb255339aa286e4944aa1fa66dde4ed99bed63819aa491da94aacee39c55aeb37dd13b3"
          + "e3095d0e8dc0a2f05ad2d656162f5027464400000017065001097700070b01000123030101055d001000"
          + "000c808e0a01775233bc0000";

  private static SevenZipHeader read(String hex) throws IOException {
    return SevenZipHeader.read(ByteSource.of(HexFormat.of().parseHex(hex)));
  }

  @Test
  void readsFoldersAndWhatTheirKeysCost() throws IOException {
    SevenZipHeader header = read(CLEAR_HEADER);
    assertThat(header.encrypted()).isFalse();
    assertThat(header.folders()).hasSize(2);
    SevenZipFolder first = header.folders().get(0);
    assertThat(first.packOffset()).isEqualTo(32);
    assertThat(first.firstSize()).isEqualTo(19);
    assertThat(first.firstSum()).hasValue(0x9477a5c6L);
    assertThat(first.aes().orElseThrow().cyclesPower()).isEqualTo(19);
    assertThat(first.packSize() % 16).isZero();
    assertThat(header.folders().get(1).firstSum()).hasValue(0xc36d89b2L);
    assertThat(header.folders().get(1).packOffset()).isEqualTo(32 + first.packSize());
  }

  @Test
  void unpacksAHeaderAndSeesOneThatIsEncrypted() throws IOException {
    SevenZipHeader packed = read(PACKED_HEADER);
    assertThat(packed.encrypted()).isFalse();
    assertThat(packed.folders()).hasSize(1);
    assertThat(packed.folders().get(0).firstSize()).isEqualTo(62);
    assertThat(packed.folders().get(0).firstSum()).hasValue(0xe1258228L);
    SevenZipCoder aes = packed.folders().get(0).aes().orElseThrow();
    assertThat(aes.cyclesPower()).isEqualTo(19);
    assertThat(aes.iv()).isNotEmpty();
    SevenZipHeader encrypted = read(ENCRYPTED_HEADER);
    assertThat(encrypted.encrypted()).isTrue();
    assertThat(encrypted.folders().get(0).aes().orElseThrow().cyclesPower()).isEqualTo(19);
  }

  @Test
  void saysWhatIsWrongWithADamagedOne() {
    assertThatThrownBy(() -> read("377abcaf271c")).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> read("504b0304".repeat(10)))
        .hasMessageContaining("the signature of a 7z archive");
    assertThatThrownBy(() -> read(CLEAR_HEADER.substring(0, CLEAR_HEADER.length() - 40)))
        .isInstanceOf(FormatException.class);
  }

  @Test
  void survivesAnyDamage() {
    Random random = new Random(7);
    for (String sample : new String[] {CLEAR_HEADER, PACKED_HEADER, ENCRYPTED_HEADER}) {
      for (int i = 0; i < 3000; i++) {
        byte[] bytes = HexFormat.of().parseHex(sample);
        for (int change = random.nextInt(3); change >= 0; change--) {
          bytes[12 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt();
        }
        try {
          SevenZipHeader.read(ByteSource.of(bytes));
        } catch (IOException e) {
          assertThat(e.getMessage()).isNotEmpty(); // FormatException, or that of LZMA
        }
      }
    }
  }
}
