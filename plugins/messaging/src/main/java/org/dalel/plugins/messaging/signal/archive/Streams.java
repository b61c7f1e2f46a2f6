package org.dalel.plugins.messaging.signal.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dalel.formats.ByteView;
import org.dalel.formats.protobuf.ProtoField;
import org.dalel.formats.protobuf.ProtoMessage;
import org.dalel.plugins.messaging.json.Json;

/** Tells from the first bytes of a file whether it is a backup in clear, and of which form. */
final class Streams {
  private static final long EARLIEST = 1_600_000_000_000L; // 2020
  private static final long LATEST = 7_258_118_400_000L; // 2200
  private static final int FRAMES = 8;
  private static final int PART = 1 << 16;
  private static final int SEAM = 40; // longer than what a line begins with
  private static final Pattern LINE =
      Pattern.compile(
          "^(?:\u00ef\u00bb\u00bf)?\\{\"(version|backupTimeMs|account|recipient|chat|chatItem|stickerPack|adHocCall|notificationProfile|chatFolder)\":",
          Pattern.MULTILINE);

  private Streams() {}

  /** How the frames are written. */
  enum Form {
    STREAM,
    LINES
  }

  /** By what stands in front. */
  static Optional<Form> form(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
    if (text.startsWith("{")
        && (text.contains("\"backupTimeMs\"") && text.contains("\"version\"")
            || text.contains("\"account\"") && text.contains("\"profileKey\""))) {
      return Optional.of(Form.LINES);
    }
    return isStream(head) ? Optional.of(Form.STREAM) : Optional.empty();
  }

  /** Whether a line begins as those of an export do, wherever it stands. */
  static boolean hasLine(InputStream in, Runnable checkpoint) throws IOException {
    byte[] seam = new byte[0];
    for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
      checkpoint.run();
      String text =
          new String(seam, StandardCharsets.ISO_8859_1)
              + new String(part, StandardCharsets.ISO_8859_1);
      if (LINE.matcher(text).find()) {
        return true;
      }
      seam = Arrays.copyOfRange(part, Math.max(0, part.length - SEAM), part.length);
    }
    return false;
  }

  /** A {@code BackupInfo}, and a frame of a kind that is known if there is room for one. */
  private static boolean isStream(byte[] head) {
    FrameStream frames = new FrameStream(new ByteArrayInputStream(head));
    try {
      if (frames.next().filter(Streams::isInfo).isEmpty()) {
        return false;
      }
      return frames.at() == head.length || frames.next().filter(Streams::isFrame).isPresent();
    } catch (IOException cutOff) {
      return frames.at() > 0 && head.length > frames.at() - 1 && startsWithInfo(head);
    }
  }

  private static boolean startsWithInfo(byte[] head) {
    try {
      return new FrameStream(new ByteArrayInputStream(head))
          .next()
          .filter(Streams::isInfo)
          .isPresent();
    } catch (IOException cutOff) {
      return false;
    }
  }

  /** Whether a message has the version and the time of a backup. */
  static boolean isInfo(ByteView bytes) {
    ProtoMessage message = ProtoMessage.read(bytes);
    return message.fault().isEmpty()
        && isInfo(
            message.last(1).map(ProtoField::value).orElse(0L),
            message.last(2).map(ProtoField::value).orElse(0L));
  }

  /** Whether a {@code BackupInfo} has them. */
  static boolean isInfo(Node info) {
    return isInfo(info.number("version").orElse(0L), info.number("backupTimeMs").orElse(0L));
  }

  private static boolean isInfo(long version, long time) {
    return version > 0 && version < 1000 && time > EARLIEST && time < LATEST;
  }

  /** Whether a message begins with a number as only a {@code BackupInfo} does, true or not. */
  static boolean isLikeInfo(ByteView bytes) {
    return ProtoMessage.read(bytes).fields().stream()
        .findFirst()
        .filter(one -> one.number() <= 2 && one.wire() == ProtoField.Wire.VARINT)
        .isPresent();
  }

  /** Whether it has a member that only a {@code BackupInfo} has. */
  static boolean isLikeInfo(Json json) {
    return json.get("version").isPresent() || json.get("backupTimeMs").isPresent();
  }

  private static boolean isFrame(ByteView bytes) {
    ProtoMessage message = ProtoMessage.read(bytes);
    return message.fault().isEmpty()
        && message.fields().size() == 1
        && message.fields().get(0).number() <= FRAMES
        && message.fields().get(0).wire() == ProtoField.Wire.LENGTH;
  }
}
