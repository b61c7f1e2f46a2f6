package org.dalel.plugins.messaging.telegram.postbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What happened in a conversation, as a sentence: {@code members added (who: Aida)}. A number that
 * is not known here is told as such, with the texts that it holds.
 */
final class ServiceText {
  /** Class of the media that a service message is. */
  static final String CLASS = "TelegramMediaAction";

  static final int CALL = 14;

  private static final String[] WORDS = {
    "",
    "group created",
    "members added",
    "members removed",
    "photo changed",
    "title changed",
    "message pinned",
    "joined by link",
    "channel made of a group",
    "group became a channel",
    "history cleared",
    "screenshot taken",
    "time of automatic deletion set",
    "game score",
    "call",
    "payment sent",
    "text",
    "bot was allowed to write",
    "documents sent to a bot",
    "joined Telegram",
    "phone number asked for",
    "came near",
    "group call",
    "invited to a group call",
    "theme changed"
  };

  /** Fields by which somebody or a place is named. */
  private static final List<String> PEERS =
      List.of("inviter", "groupId", "channelId", "fromId", "toId", "peerId");

  private final Peers peers;

  ServiceText(Peers peers) {
    this.peers = peers;
  }

  /** The number of what happened. */
  static long type(Coded action) {
    return action.number("_rawValue").orElse(0L);
  }

  /** Whether its meaning is known here. */
  static boolean isKnown(Coded action) {
    long type = type(action);
    return type > 0 && type < WORDS.length;
  }

  String of(Coded action) {
    List<String> parts = new ArrayList<>();
    List<Long> who = people(action);
    if (!who.isEmpty()) {
      parts.add("who: " + who.stream().map(peers::shown).collect(Collectors.joining(", ")));
    }
    for (Map.Entry<String, Object> field : action.fields().entrySet()) {
      if (PEERS.contains(field.getKey()) && field.getValue() instanceof Long peer) {
        parts.add(field.getKey().replace("Id", "") + ": " + peers.shown(peer));
      }
    }
    parts.addAll(action.texts());
    if (type(action) == 12) {
      action.number("t").ifPresent(seconds -> parts.add("seconds: " + seconds));
    }
    String words = isKnown(action) ? WORDS[(int) type(action)] : "service message " + type(action);
    return words + (parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")");
  }

  /** People in a list: a field of numbers, or bytes with a count in front. */
  private static List<Long> people(Coded action) {
    if (action.fields().get("peerIds") instanceof List<?> list) {
      return list.stream().filter(Long.class::isInstance).map(Long.class::cast).toList();
    }
    List<Long> all = new ArrayList<>();
    action
        .bytes("peerIds")
        .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN))
        .filter(in -> in.remaining() >= 4)
        .ifPresent(
            in -> {
              for (int left = in.getInt(); left > 0 && in.remaining() >= 8; left--) {
                all.add(in.getLong());
              }
            });
    return all;
  }
}
