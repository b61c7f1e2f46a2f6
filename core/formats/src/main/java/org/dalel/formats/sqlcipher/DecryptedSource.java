package org.dalel.formats.sqlcipher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.function.LongConsumer;
import org.dalel.formats.ByteSource;
import org.dalel.formats.ByteView;

/**
 * The plain bytes of an encrypted database; nothing is written. A page that cannot be decrypted is
 * all zeros, and told. A last page that is cut off is left away.
 */
public final class DecryptedSource implements ByteSource {
  private final ByteSource encrypted;
  private final CipherPages pages;
  private final LongConsumer damaged;
  private final long count;
  private long number;
  private byte[] page = {};

  /**
   * @param damaged told the numbers of pages that cannot be decrypted, from 1
   */
  public DecryptedSource(ByteSource encrypted, CipherPages pages, LongConsumer damaged)
      throws IOException {
    this.encrypted = encrypted;
    this.pages = pages;
    this.damaged = damaged;
    this.count = encrypted.size() / pages.pageSize();
  }

  @Override
  public long size() {
    return count * pages.pageSize();
  }

  @Override
  public ByteView read(long position, int length) throws IOException {
    long from = Math.max(0, Math.min(position, size()));
    ByteBuffer plain = ByteBuffer.allocate((int) Math.min(length, size() - from));
    while (plain.hasRemaining()) {
      long at = from + plain.position();
      load(at / pages.pageSize() + 1);
      int inside = (int) (at % pages.pageSize());
      plain.put(page, inside, Math.min(plain.remaining(), page.length - inside));
    }
    return ByteView.of(plain.flip()).at(position);
  }

  private void load(long wanted) throws IOException {
    if (wanted == number) {
      return;
    }
    byte[] hidden = encrypted.bytes((wanted - 1) * pages.pageSize(), pages.pageSize());
    try {
      page =
          pages
              .decrypt(hidden, wanted)
              .orElseGet(
                  () -> {
                    damaged.accept(wanted);
                    return new byte[pages.pageSize()];
                  });
    } catch (GeneralSecurityException e) {
      throw new IOException("page " + wanted + ": expected to decrypt it, found: " + e, e);
    }
    number = wanted;
  }

  @Override
  public void close() throws IOException {
    encrypted.close();
  }
}
