package org.dalel.testdata.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;
import org.dalel.testdata.truth.Digests;

/**
 * Writes ZIP archives (APPNOTE.TXT 6.3) with members of any name, also those that no tool would
 * make. Times are 2 March 2026, 10:00.
 */
public final class ZipFile {

  private static final int DATE = (2026 - 1980) << 9 | 3 << 5 | 2;
  private static final int TIME = 10 << 11;
  private static final int UTF8 = 0x800;

  private record Member(String name, Document document, int method, ZipLock lock) {}

  private final List<Member> members = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();
  private ZipLock lock = ZipLock.NONE;

  /** Adds a compressed member. */
  public ZipFile add(String name, Document document) {
    members.add(new Member(name, document, 8, lock));
    return this;
  }

  /** Adds a member as it is. */
  public ZipFile store(String name, Document document) {
    members.add(new Member(name, document, 0, lock));
    return this;
  }

  /** Encrypts the members that follow with the old ZIP cipher. */
  public ZipFile zipCrypto(String password) {
    lock = ZipLock.zipCrypto(password);
    return this;
  }

  /** Encrypts the members that follow with AES-256 (WinZip AE-2). */
  public ZipFile aes(String password) {
    lock = ZipLock.aes(password);
    return this;
  }

  /** Says that a reader should meet a limit. */
  public ZipFile limit(String text) {
    limits.add(text);
    return this;
  }

  /** The archive with what is known of it. */
  public Document document(String type) {
    List<Facts.Child> children = new ArrayList<>();
    for (Member member : members) {
      if (!member.name().endsWith("/")) {
        children.addAll(children(member.name(), member.document(), member.lock().encrypts()));
      }
    }
    boolean encrypted = members.stream().anyMatch(each -> each.lock().encrypts());
    Facts facts = new Facts(List.of(), List.of(), children, encrypted, lock.password(), limits);
    return new Document(Content.of(bytes()), type, facts);
  }

  /** A member and what it contains. */
  static List<Facts.Child> children(String name, Document document, boolean encrypted) {
    List<Facts.Child> out = new ArrayList<>();
    Content content = document.content();
    String digest = Digests.of(content).sha256();
    out.add(new Facts.Child(name, content.size(), digest, encrypted));
    for (Facts.Child child : document.facts().children()) {
      boolean hidden = encrypted || child.encrypted();
      out.add(new Facts.Child(name + "/" + child.path(), child.size(), child.sha256(), hidden));
    }
    return out;
  }

  /** The bytes of the archive. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream central = new ByteArrayOutputStream();
    for (Member member : members) {
      byte[] plain = member.document().content().bytes();
      byte[] packed = member.method() == 0 ? plain : Deflate.compress(plain);
      CRC32 crc = new CRC32();
      crc.update(plain);
      byte[] body = member.lock().seal(packed, (int) crc.getValue(), member.name());
      ByteBuffer shared = shared(member, body.length, plain.length, crc.getValue());
      int offset = out.size();
      out.writeBytes(local(member, shared.array()));
      out.writeBytes(body);
      central.writeBytes(central(member, shared.array(), offset));
    }
    int start = out.size();
    out.writeBytes(central.toByteArray());
    ByteBuffer end = little(22).putInt(0x06054B50).putInt(0);
    end.putShort((short) members.size()).putShort((short) members.size());
    end.putInt(central.size()).putInt(start);
    out.writeBytes(end.array());
    return out.toByteArray();
  }

  private static byte[] name(Member member) {
    return member.name().getBytes(StandardCharsets.UTF_8);
  }

  /** The 26 bytes that both headers have. */
  private static ByteBuffer shared(Member member, int stored, int size, long crc) {
    ZipLock lock = member.lock();
    int flags = UTF8 | (lock.encrypts() ? 1 : 0);
    ByteBuffer out = little(26).putShort((short) 20).putShort((short) flags);
    out.putShort((short) (lock.isAes() ? 99 : member.method()));
    out.putShort((short) TIME).putShort((short) DATE).putInt(lock.isAes() ? 0 : (int) crc);
    out.putInt(stored).putInt(size).putShort((short) name(member).length);
    return out.putShort((short) lock.extra(member.method()).length);
  }

  private static byte[] local(Member member, byte[] shared) {
    byte[] name = name(member);
    byte[] extra = member.lock().extra(member.method());
    ByteBuffer out = little(30 + name.length + extra.length);
    return out.putInt(0x04034B50).put(shared).put(name).put(extra).array();
  }

  private static byte[] central(Member member, byte[] shared, int offset) {
    byte[] name = name(member);
    byte[] extra = member.lock().extra(member.method());
    ByteBuffer out = little(46 + name.length + extra.length);
    out.putInt(0x02014B50).putShort((short) 20).put(shared).putShort((short) 0).putInt(0);
    return out.putInt(0).putInt(offset).put(name).put(extra).array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
