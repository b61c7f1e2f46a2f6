package org.dalel.evidence.image.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.Samples;
import org.dalel.evidence.image.raw.RawImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumeSignatureTest {

  private static final int SIZE = 4 << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "3, 4e54465320202020, NTFS",
    "3, 4558464154202020, EXFAT",
    "3, 5265465300000000, REFS",
    "3, 2d4656452d46532d, BITLOCKER",
    "424, 3bd66749292ed84a8399f6a339e3d001, BITLOCKER_TO_GO",
    "1024, 482b0004, HFS_PLUS",
    "1024, 48580005, HFSX",
    "1024, 42440000, HFS",
    "32, 4e585342, APFS",
    "32768, 0143443030310100, ISO9660",
    "32768, 004e53523032, UDF",
    "9564, 54190100, UFS1",
    "66908, 19015419, UFS2",
    "66908, 19540119, UFS2",
    "0, 58465342, XFS",
    "65600, 5f42485266535f4d, BTRFS",
    "1024, 1020f5f2, F2FS",
    "135168, 0cb1ba0000000000, ZFS",
    "135168, 0000000000bab10c, ZFS",
    "32768, 4a465331, JFS",
    "65588, 526549734572324673, REISERFS",
    "65536, 52654973457234, REISER4",
    "0, 68737173, SQUASHFS",
    "1024, e2e1f5e0, EROFS",
    "0, 453dcd28, CRAMFS",
    "0, 28cd3d45, CRAMFS",
    "0, 851901e0, JFFS2",
    "0, 1985e001, JFFS2",
    "0, 55424923, UBI",
    "0, 31181006, UBIFS",
    "544, 31534642, BEFS",
    "32, 42465331, BEFS",
    "4086, 53574150535041434532, SWAP",
    "65526, 53574150535041434532, SWAP",
    "4086, 4c494e4849423030303100, HIBERNATION",
    "0, 4c554b53babe0001, LUKS1",
    "0, 4c554b53babe0002, LUKS2",
    "16384, 534b554cbabe, LUKS2",
    "4096, fc4e2ba901000000, MD_RAID",
    "0, fc4e2ba901000000, MD_RAID",
    "4186112, fc4e2ba901000000, MD_RAID",
    "4128768, fc4e2ba9, MD_RAID",
    "4120, c68573f64e1a45ca8265f57f48ba6d81, BCACHE",
    "2097152, 5ef1ab2f, VMFS",
    "1048576, 0dd001c0, VMFS",
    "3072, 5052495648454144, LDM",
    "4096, 5350414345444220, STORAGE_SPACES",
  })
  void knowsSignatures(int at, String hex, VolumeKind kind) throws IOException {
    byte[] signature = HexFormat.of().parseHex(hex);
    Path path = folder.resolve("v");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(SIZE + 1000);
      file.seek(1000 + at);
      file.write(
          at == 135168 && hex.startsWith("0cb1")
              ? new byte[] {0x0c, (byte) 0xb1, (byte) 0xba}
              : signature);
    }
    try (EvidenceImage image = RawImage.ofSegments(List.of(path))) {
      VolumeSignature found = VolumeSignature.recognise(image, 1000, SIZE);
      assertThat(found.kind()).isEqualTo(kind);
      assertThat(found.others()).isEmpty();
      assertThat(found.encrypted()).isEqualTo(kind.name().matches("LUKS.|BITLOCKER.*|FILE_VAULT2"));
    }
  }

  @Test
  void takesRandomBytesForPossiblyEncryptedAndOthersNot() throws IOException {
    byte[] bytes = new byte[100_000];
    assertThat(recognise(bytes).kind()).isEqualTo(VolumeKind.BLANK);
    new Random(1).nextBytes(bytes);
    assertThat(recognise(bytes).kind()).isEqualTo(VolumeKind.HIGH_ENTROPY);
    assertThat(recognise(Samples.media(200_000, 3)).kind()).isEqualTo(VolumeKind.UNKNOWN);
    assertThat(recognise(new byte[0]).kind()).isEqualTo(VolumeKind.UNKNOWN);
    assertThat(recognise(new byte[] {1, 2, 3}).kind()).isEqualTo(VolumeKind.UNKNOWN);
  }

  @Test
  void namesTheRemainsOfEarlierUseToo() throws IOException {
    byte[] bytes = new byte[200_000];
    System.arraycopy("LUKS\u00ba\u00be\0\1".getBytes("ISO-8859-1"), 0, bytes, 0, 8);
    bytes[0x438] = 0x53;
    bytes[0x439] = (byte) 0xef;
    VolumeSignature found = recognise(bytes);
    assertThat(found.kind()).isEqualTo(VolumeKind.LUKS1);
    assertThat(found.others()).containsExactly(VolumeKind.EXT2);
  }

  private VolumeSignature recognise(byte[] bytes) throws IOException {
    Path path = Files.write(folder.resolve("bytes"), bytes);
    try (EvidenceImage image = RawImage.ofSegments(List.of(path))) {
      return VolumeSignature.recognise(image, 0, bytes.length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fs/fat/rust-fatfs/fat12.img, 0, FAT12",
    "fs/fat/openrelik-worker-common/image_vfat.img, 0, FAT12",
    "fs/fat/velociraptor/fat_very_small.dd, 0, FAT12",
    "fs/hfs/dfvfs/hfsplus.raw, 0, HFS_PLUS",
    "fs/iso9660/dfvfs/iso9660.raw, 0, ISO9660",
    "fs/ext/go-ext4/hierarchy_32.ext4, 0, EXT4",
    "images/raw/sleuthkit_test_data/6-undel-fat/6-fat-undel.dd, 0, FAT16",
    "containers/encrypted/john-samples/tc-password, 0, HIGH_ENTROPY",
    "containers/encrypted/john-samples/VC-STD-Volume/Test1.vc, 0, HIGH_ENTROPY",
  })
  void knowsRealVolumes(String name, long offset, VolumeKind kind) throws IOException {
    Path path = Samples.unpack(name, folder);
    try (EvidenceImage image = RawImage.ofSegments(List.of(path))) {
      VolumeSignature found = VolumeSignature.recognise(image, offset, image.size());
      assertThat(found.kind()).isEqualTo(kind);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mkfs.xfs, 310, -q -L dalel, XFS",
    "mkfs.btrfs, 120, -q -L dalel, BTRFS",
    "mkfs.f2fs, 64, -q -l dalel, F2FS",
    "mkfs.jfs, 32, -q -L dalel, JFS",
    "mkreiserfs, 64, -q -ff -l dalel, REISERFS",
    "mkfs.ext2, 4, -q -F -L dalel, EXT2",
    "mkfs.ext3, 8, -q -F -L dalel, EXT3",
    "mkfs.ext4, 8, -q -F -L dalel, EXT4",
    "mkfs.fat, 64, -F32 -n dalel, FAT32",
    "mkfs.minix, 2, -3, MINIX",
    "mkswap, 2, -L dalel, SWAP",
  })
  void agreesWithBlkidOnFreshVolumes(String program, int mebibytes, String options, VolumeKind kind)
      throws IOException {
    Samples.needs(program);
    Samples.needs("blkid");
    Path path = folder.resolve("volume");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength((long) mebibytes << 20);
    }
    Samples.run(folder, ("env " + program + " " + options + " volume").split(" "));
    try (EvidenceImage image = RawImage.ofSegments(List.of(path))) {
      VolumeSignature found = VolumeSignature.recognise(image, 0, image.size());
      assertThat(found.kind()).isEqualTo(kind);
      String blkid = Samples.run(folder, "env", "blkid", "-p", "volume");
      found.label().ifPresent(label -> assertThat(blkid).contains("LABEL=\"" + label.strip()));
      found.uuid().ifPresent(uuid -> assertThat(blkid).contains("UUID=\"" + uuid + "\""));
      assertThat(found.label().isPresent()).isEqualTo(blkid.contains(" LABEL="));
    }
  }
}
