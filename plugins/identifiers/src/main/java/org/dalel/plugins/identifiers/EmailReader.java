package org.dalel.plugins.identifiers;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Confidence;
import org.dalel.api.Identifier;

/**
 * E-mail addresses around an {@code @}: RFC 5322 dot-atoms as people use them (letters of any
 * script, digits and {@code . _ % + - '}), at most 64 characters, before a {@link DomainName}; RFC
 * 6531 addresses in other scripts too. Quoted local parts and address literals are not looked for,
 * nor hosts without a dot ({@code root@localhost}). The phone number in a WhatsApp account name
 * ({@code 77012345678@s.whatsapp.net}) is reported as what it is.
 */
final class EmailReader {

  private static final int MAX_LOCAL = 64;

  /** What follows them is shaped like an address and names a message (RFC 5322, section 3.6.4). */
  private static final String[] MESSAGE_ID_HEADERS = {
    "message-id: <", "message-id:<", "in-reply-to: <", "references: <", "content-id: <"
  };

  private final String text;
  private final PhoneBook phones;

  EmailReader(String text, PhoneBook phones) {
    this.text = text;
    this.phones = phones;
  }

  /**
   * @param at offset of the {@code @}
   * @param floor nothing before this offset is looked at
   */
  Optional<Hit> read(int at, int floor) {
    int start = localStart(at, Math.max(floor, at - MAX_LOCAL - 1));
    if (start < 0 || isMessageId(start)) {
      return Optional.empty();
    }
    int end = domainEnd(at + 1);
    return DomainName.of(text.substring(at + 1, end))
        .flatMap(domain -> hit(start, at, end, domain));
  }

  private Optional<Hit> hit(int start, int at, int end, DomainName domain) {
    String local = text.substring(start, at);
    String host = domain.normalised();
    if (host.equals("s.whatsapp.net") || host.equals("c.us") || host.equals("g.us")) {
      return phones
          .valid("+" + local)
          .map(phone -> phone.hit(start, end, text.substring(start, end), Confidence.HIGH));
    }
    boolean copyTarget =
        end + 1 < text.length() && text.charAt(end) == ':' && text.charAt(end + 1) > ' ';
    Confidence confidence = domain.internal() || copyTarget ? Confidence.LOW : Confidence.HIGH;
    return Optional.of(
        new Hit(
            Identifier.Kind.EMAIL,
            start,
            end,
            text.substring(start, end),
            local.toLowerCase(Locale.ROOT) + "@" + host,
            confidence,
            Map.of("domain", host)));
  }

  /** Start of the local part before the {@code @}, or -1 if there is none. */
  private int localStart(int at, int floor) {
    int start = at;
    boolean ascii = false;
    boolean other = false;
    while (start > floor && isLocal(text.charAt(start - 1))) {
      char c = text.charAt(start - 1);
      boolean dots = c == '.' && text.charAt(start) == '.';
      boolean scriptChange = c >= 0x80 ? ascii : other && isAsciiLetter(c);
      if (dots || scriptChange) {
        break;
      }
      ascii |= isAsciiLetter(c);
      other |= c >= 0x80;
      start--;
    }
    if (at - start > MAX_LOCAL) {
      return -1;
    }
    return trimmed(afterEscape(start, at), at);
  }

  /**
   * A percent sign is rare in addresses and common in URL-encoded text, where it ends what came
   * before.
   */
  private int afterEscape(int start, int at) {
    int percent = at - 1;
    while (percent >= start && text.charAt(percent) != '%') {
      percent--;
    }
    boolean escape =
        percent >= start
            && percent + 2 < at
            && Character.digit(text.charAt(percent + 1), 16) >= 0
            && Character.digit(text.charAt(percent + 2), 16) >= 0;
    return escape ? percent + 3 : start;
  }

  private int trimmed(int from, int at) {
    int start = from;
    while (start < at && ".-+'%".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    char last = start < at ? text.charAt(at - 1) : '.';
    return last == '.' || last == '\'' ? -1 : start;
  }

  /** End of the longest run of labels and single dots; a dot at the end belongs to the sentence. */
  private int domainEnd(int from) {
    int limit = Math.min(text.length(), from + DomainName.MAX_LENGTH + 1);
    int end = from;
    while (end < limit && (DomainName.isLabelCharacter(text.charAt(end)) || isInnerDot(end))) {
      end++;
    }
    while (end > from && text.charAt(end - 1) == '-') {
      end--;
    }
    return end;
  }

  private boolean isInnerDot(int at) {
    return text.charAt(at) == '.'
        && at + 1 < text.length()
        && DomainName.isLabelCharacter(text.charAt(at + 1))
        && text.charAt(at - 1) != '.';
  }

  private boolean isMessageId(int start) {
    for (String header : MESSAGE_ID_HEADERS) {
      if (text.regionMatches(true, start - header.length(), header, 0, header.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLocal(char c) {
    if (c < 0x80) {
      return isAsciiLetter(c) || c >= '0' && c <= '9' || "._%+-'".indexOf(c) >= 0;
    }
    return Character.isLetterOrDigit(c);
  }

  private static boolean isAsciiLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
