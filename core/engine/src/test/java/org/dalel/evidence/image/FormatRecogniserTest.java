package org.dalel.evidence.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatRecogniserTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 4c564609 0d0aff00 | EWF_LOGICAL",
        "0 | 45564632 0d0a8100 | EWF2",
        "0 | 4c454632 0d0a8100 | EWF2_LOGICAL",
        "0 | 4b444d56 01000000 | VMDK_SPARSE",
        "0 | 434f5744 01000000 | VMDK_COWD",
        "0 | 76686478 66696c65 | VHDX",
        "0 | 514649fb 00000001 | QCOW1",
        "0 | 514649fb 00000002 | QCOW2",
        "0 | 514649fb 00000003 | QCOW3",
        "0 | 51454400 | QED",
        "64 | 7f10dabe | VDI",
        "0 | 576974686f757446726565537061636 5 | PARALLELS",
        "0 | 41464631300d0a00 | AFF",
        "0 | 656e637263647361 | DMG_ENCRYPTED",
        "0 | 73707273 | SPARSE_IMAGE",
        "3584 | 6b6f6c79 00000004 | UDIF",
        "4088 | 63647361656e6372 | DMG_ENCRYPTED",
        "3000 | 6b6f6c79 | RAW",
        "0 | eb52904e54465320 | RAW",
      })
  void knowsFormatsByTheirSignature(int at, String hex, ImageFormat format) throws IOException {
    byte[] bytes = new byte[4096];
    byte[] signature = HexFormat.of().parseHex(hex.replace(" ", ""));
    System.arraycopy(signature, 0, bytes, at, signature.length);
    Path misleading = Files.write(folder.resolve("image.E01"), bytes);
    assertThat(EvidenceImages.recognise(misleading)).isEqualTo(format);
  }

  @ParameterizedTest
  @CsvSource({"2, VHD_FIXED", "3, VHD_DYNAMIC", "4, VHD_DIFFERENCING"})
  void knowsVirtualPcDisksByTheirFooter(int type, ImageFormat format) throws IOException {
    for (int footer : new int[] {512, 511}) {
      byte[] bytes = new byte[4096];
      byte[] cookie = "conectix".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(cookie, 0, bytes, 4096 - footer, cookie.length);
      bytes[4096 - footer + 63] = (byte) type;
      assertThat(EvidenceImages.recognise(Files.write(folder.resolve("x.raw"), bytes)))
          .isEqualTo(format);
    }
  }

  @Test
  void knowsDescriptorsAndZipContainers() throws IOException {
    Path descriptor = Files.writeString(folder.resolve("a"), "# Disk DescriptorFile\nversion=1\n");
    assertThat(EvidenceImages.recognise(descriptor)).isEqualTo(ImageFormat.VMDK_DESCRIPTOR);
    Path zip = Files.writeString(folder.resolve("b"), "PK\u0003\u0004........aff4://0123");
    assertThat(EvidenceImages.recognise(zip)).isEqualTo(ImageFormat.AFF4);
    Path plain = Files.writeString(folder.resolve("c"), "PK\u0003\u0004........");
    assertThat(EvidenceImages.recognise(plain)).isEqualTo(ImageFormat.RAW);
    assertThat(EvidenceImages.recognise(Files.createFile(folder.resolve("d"))))
        .isEqualTo(ImageFormat.RAW);
  }

  @Test
  void saysWhatToDoWithAnImageItDoesNotRead() throws IOException {
    byte[] bytes = Arrays.copyOf(new byte[] {'v', 'h', 'd', 'x', 'f', 'i', 'l', 'e'}, 1000);
    Path path = Files.write(folder.resolve("disk.img"), bytes);
    assertThatThrownBy(() -> EvidenceImages.open(path))
        .isInstanceOf(UnsupportedImageException.class)
        .hasMessage(
            path + ": Hyper-V disk (VHDX). Convert it: `qemu-img convert -O raw IMAGE IMAGE.raw`.");
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void everyFormatHasANameAndAdviceUnlessItIsRead(ImageFormat format) {
    assertThat(format.displayName()).isNotBlank();
    assertThat(format.advice().isEmpty()).isEqualTo(format.reader() == ImageFormat.Reader.OWN);
  }

  @ParameterizedTest
  @CsvSource({
    "containers/qcow/dfvfs/ext2.qcow2, QCOW3",
    "containers/vhd/dfvfs/ext2.vhd, VHD_DYNAMIC",
    "containers/vhd/dfvfs/fat-differential.vhd, VHD_DIFFERENCING",
    "containers/vmdk/dfvfs/ext2.vmdk, VMDK_SPARSE",
    "containers/aff4/aff4-forensic/Base-Linear.aff4, AFF4",
    "containers/encrypted/john-samples/HFS+-UDBZ-password-data.dmg, DMG_ENCRYPTED",
    "fs/hfs/dfvfs/hfsplus_zlib.dmg, UDIF",
    "fs/hfs/dmg-forensic/hfsplus_udro.dmg, UDIF",
    "images/e01/dfvfs/ext2.E01, EWF",
    "images/raw/plaso/syslog_image.dd, RAW",
    "containers/encrypted/john-samples/tc-password, RAW",
  })
  void knowsRealImages(String name, ImageFormat format) throws IOException {
    assertThat(EvidenceImages.recognise(Samples.unpack(name, folder))).isEqualTo(format);
  }
}
