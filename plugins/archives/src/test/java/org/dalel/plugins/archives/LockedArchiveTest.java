package org.dalel.plugins.archives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.document.ZipFile;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.LZMAInputStream;

/** Each line is proven: with the password of the archive it comes out as its check sum says. */
final class LockedArchiveTest {
  /** Of 7-Zip, two small texts, password {@code gamma}, the second with an encrypted header. */
  private static final String[] SEVEN_ZIP = {
    "377abcaf271c000452aa994cc7000000000000002100000000000000d82f974e20a1b0d772d8c2ba4c25"
        + "387c3cc86b89878bec992985a9b9921d921d9f793b1112e45587b87cdffcb2ed63b54b3f69e7415cce39"
        + "07572537ffcfa694e57f90bcffb8d1f3d9fb1420e88a965a6bb1e2f20000813307ae0fd2c16ffd40bb94"
        + "643b39a47ae76a226d06a6a454128335bc65d5da7929d5b74bb4570e32e1d0274591503a4d24ce81bc28"
        + "4340be76b8e32bb255339aa286e4944aa1fa66dde4ed99bed63819aa491da94aacee39c55aeb37dd13b3"
        + "e3095d0e8dc0a2f05ad2d656162f5027464400000017065001097700070b01000123030101055d001000"
        + "000c808e0a01775233bc0000",
    "377abcaf271c00049d4e8d61d0000000000000003d00000000000000276a3f8bd73e38aff3d4a076c60a"
        + "2a98ad933e13a2b062295905643bd149cd7b13c164b70a776e3efa6b16ddaab465da165e797b4e5fc08a"
        + "1dd7f03b8018f36390fb1c2ed4732d403947743e0f042fc7cedfe0571f29759ad7cb7b6156d3cc387fcd"
        + "f2647d718a52ce9d81ed20a449afff7ba2f9d91dbfb141f029ad9c956fc9287c95f345e7fe3a6a2481c6"
        + "283a57b3b0c4d32c8d571a8bb927b154a810092170d1580fdbd1cc4464b0a660e3d6d71ac629754d0a6c"
        + "d882a86302235c368033b9aaf835692efad82baf2d75a05fa72e45c30acb1706500109808000070b0100"
        + "022406f1070112530fd43a7b3f349c1dde93d2798b7458914923030101055d0010000001000c77808e0a"
        + "0188c167bb0000"
  };

  private static final HexFormat HEX = HexFormat.of();

  @TempDir Path folder;

  private Findings of(byte[] bytes) throws Exception {
    Path file = folder.resolve("archive");
    Files.write(file, bytes);
    return ExtractorRun.of(new LockedArchive()).on(file);
  }

  private static String line(Findings found, String mode) {
    assertThat(found.only("hash-line").fields()).containsEntry("mode", mode);
    return found.only("hash-line").fields().get("line").toString();
  }

  @Test
  void givesWhatAesOfWinZipNeeds() throws Exception {
    String[] part = line(of(Documents.of("zip-aes").content().bytes()), "13600").split("\\*");
    byte[] salt = HEX.parseHex(part[4]);
    byte[] keys =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
            .generateSecret(new PBEKeySpec(Documents.PASSWORD.toCharArray(), salt, 1000, 528))
            .getEncoded();
    byte[] data = HEX.parseHex(part[7]);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(keys, 32, 32, "HmacSHA1"));
    assertThat(part[2]).isEqualTo("3");
    assertThat(part[5]).isEqualTo(HEX.formatHex(keys, 64, 66));
    assertThat(Integer.parseInt(part[6], 16)).isEqualTo(data.length);
    assertThat(part[8]).isEqualTo(HEX.formatHex(mac.doFinal(data), 0, 10));
    assertThat(part[9]).isEqualTo("$/zip2$");
  }

  @Test
  void givesWhatTheOldCipherNeeds() throws Exception {
    byte[] text = "stored as it is".getBytes(StandardCharsets.UTF_8);
    byte[] archive =
        new ZipFile()
            .zipCrypto("pass")
            .add("larger.txt", Document.of(Content.text("larger ".repeat(2000))))
            .store("small.txt", Document.of(Content.of(text)))
            .bytes();
    Findings found = of(archive);
    String[] part = line(found, "17210").split("\\*");
    assertThat(found.only("hash-line").fields()).containsEntry("of", "small.txt");
    CRC32 crc = new CRC32();
    crc.update(text);
    assertThat(part[0]).isEqualTo("$pkzip2$1");
    assertThat(Integer.parseInt(part[4], 16)).isEqualTo(text.length + 12);
    assertThat(Integer.parseInt(part[5], 16)).isEqualTo(text.length);
    assertThat(Long.parseLong(part[6], 16)).isEqualTo(crc.getValue());
    assertThat(part[11]).isEqualTo("%04x".formatted(crc.getValue() >>> 16));
    byte[] data = HEX.parseHex(part[13]);
    assertThat(data).hasSize(text.length + 12);
    assertThat(new String(archive, StandardCharsets.ISO_8859_1))
        .contains("small.txt" + new String(data, StandardCharsets.ISO_8859_1));
    assertThat(line(of(Documents.of("zip-encrypted").content().bytes()), "17200"))
        .startsWith("$pkzip2$1*1*2*0*")
        .endsWith("*$/pkzip2$");
  }

  @Test
  void givesWhatSevenZipNeeds() throws Exception {
    for (String sample : SEVEN_ZIP) {
      Findings found = of(HEX.parseHex(sample));
      String[] part = line(found, "11600").split("\\$");
      assertThat(part[1]).isEqualTo("7z");
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key("gamma", Integer.parseInt(part[3])), "AES"),
          new IvParameterSpec(HEX.parseHex(part[7])));
      byte[] packed =
          Arrays.copyOf(cipher.doFinal(HEX.parseHex(part[11])), Integer.parseInt(part[10]));
      byte[] plain = new byte[Integer.parseInt(part[12])];
      try (InputStream in = unpacked(part[2], HEX.parseHex(part[13]), packed)) {
        assertThat(in.readNBytes(plain, 0, plain.length)).isEqualTo(plain.length);
      }
      CRC32 crc = new CRC32();
      crc.update(plain);
      assertThat(Long.parseLong(part[8])).isEqualTo(crc.getValue());
    }
  }

  private static InputStream unpacked(String packing, byte[] properties, byte[] packed)
      throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(packed);
    if (packing.equals("2")) {
      int bits = properties[0];
      return new LZMA2InputStream(in, (2 | bits & 1) << bits / 2 + 11);
    }
    assertThat(packing).isEqualTo("1");
    int dictionary = ByteBuffer.wrap(properties, 1, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return new LZMAInputStream(in, -1, properties[0], dictionary);
  }

  private static byte[] key(String password, int cycles) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] bytes = password.getBytes(StandardCharsets.UTF_16LE);
    for (long round = 0; round < 1L << cycles; round++) {
      sha256.update(bytes);
      sha256.update(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(round).array());
    }
    return sha256.digest();
  }

  @Test
  void saysNothingOfOpenAndDamagedArchives() throws Exception {
    assertThat(of(Documents.of("zip").content().bytes()).all()).isEmpty();
    byte[] torn = Documents.of("zip-aes").content().bytes();
    assertThat(of(Arrays.copyOf(torn, torn.length - 30)).all()).isEmpty();
    assertThat(of(Arrays.copyOf(HEX.parseHex(SEVEN_ZIP[0]), 100)).all()).isEmpty();
  }
}
