package org.dalel.content;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.PST;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Writes a message of an Outlook folder file, which has no bytes of its own, as an Internet message
 * (RFC 5322, headers encoded by RFC 2047, body as UTF-8 text).
 */
final class PstMail {
  private static final int ENCODED_CHARACTERS = 12;
  private static final String END = "\r\n";

  private PstMail() {}

  /** Folder path and subject; only the subject for a message that is attached to another. */
  static String path(Metadata metadata, boolean attached) {
    String folder = attached ? "" : value(metadata, PST.PST_FOLDER_PATH.getName());
    String subject = value(metadata, TikaCoreProperties.SUBJECT.getName());
    String name = (subject.isEmpty() ? "message" : subject) + ".eml";
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** The message with the text of its body. */
  static byte[] render(Metadata metadata, String body) {
    StringBuilder out = new StringBuilder();
    String sender = encoded(value(metadata, Message.MESSAGE_FROM_NAME.getName()));
    String address = value(metadata, Message.MESSAGE_FROM_EMAIL.getName());
    header(out, "From", address.isEmpty() ? sender : sender + " <" + address + ">");
    header(
        out, "To", recipients(metadata, Message.MESSAGE_TO_DISPLAY_NAME, Message.MESSAGE_TO_EMAIL));
    header(
        out, "Cc", recipients(metadata, Message.MESSAGE_CC_DISPLAY_NAME, Message.MESSAGE_CC_EMAIL));
    header(
        out,
        "Bcc",
        recipients(metadata, Message.MESSAGE_BCC_DISPLAY_NAME, Message.MESSAGE_BCC_EMAIL));
    header(out, "Subject", encoded(value(metadata, TikaCoreProperties.SUBJECT.getName())));
    Date sent = metadata.getDate(Office.MAPI_MESSAGE_CLIENT_SUBMIT_TIME);
    if (sent != null) {
      var time = sent.toInstant().atOffset(ZoneOffset.UTC);
      header(out, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time));
    }
    header(out, "Message-ID", value(metadata, TikaCoreProperties.IDENTIFIER.getName()));
    header(out, "MIME-Version", "1.0");
    header(out, "Content-Type", "text/plain; charset=utf-8");
    header(out, "Content-Transfer-Encoding", "8bit");
    return out.append(END).append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The names: first, from Tika, all of them in one value, then one by one beside their addresses.
   */
  private static String recipients(Metadata metadata, Property nameKey, Property addressKey) {
    String[] names = metadata.getValues(nameKey);
    String[] addresses = metadata.getValues(addressKey);
    if (names.length == 1) {
      return encoded(names[0].strip());
    }
    StringBuilder all = new StringBuilder();
    for (int i = 1; i < names.length; i++) {
      String address = i <= addresses.length ? addresses[i - 1] : "";
      all.append(all.isEmpty() ? "" : ", ").append(encoded(names[i].strip()));
      all.append(address.isBlank() ? "" : " <" + address + ">");
    }
    return all.toString();
  }

  private static String value(Metadata metadata, String key) {
    String value = metadata.get(key);
    return value == null ? "" : value.strip();
  }

  private static void header(StringBuilder out, String name, String value) {
    if (!value.isBlank()) {
      out.append(name).append(": ").append(value.replaceAll("[\\r\\n]+", " ")).append(END);
    }
  }

  private static String encoded(String value) {
    if (value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return value;
    }
    StringBuilder out = new StringBuilder();
    int[] points = value.codePoints().toArray();
    for (int i = 0; i < points.length; i += ENCODED_CHARACTERS) {
      int count = Math.min(ENCODED_CHARACTERS, points.length - i);
      byte[] part = new String(points, i, count).getBytes(StandardCharsets.UTF_8);
      out.append(i == 0 ? "" : " ").append("=?UTF-8?B?");
      out.append(Base64.getEncoder().encodeToString(part)).append("?=");
    }
    return out.toString();
  }
}
