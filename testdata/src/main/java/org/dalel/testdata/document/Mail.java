package org.dalel.testdata.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;

/** A message (RFC 5322, MIME) with a text and attachments, and mailboxes of such messages. */
public final class Mail {

  private static final Base64.Encoder BASE64 =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

  private final String subject;
  private final String text;
  private final StringBuilder parts = new StringBuilder();
  private final List<Facts.Child> children = new ArrayList<>();

  /** A message from the case's first person to the second. */
  public Mail(String subject, String text) {
    this.subject = subject;
    this.text = text;
  }

  /** Attaches a document. */
  public Mail attach(String name, Document document) {
    part(document.type(), name, "base64", BASE64.encodeToString(document.content().bytes()));
    children.addAll(ZipFile.children(name, document, false));
    return this;
  }

  /** Attaches another message as it is. */
  public Mail attachMail(String name, Document message) {
    String raw = new String(message.content().bytes(), StandardCharsets.US_ASCII);
    part("message/rfc822", name, "7bit", raw);
    children.addAll(ZipFile.children(name, message, false));
    return this;
  }

  private void part(String type, String name, String encoding, String body) {
    parts.append("--").append(boundary()).append("\r\nContent-Type: ").append(type);
    parts.append("\r\nContent-Transfer-Encoding: ").append(encoding);
    parts.append("\r\nContent-Disposition: attachment; filename=\"").append(word(name));
    parts.append("\"\r\n\r\n").append(body).append("\r\n");
  }

  private String boundary() {
    return "=_dalel_" + Integer.toHexString(subject.hashCode());
  }

  /** The message; its identifiers are those of headers and text. */
  public Document document() {
    String head =
        "From: Aida Sample <aida.sample@example.com>\r\nTo: Bolat Example <bolat@example.org>\r\n"
            + "Date: Mon, 02 Mar 2026 10:00:00 +0500\r\nMessage-ID: <"
            + Integer.toHexString(subject.hashCode())
            + "@mail.invalid>\r\nSubject: "
            + word(subject)
            + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\""
            + boundary()
            + "\"\r\n\r\n--"
            + boundary()
            + "\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String all = head + BASE64.encodeToString(body) + "\r\n" + parts + "--" + boundary() + "--\r\n";
    Facts known =
        FictionalCase.facts("aida.sample@example.com bolat@example.org " + subject + "\n" + text);
    Facts facts = new Facts(known.words(), known.identifiers(), children, false, "", List.of());
    return new Document(
        Content.of(all.getBytes(StandardCharsets.US_ASCII)), "message/rfc822", facts);
  }

  /** A mailbox (RFC 4155) of the messages; each is a child named by its number from 1. */
  public static Document mbox(List<Document> messages) {
    StringBuilder out = new StringBuilder();
    List<Facts.Child> children = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      String raw = new String(messages.get(i).content().bytes(), StandardCharsets.US_ASCII);
      out.append("From aida.sample@example.com Mon Mar  2 05:00:00 2026\n");
      out.append(raw.replace("\r\n", "\n").replaceAll("(?m)^(>*From )", ">$1")).append('\n');
      children.addAll(ZipFile.children(String.valueOf(i + 1), messages.get(i), false));
    }
    Facts facts = new Facts(List.of(), List.of(), children, false, "", List.of());
    byte[] bytes = out.toString().getBytes(StandardCharsets.US_ASCII);
    return new Document(Content.of(bytes), "application/mbox", facts);
  }

  /** An encoded word (RFC 2047) when the text is not plain ASCII. */
  private static String word(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
