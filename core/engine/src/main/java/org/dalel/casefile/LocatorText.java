package org.dalel.casefile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The printed form of a {@link Locator}.
 *
 * <pre>
 *   locator  = label "/@" offset [ ":" pool ] path [ ":" stream ] [ "#" [ address [ "-" sequence ] ] [ "~" ordinal ] ]
 *              *( "!/" name [ "~" ordinal ] )
 * </pre>
 *
 * <p>Within the parts, {@code %HH} stands for a byte of UTF-8. Escaped are: {@code %} everywhere;
 * {@code /} in label and pool; {@code :} in the path; {@code #} in path and stream; {@code !}
 * before {@code /}; the {@code ~} of an embedded name that ends like an ordinal; and everywhere the
 * characters of {@link TextSafety#isHazardous}. Ordinals are printed from 2 on.
 */
final class LocatorText {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:(\\d{1,20})(?:-(\\d{1,20}))?)?(?:~(\\d{1,9}))?");
  private static final Pattern ORDINAL = Pattern.compile("~([1-9]\\d{0,8})\\z");

  private LocatorText() {}

  static String print(Locator locator) {
    StringBuilder out = new StringBuilder(64 + locator.path().length());
    escape(out, locator.evidence(), "/");
    out.append("/@").append(Long.toUnsignedString(locator.volumeOffset()));
    locator.poolVolume().ifPresent(pool -> escape(out.append(':'), pool, "/"));
    escape(out, locator.path(), ":#");
    locator.stream().ifPresent(stream -> escape(out.append(':'), stream, "#"));
    if (locator.metaAddr().isPresent() || locator.ordinal() > 1) {
      out.append('#');
      locator.metaAddr().ifPresent(address -> out.append(Long.toUnsignedString(address)));
      locator.metaSeq().ifPresent(seq -> out.append('-').append(Long.toUnsignedString(seq)));
      ordinal(out, locator.ordinal());
    }
    for (Locator.Embedded step : locator.embedded()) {
      out.append("!/");
      embeddedName(out, step.name());
      ordinal(out, step.ordinal());
    }
    return out.toString();
  }

  static Locator parse(String text) {
    int labelEnd = text.indexOf('/');
    if (labelEnd <= 0 || !text.startsWith("/@", labelEnd)) {
      throw problem(text, "expected LABEL/@OFFSET/PATH");
    }
    int pathStart = text.indexOf('/', labelEnd + 1);
    if (pathStart < 0) {
      throw problem(text, "expected a path after the offset");
    }
    String volume = text.substring(labelEnd + 2, pathStart);
    int colon = volume.indexOf(':');
    String offset = colon < 0 ? volume : volume.substring(0, colon);
    Optional<String> pool =
        colon < 0 ? Optional.empty() : Optional.of(unescape(text, volume.substring(colon + 1)));
    int entryEnd = end(text, pathStart);
    return entry(
        text,
        unescape(text, text.substring(0, labelEnd)),
        number(text, offset),
        pool,
        text.substring(pathStart, entryEnd),
        steps(text, entryEnd));
  }

  private static Locator entry(
      String text,
      String label,
      long offset,
      Optional<String> pool,
      String entry,
      List<Locator.Embedded> steps) {
    int hash = entry.indexOf('#');
    String name = hash < 0 ? entry : entry.substring(0, hash);
    Matcher address = ADDRESS.matcher(hash < 0 ? "" : entry.substring(hash + 1));
    if (!address.matches()) {
      throw problem(text, "expected #ADDRESS-SEQUENCE~ORDINAL at the end of " + entry);
    }
    int colon = name.indexOf(':');
    return new Locator(
        label,
        offset,
        pool,
        unescape(text, colon < 0 ? name : name.substring(0, colon)),
        colon < 0 ? Optional.empty() : Optional.of(unescape(text, name.substring(colon + 1))),
        optional(text, address.group(1)),
        optional(text, address.group(2)),
        address.group(3) == null ? 1 : Integer.parseInt(address.group(3)),
        steps);
  }

  private static List<Locator.Embedded> steps(String text, int from) {
    List<Locator.Embedded> steps = new ArrayList<>();
    for (int start = from; start < text.length(); ) {
      int end = end(text, start + 2);
      String name = text.substring(start + 2, end);
      Matcher ordinal = ORDINAL.matcher(name);
      boolean numbered = ordinal.find();
      steps.add(
          new Locator.Embedded(
              unescape(text, numbered ? name.substring(0, ordinal.start()) : name),
              numbered ? Integer.parseInt(ordinal.group(1)) : 1));
      start = end;
    }
    return steps;
  }

  private static int end(String text, int from) {
    int next = text.indexOf("!/", from);
    return next < 0 ? text.length() : next;
  }

  private static void ordinal(StringBuilder out, int ordinal) {
    if (ordinal > 1) {
      out.append('~').append(ordinal);
    }
  }

  private static void embeddedName(StringBuilder out, String name) {
    Matcher ordinal = ORDINAL.matcher(name);
    if (ordinal.find()) {
      escape(out, name.substring(0, ordinal.start()), "");
      TextSafety.percent(out, '~');
      out.append(ordinal.group(1));
    } else {
      escape(out, name, "");
    }
  }

  private static void escape(StringBuilder out, String raw, String specials) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean beforeSlash = c == '!' && i + 1 < raw.length() && raw.charAt(i + 1) == '/';
      if (c == '%' || beforeSlash || specials.indexOf(c) >= 0 || TextSafety.isHazardous(c)) {
        TextSafety.percent(out, c);
      } else {
        out.append(c);
      }
    }
  }

  private static String unescape(String text, String part) {
    int percent = part.indexOf('%');
    if (percent < 0) {
      return part;
    }
    StringBuilder out = new StringBuilder(part.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) == '%') {
        bytes.write(hex(text, part, i + 1));
        i += 2;
      } else {
        flush(text, bytes, out);
        out.append(part.charAt(i));
      }
    }
    flush(text, bytes, out);
    return out.toString();
  }

  private static int hex(String text, String part, int at) {
    if (at + 2 > part.length()
        || Character.digit(part.charAt(at), 16) < 0
        || Character.digit(part.charAt(at + 1), 16) < 0) {
      throw problem(text, "expected two hex digits after '%' in " + part + "; write '%' as %25");
    }
    return Integer.parseInt(part, at, at + 2, 16);
  }

  private static void flush(String text, ByteArrayOutputStream bytes, StringBuilder out) {
    if (bytes.size() == 0) {
      return;
    }
    try {
      out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "locator " + text + ": expected UTF-8 behind the '%' escapes, found other bytes", e);
    }
    bytes.reset();
  }

  private static OptionalLong optional(String text, String digits) {
    return digits == null ? OptionalLong.empty() : OptionalLong.of(number(text, digits));
  }

  private static long number(String text, String digits) {
    try {
      return Long.parseUnsignedLong(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "locator " + text + ": expected a decimal number, found '" + digits + "'", e);
    }
  }

  private static IllegalArgumentException problem(String text, String what) {
    return new IllegalArgumentException("locator " + text + ": " + what);
  }
}
