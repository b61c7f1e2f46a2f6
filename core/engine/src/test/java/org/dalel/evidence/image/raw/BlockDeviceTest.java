package org.dalel.evidence.image.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dalel.evidence.image.ImageFormat;
import org.dalel.evidence.image.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk sdx with partitions sdx1 and sdx2, and a decrypted dm-3 on sdx2, as the kernel shows them.
 */
class BlockDeviceTest {

  @TempDir Path root;
  private DeviceInspector inspector;
  private Path device;
  private final byte[] media = Samples.media(40 * 512, 1);

  @BeforeEach
  void makeKernelFiles() throws IOException {
    Path disk = make("sys/devices/sdx", "8:0", 40);
    Files.writeString(
        Files.createDirectories(disk.resolve("queue")).resolve("logical_block_size"), "512\n");
    Files.writeString(
        Files.createDirectories(disk.resolve("device")).resolve("model"), "Disk 9000  \n");
    Path first = make("sys/devices/sdx/sdx1", "8:1", 20);
    Path second = make("sys/devices/sdx/sdx2", "8:2", 20);
    Files.writeString(first.resolve("partition"), "1\n");
    Files.writeString(second.resolve("partition"), "2\n");
    Path decrypted = make("sys/devices/dm-3", "253:3", 18);
    Files.createSymbolicLink(
        Files.createDirectories(second.resolve("holders")).resolve("dm-3"), decrypted);
    Files.createDirectories(root.resolve("proc/self"));
    inspector = new DeviceInspector(root.resolve("sys"), root.resolve("proc"));
    device = Files.write(root.resolve("device"), media);
    mounts("22 1 8:5 / / rw,relatime shared:1 - ext4 /dev/sda5 rw");
  }

  private Path make(String path, String number, int sectors) throws IOException {
    Path folder = Files.createDirectories(root.resolve(path));
    Files.writeString(folder.resolve("dev"), number + "\n");
    Files.writeString(folder.resolve("size"), sectors + "\n");
    Files.writeString(folder.resolve("ro"), "0\n");
    Path links = Files.createDirectories(root.resolve("sys/dev/block"));
    Files.createSymbolicLink(links.resolve(number), folder);
    return folder;
  }

  private void mounts(String... lines) throws IOException {
    Files.write(root.resolve("proc/self/mountinfo"), List.of(lines));
  }

  @Test
  void readsADeviceThatNobodyUses() throws IOException {
    try (BlockDevice image = BlockDevice.open(device, inspector, "8:0")) {
      assertThat(image.format()).isEqualTo(ImageFormat.DEVICE);
      assertThat(Samples.readAll(image)).isEqualTo(media);
      assertThat(image.acquisition().media())
          .containsEntry("kernel read-only", "no")
          .containsEntry("model", "Disk 9000");
      assertThat(image.acquisition().remarks()).singleElement().asString().contains("would allow");
    }
  }

  @Test
  void recordsThatTheKernelRefusesWrites() throws IOException {
    Files.writeString(root.resolve("sys/devices/sdx/ro"), "1\n");
    try (BlockDevice image = BlockDevice.open(device, inspector, "8:0")) {
      assertThat(image.acquisition().media()).containsEntry("kernel read-only", "yes");
      assertThat(image.acquisition().remarks()).isEmpty();
    }
  }

  @Test
  void refusesADiskWithAPartitionMountedReadWrite() throws IOException {
    mounts("40 22 8:1 / /mnt/x rw,relatime shared:1 - ext4 /dev/sdx1 rw,errors=remount-ro");
    assertThatThrownBy(() -> BlockDevice.open(device, inspector, "8:0"))
        .hasMessageContaining("found that /dev/sdx1 is mounted read-write on /mnt/x");
    assertThat(inspector.writer("8:2")).isEmpty();
  }

  @Test
  void allowsADiskMountedReadOnly() throws IOException {
    mounts("40 22 8:1 / /mnt/x ro,relatime shared:1 - ext4 /dev/sdx1 ro");
    assertThat(inspector.writer("8:0")).isEmpty();
  }

  @Test
  void refusesWhenOnlyTheMountPointIsReadOnly() throws IOException {
    mounts("40 22 8:1 / /mnt/x ro,relatime shared:1 - ext4 /dev/sdx1 rw");
    assertThat(inspector.writer("8:0")).isPresent();
  }

  @Test
  void refusesWhatIsMountedThroughEncryptionOrByNameAlone() throws IOException {
    mounts("41 22 253:3 / /secret rw - ext4 /dev/mapper/secret rw");
    assertThat(inspector.writer("8:0"))
        .contains("/dev/mapper/secret is mounted read-write on /secret");
    assertThat(inspector.writer("8:2")).isPresent();
    assertThat(inspector.writer("8:1")).isEmpty();
    mounts("42 22 0:55 / /pool rw - btrfs /dev/sdx2 rw,space_cache");
    assertThat(inspector.writer("8:0")).isPresent();
  }

  @Test
  void refusesActiveSwapAndTheDiskOfAMountedPartition() throws IOException {
    Files.writeString(
        root.resolve("proc/swaps"),
        "Filename Type Size Used Priority\n/dev/sdx1 partition 9 0 -2\n");
    assertThat(inspector.writer("8:0")).contains("/dev/sdx1 is in use as swap");
    assertThat(inspector.writer("8:2")).isEmpty();
    mounts("43 22 8:0 / /whole rw - vfat /dev/sdx rw");
    assertThat(inspector.writer("8:2")).isPresent();
  }
}
