package org.dalel.evidence.image.udif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.EvidenceImages;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.Mutants;
import org.dalel.evidence.image.PositionalFile;
import org.dalel.evidence.image.Samples;
import org.dalel.evidence.image.UnsupportedImageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Apple disk images give the disk, byte for byte, or say why not. */
class UdifImageTest {
  private static final int[] ALL = {
    UdifChunk.RAW, UdifChunk.ZLIB, UdifChunk.BZIP2, UdifChunk.ADC, UdifChunk.ADC
  };
  private static final int CRC32_TYPE = 2;

  @TempDir Path folder;

  @Test
  void readsChunksOfEveryKind() throws IOException {
    byte[] media = Samples.media(1_500 * 512, 1);
    try (EvidenceImage image =
        EvidenceImages.open(UdifSample.write(folder.resolve("disk"), media, ALL))) {
      assertThat(image.format()).isEqualTo(ImageFormat.UDIF);
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.badRanges()).isEmpty();
      assertThat(image.acquisition().remarks()).isEmpty();
    }
  }

  @Test
  void emptyAndIgnoredChunksAreZeros() throws IOException {
    byte[] media = Samples.media(1_000 * 512, 2);
    int[] types = {UdifChunk.ZEROS, UdifChunk.RAW, UdifChunk.IGNORED};
    Path path = UdifSample.write(folder.resolve("disk"), media, types);
    for (int at = 0; at < media.length; at += UdifSample.CHUNK) {
      if (at / UdifSample.CHUNK % 3 != 1) {
        Arrays.fill(media, at, Math.min(media.length, at + UdifSample.CHUNK), (byte) 0);
      }
    }
    try (EvidenceImage image = EvidenceImages.open(path)) {
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.badRanges()).isEmpty();
    }
  }

  @Test
  void decodesTheReferencesOfAdc() {
    byte[] packed = {(byte) 0x82, 'a', 'b', 'c', 0x00, 0x02, 0x41, 0x00, 0x05, 0x04, 0x00};
    byte[] target = new byte[15];
    assertThat(AdcDecoder.decode(packed, packed.length, target)).isEqualTo(15);
    assertThat(new String(target, StandardCharsets.US_ASCII)).isEqualTo("abcabcabcabbbbb");
    assertThat(AdcDecoder.decode(new byte[] {0x00, 0x02}, 2, target)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"7, LZFSE (ULFO)", "8, LZMA (ULMO)"})
  void refusesWhatItCannotDecodeByName(int type, String name) throws IOException {
    byte[] media = new byte[100 * 512];
    Path path = UdifSample.write(folder.resolve("disk"), media, UdifChunk.RAW, 0x80000000 | type);
    assertThatThrownBy(() -> EvidenceImages.open(path))
        .isInstanceOf(UnsupportedImageException.class)
        .hasMessage(
            path
                + ": Apple disk image (DMG, UDIF): its chunks are compressed with "
                + name
                + ". Convert it on a Mac with `hdiutil convert -format UDTO`.");
  }

  @Test
  void aDamagedChunkIsABadRangeAndTheRestIsRead() throws IOException {
    byte[] media = Samples.media(1_500 * 512, 6);
    Path path = UdifSample.write(folder.resolve("disk"), media, UdifChunk.ZLIB);
    byte[] bytes = Files.readAllBytes(path);
    bytes[0] = 0;
    Files.write(path, bytes);
    try (EvidenceImage image = EvidenceImages.open(path)) {
      Arrays.fill(media, 0, UdifSample.CHUNK, (byte) 0);
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.badRanges()).singleElement();
      assertThat(image.badRanges().get(0).length()).isEqualTo(UdifSample.CHUNK);
      assertThat(image.badRanges().get(0).reason()).contains("type 0x80000005").contains("0x0");
    }
  }

  @Test
  void mutantsAreReadOrRefused() throws IOException {
    byte[] media = Samples.media(300 * 512, 4);
    Path path = UdifSample.write(folder.resolve("disk"), media, ALL);
    Mutants.Tally tally = Mutants.read(Files.readAllBytes(path), 500, 3_000, folder);
    assertThat(tally.opened()).isGreaterThan(100);
    assertThat(tally.damaged()).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dfvfs/hfsplus_zlib.dmg",
        "dmg-forensic/hfsplus_adc.dmg",
        "dmg-forensic/hfsplus_bzip2.dmg",
        "dmg-forensic/hfsplus_udro.dmg",
        "plaso/spotlight.10.13.dmg"
      })
  void realImagesMatchTheChecksumsInThem(String name) throws IOException {
    Path path = Samples.unpack("fs/hfs/" + name, folder);
    int checked = 0;
    try (EvidenceImage image = EvidenceImages.open(path);
        PositionalFile file = PositionalFile.open(path)) {
      UdifTrailer trailer = UdifTrailer.read(file);
      byte[] list = file.read(trailer.listOffset(), trailer.listLength()).array();
      for (byte[] each : PropertyList.tables(list)) {
        ByteBuffer table = ByteBuffer.wrap(each);
        CRC32 crc = new CRC32();
        long first = table.getLong(8);
        for (int at = 204; table.getInt(at) != UdifChunk.END; at += 40) {
          if (table.getInt(at) != UdifChunk.IGNORED) {
            byte[] bytes = new byte[(int) table.getLong(at + 16) * 512];
            image.read((first + table.getLong(at + 8)) * 512, ByteBuffer.wrap(bytes));
            crc.update(bytes);
          }
        }
        assertThat(table.getInt(64)).isEqualTo(CRC32_TYPE);
        assertThat((int) crc.getValue()).isEqualTo(table.getInt(72));
        checked++;
      }
      assertThat(image.size()).isEqualTo(trailer.sectors() * 512);
      assertThat(image.badRanges()).isEmpty();
      assertThat(image.acquisition().remarks()).isEmpty();
    }
    assertThat(checked).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dfvfs/hfsplus_zlib.dmg",
        "dmg-forensic/hfsplus_udro.dmg",
        "plaso/spotlight.10.13.dmg"
      })
  void realImagesReadAsQemuReadsThem(String name) throws IOException {
    Samples.needs("qemu-img");
    Path path = Samples.unpack("fs/hfs/" + name, folder);
    Path raw = folder.resolve("raw");
    Samples.run(
        folder, List.of("qemu-img", "convert", "-f", "dmg", "-O", "raw", "" + path, "" + raw));
    try (EvidenceImage image = EvidenceImages.open(path)) {
      assertThat(Samples.md5(image)).isEqualTo(Samples.md5(Files.readAllBytes(raw)));
    }
  }
}
