package org.dalel.plugins.messaging.telegram.desktop;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;

/**
 * The list of what is kept of an account: kinds (u32) with the names of files.
 *
 * @param self the user himself, as far as he is kept
 * @param drafts ids of peers for which a draft is kept: low 48 bits of their numbers
 * @param unread what stopped the reading, if something did
 */
record AccountMap(Optional<Self> self, List<Long> drafts, Optional<String> unread) {
  private static final int DRAFTS = 0x01;
  private static final int DRAFT_POSITIONS = 0x02;
  private static final int SELF = 0x15;
  private static final int WEBVIEW_TOKENS = 0x19;
  private static final long PEER = (1L << 48) - 1;

  /** File names, of 8 bytes, behind each kind that has nothing else; -1 for others. */
  private static final int[] NAMES = {
    -1, -1, -1, -1, 1, -1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 1, 1, 1, 2, -1, 3, 3, 1, -1, 1, 1, 1,
    -1, 1
  };

  /**
   * The user of the account.
   *
   * @param firstName may be empty
   * @param lastName may be empty
   * @param phone digits
   * @param userName may be empty
   */
  record Self(String firstName, String lastName, String phone, String userName) {
    private static final int BEHIND_IDS = 16;

    /** The four texts stand together; what is before them differs from version to version. */
    static Optional<Self> find(byte[] serialised) {
      QtStream stream = new QtStream(ByteView.of(serialised));
      for (int at = BEHIND_IDS; at + 16 <= serialised.length; at++) {
        try {
          stream.to(at);
          Self self = new Self(stream.text(), stream.text(), stream.text(), stream.text());
          if (self.isCredible()) {
            return Optional.of(self);
          }
        } catch (FormatException notHere) {
          continue;
        }
      }
      return Optional.empty();
    }

    private boolean isCredible() {
      return phone.matches("\\+?\\d{7,15}")
          && (userName.isEmpty() || userName.matches("\\w{3,64}"))
          && (firstName + lastName).chars().noneMatch(Character::isISOControl)
          && firstName.length() + lastName.length() < 300;
    }
  }

  static AccountMap read(byte[] plain) {
    QtStream stream = new QtStream(ByteView.of(plain));
    Optional<Self> self = Optional.empty();
    TreeSet<Long> drafts = new TreeSet<>();
    try {
      while (stream.more()) {
        long kind = stream.u32();
        if (kind == SELF) {
          self = Self.find(stream.bytes());
        } else if (kind == DRAFTS || kind == DRAFT_POSITIONS) {
          for (long left = stream.u32(); left > 0; left--) {
            stream.skip(8);
            drafts.add(stream.i64() & PEER);
          }
        } else if (kind == WEBVIEW_TOKENS) {
          stream.bytes();
          stream.bytes();
        } else if (kind < NAMES.length && NAMES[(int) kind] > 0) {
          stream.skip(8 * NAMES[(int) kind]);
        } else {
          throw new FormatException(
              stream.at() - 4, "a kind that is known", "0x" + Long.toHexString(kind));
        }
      }
      return new AccountMap(self, List.copyOf(drafts), Optional.empty());
    } catch (FormatException e) {
      return new AccountMap(self, List.copyOf(drafts), Optional.of(e.getMessage()));
    }
  }
}
