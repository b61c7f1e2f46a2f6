package org.dalel.content.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.extension.SecretAttempts;
import org.dalel.testdata.document.ZipFile;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check byte of the old cipher agrees with one wrong password in 256: the sum decides. */
class SealedEntryTest {
  private static final String OURS = "ours";
  private static final int MANY = 5_000;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsAnEntryLockedWhoseCheckByteAWrongPasswordMeetsByChance(boolean alone) throws Exception {
    byte[] archive = accident(alone);
    try (var zip = open(archive);
        SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel(archive)) {
      SecretAttempts secrets = secrets();
      ZipLocks locks = ZipLocks.open(zip, bytes, new Trying(secrets));

      assertThat(locks.content(theirs(zip))).isEmpty();
      List<String> opened = new ArrayList<>();
      zip.getEntries()
          .asIterator()
          .forEachRemaining(e -> locks.content(e).ifPresent(c -> opened.add(e.getName())));
      assertThat(opened).isEqualTo(alone ? List.of() : List.of("ours.txt"));
      assertThat(secrets.locks().get(secrets.locks().size() - 1).openedBy())
          .as("what is left is a lock of its own")
          .isEmpty();
    }
  }

  /** An archive with an entry of another password, whose check byte ours meets. */
  private static byte[] accident(boolean alone) throws IOException {
    for (int i = 0; i < MANY; i++) {
      ZipFile zip = new ZipFile();
      if (!alone) {
        zip.zipCrypto(OURS).add("ours.txt", text("opened by ours"));
      }
      byte[] archive = zip.zipCrypto("theirs " + i).add("theirs.txt", text("stays closed")).bytes();
      try (var opened = open(archive)) {
        SealedEntry sealed =
            SealedEntry.of(opened, theirs(opened), OptionalInt.empty()).orElseThrow();
        if (sealed.check().isPresent() && sealed.mayFit(OURS.getBytes(StandardCharsets.UTF_8))) {
          return archive;
        }
      }
    }
    throw new AssertionError("expected an accident among " + MANY + " passwords, found none");
  }

  private static ZipArchiveEntry theirs(org.apache.commons.compress.archivers.zip.ZipFile zip) {
    return zip.getEntry("theirs.txt");
  }

  private static org.apache.commons.compress.archivers.zip.ZipFile open(byte[] archive)
      throws IOException {
    return org.apache.commons.compress.archivers.zip.ZipFile.builder()
        .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
        .get();
  }

  private static Document text(String text) {
    return Document.of(Content.text(text));
  }

  private static SecretAttempts secrets() {
    return new SecretAttempts(
        List.of(new Secret(Secret.Kind.PASSWORD, OURS, "given")),
        new Trying(Secrets.NONE),
        () -> {});
  }

  private record Trying(Secrets secrets) implements ExtractionContext {
    @Override
    public Duration timeLeft() {
      return Duration.ofMinutes(1);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }
}
