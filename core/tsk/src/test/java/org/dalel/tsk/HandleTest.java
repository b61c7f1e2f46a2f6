package org.dalel.tsk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Life cycle, readers of the caller, and input that is no evidence. */
class HandleTest {
  @TempDir Path folder;

  @Test
  void namesTheVersionOfTheLibraryItWasCompiledFor() throws TskException {
    assertThat(Tsk.version()).isEqualTo(Tsk.compiledVersion()).matches("\\d+\\.\\d+.*");
  }

  @Test
  void closingTheImageClosesAllThatWasOpenedFromIt() throws IOException {
    Path path = new Samples(folder).ext4(5);
    TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
    TskFileSystem fs = image.openFileSystem(0, Optional.empty());
    TskFile file = fs.open(fs.info().rootMeta());
    TskAttribute content = file.content();
    TskEnumerator enumerator = fs.enumerate(EnumerationOptions.defaults());
    image.close();
    image.close();
    file.close();
    enumerator.close();
    fs.close();
    content.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> content.read(0, ByteBuffer.allocateDirect(10)))
        .withMessageStartingWith(
            "content of metadata address 2 of file system at offset 0 of image")
        .withMessageEndingWith("is closed");
    assertThatIllegalStateException().isThrownBy(enumerator::nextBatch);
    assertThatIllegalStateException().isThrownBy(() -> fs.open(2));
    assertThatIllegalStateException().isThrownBy(image::volumes);
  }

  @Test
  void readsAnImageThroughAReaderOfTheCaller() throws IOException {
    Path path = new Samples(folder).ext4(60);
    List<String> direct;
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      direct = BodyFile.of(fs, EnumerationOptions.defaults());
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        TskImage image =
            TskImage.external(
                (offset, buffer) ->
                    channel.read(buffer.limit(Math.min(buffer.limit(), 10_000)), offset),
                channel.size(),
                512);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      assertThat(image.size()).isEqualTo(Files.size(path));
      assertThat(BodyFile.of(fs, EnumerationOptions.defaults())).isEqualTo(direct);
    }
  }

  @Test
  void theReadersExceptionIsTheCause() throws TskException {
    EOFException fault = new EOFException("bad sector");
    try (TskImage image =
        TskImage.external(
            (offset, buffer) -> {
              throw fault;
            },
            1 << 20,
            512)) {
      assertThatThrownBy(() -> image.read(0, ByteBuffer.allocateDirect(512)))
          .isInstanceOf(TskException.class)
          .hasMessageContaining("image at offset 0")
          .cause()
          .isSameAs(fault);
      assertThatThrownBy(() -> image.openFileSystem(0, Optional.of("ntfs")))
          .isInstanceOf(TskException.class)
          .cause()
          .isSameAs(fault);
    }
  }

  @Test
  void refusesWhatIsNoEvidenceWithASentence() throws IOException {
    Path missing = folder.resolve("missing.dd");
    assertThatThrownBy(() -> TskImage.open(List.of(missing), TskImageType.RAW, 0))
        .isInstanceOf(TskException.class)
        .hasMessageContaining("missing.dd");
    Path noise = folder.resolve("noise.dd");
    byte[] bytes = new byte[1 << 20];
    new Random(4).nextBytes(bytes);
    Files.write(noise, bytes);
    assertThatThrownBy(() -> TskImage.open(List.of(noise), TskImageType.EWF, 0))
        .isInstanceOf(TskException.class);
    assertThatThrownBy(() -> TskImage.open(List.of(noise), TskImageType.VMDK, 0))
        .isInstanceOf(TskException.class);
    assertThatThrownBy(() -> TskImage.open(List.of(noise), TskImageType.VHD, 0))
        .isInstanceOf(TskException.class);
    try (TskImage image = TskImage.open(List.of(noise), TskImageType.RAW, 0)) {
      for (String type :
          new String[] {"", "ntfs", "fat", "ext", "hfs", "iso9660", "exfat", "ufs", "apfs"}) {
        Optional<String> hint = type.isEmpty() ? Optional.empty() : Optional.of(type);
        assertThatThrownBy(() -> image.openFileSystem(0, hint)).isInstanceOf(TskException.class);
      }
      assertThatThrownBy(() -> image.openFileSystem(0, Optional.of("nonsense")))
          .isInstanceOf(TskException.class)
          .hasMessage("libtsk has no file system type 'nonsense'");
      assertThatThrownBy(() -> image.openFileSystem(1L << 40, Optional.empty()))
          .isInstanceOf(TskException.class);
      assertThatThrownBy(() -> image.openPool(0)).isInstanceOf(TskException.class);
      assertThat(image.read(1L << 40, ByteBuffer.allocateDirect(10))).isEqualTo(-1);
      assertThatThrownBy(() -> image.read(0, ByteBuffer.allocate(10)))
          .isInstanceOf(TskException.class)
          .hasMessage("the buffer is not a direct buffer");
    }
  }

  @Test
  void anEmptyFileIsRefusedOrHasNothing() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.dd"));
    for (TskImageType type : TskImageType.values()) {
      try (TskImage image = TskImage.open(List.of(empty), type, 0)) {
        assertThat(image.size()).isZero();
        assertThatThrownBy(() -> image.openFileSystem(0, Optional.empty()))
            .isInstanceOf(TskException.class);
      } catch (TskException e) {
        assertThat(e).hasMessageContaining("empty.dd");
      }
    }
  }

  @Test
  void aWrongMetadataAddressIsAnException() throws IOException {
    Path path = new Samples(folder).ext4(5);
    try (TskImage image = TskImage.open(List.of(path), TskImageType.RAW, 0);
        TskFileSystem fs = image.openFileSystem(0, Optional.empty())) {
      assertThatThrownBy(() -> fs.open(1L << 40)).isInstanceOf(TskException.class);
      assertThatThrownBy(() -> fs.open(-1)).isInstanceOf(TskException.class);
      try (TskFile root = fs.open(2)) {
        assertThatThrownBy(() -> root.attribute(128, 9)).isInstanceOf(TskException.class);
      }
    }
  }

  @Test
  void explainsWhyTheShimDidNotLoad() {
    Path library = Path.of("/mnt/x/libdaleltsk.so");
    assertThat(NativeLibrary.explain(library, "libtsk.so.19: cannot open shared object file"))
        .contains("apt install libtsk19");
    assertThat(NativeLibrary.explain(library, "failed to map segment from shared object"))
        .contains("/mnt/x does not allow programs to run")
        .contains("-Ddalel.native.dir");
  }
}
