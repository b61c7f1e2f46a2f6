package org.dalel.plugins.messaging.telegram.desktop;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** A folder tdata with accounts, as far as its format is known. */
final class MadeTdata {
  static final int VERSION = 4_006_005;

  private final Random random = new Random(5);
  private final byte[] salt = random(32);
  private final byte[] local = random(LocalKey.SIZE);
  private final LocalKey key = new LocalKey(local);
  private final Path folder;

  /** Writes {@code key_datas} for accounts from 0 on. */
  MadeTdata(Path folder, String passcode, int accounts) throws Exception {
    this.folder = folder;
    LocalKey outer = LocalKey.ofPasscode(passcode, salt, () -> {});
    Qt info = new Qt();
    info.out.writeInt(accounts);
    for (int i = 0; i < accounts; i++) {
      info.out.writeInt(i);
    }
    info.out.writeInt(accounts - 1);
    Qt data = new Qt();
    data.bytes(salt).bytes(outer.encrypt(local)).bytes(key.encrypt(info.made()));
    write("key_datas", data.made());
  }

  /** Writes the files of an account. */
  void account(int index, long user, String phone) throws Exception {
    String name = AccountFiles.fileName(index == 0 ? "data" : "data#" + (index + 1));
    Qt login = new Qt();
    if (user > Integer.MAX_VALUE) {
      login.out.writeLong(-1);
      login.out.writeLong(user);
    } else {
      login.out.writeInt((int) user);
    }
    login.out.writeInt(2);
    login.out.writeInt(1);
    login.out.writeInt(2);
    login.out.write(random(LocalKey.SIZE));
    login.out.writeInt(0);
    Qt block = new Qt();
    block.out.writeInt(0x4b);
    block.bytes(login.made());
    Qt file = new Qt();
    write(name + "s", file.bytes(key.encrypt(block.made())).made());
    Files.createDirectories(folder.resolve(name));
    Qt map = new Qt();
    map.bytes(new byte[0]).bytes(new byte[0]).bytes(key.encrypt(map(user, phone)));
    write(name + "/maps", map.made());
  }

  private static byte[] map(long user, String phone) throws IOException {
    Qt self = new Qt();
    self.out.writeLong(user);
    self.out.writeLong(77);
    self.out.writeInt(Integer.MIN_VALUE);
    self.bytes(new byte[20]);
    self.out.writeInt(0);
    self.text("Аида").text("Серик").text(phone).text("aida_kz");
    Qt map = new Qt();
    map.out.writeInt(0x0a);
    map.out.writeLong(1);
    map.out.writeInt(0x15);
    map.bytes(self.made());
    map.out.writeInt(0x01);
    map.out.writeInt(1);
    map.out.writeLong(2);
    map.out.writeLong(555_000_111L);
    return map.made();
  }

  private void write(String name, byte[] data) throws IOException {
    ByteBuffer file =
        ByteBuffer.allocate(8 + data.length + 16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(TdfFile.MAGIC)
            .putInt(VERSION)
            .put(data)
            .put(TdfFile.sum(data, VERSION));
    Files.write(folder.resolve(name), file.array());
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Arrays.copyOf(bytes, length);
  }

  /** Writes as QDataStream does. */
  private static final class Qt {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(all);

    Qt bytes(byte[] bytes) throws IOException {
      out.writeInt(bytes.length);
      out.write(bytes);
      return this;
    }

    Qt text(String text) throws IOException {
      return bytes(text.getBytes(StandardCharsets.UTF_16BE));
    }

    byte[] made() {
      return all.toByteArray();
    }
  }
}
