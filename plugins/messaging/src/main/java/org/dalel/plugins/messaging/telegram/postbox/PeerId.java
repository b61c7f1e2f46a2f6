package org.dalel.plugins.messaging.telegram.postbox;

import org.dalel.api.records.Chat;

/**
 * Whom or what a number stands for.
 *
 * <pre>
 *   63 ..... 35 | 34 32 | 31 ..... 0
 *   upper bits  | kind  | lower bits of the id at the service
 * </pre>
 */
record PeerId(Kind kind, long id) {
  private static final int KIND_AT = 32;
  private static final int UPPER_AT = 35;
  private static final long LOWER = 0xffffffffL;

  /** What a peer is. */
  enum Kind {
    USER(Chat.Kind.DIRECT),
    GROUP(Chat.Kind.GROUP),
    CHANNEL(Chat.Kind.CHANNEL),
    SECRET(Chat.Kind.DIRECT),
    OTHER(Chat.Kind.UNKNOWN);

    private final Chat.Kind chat;

    Kind(Chat.Kind chat) {
      this.chat = chat;
    }

    Chat.Kind chat() {
      return chat;
    }
  }

  static PeerId of(long number) {
    Kind[] kinds = Kind.values();
    int kind = (int) (number >>> KIND_AT & 7);
    long id = number >>> UPPER_AT << KIND_AT | number & LOWER;
    boolean signed = kind == Kind.SECRET.ordinal() && number >>> UPPER_AT == 0;
    return new PeerId(kinds[Math.min(kind, kinds.length - 1)], signed ? (int) number : id);
  }

  /** The conversation with it: groups and channels have numbers below zero, as on Android. */
  String conversation() {
    return switch (kind) {
      case USER -> String.valueOf(id);
      case GROUP, CHANNEL -> "-" + id;
      case SECRET -> "secret " + id;
      case OTHER -> "other " + id;
    };
  }
}
