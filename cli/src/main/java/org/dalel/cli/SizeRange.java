package org.dalel.cli;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A range of sizes in bytes, both ends included: {@code 10k..2M}, {@code 1G..}, {@code ..4096},
 * {@code 0}.
 *
 * @param from the smallest
 * @param to the largest
 */
record SizeRange(OptionalLong from, OptionalLong to) {
  private static final Pattern SIZE = Pattern.compile("(\\d+)([kmgt]?)(?:i?b)?");

  /** Reads a range from the command line. */
  static final class Converter implements ITypeConverter<SizeRange> {
    @Override
    public SizeRange convert(String text) {
      int dots = text.indexOf("..");
      return dots < 0
          ? new SizeRange(size(text), size(text))
          : new SizeRange(size(text.substring(0, dots)), size(text.substring(dots + 2)));
    }
  }

  static OptionalLong size(String text) {
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new TypeConversionException("expected a size such as 4096, 10k or 2M, found " + text);
    }
    int shift = size.group(2).isEmpty() ? 0 : 10 * ("kmgt".indexOf(size.group(2)) + 1);
    return OptionalLong.of(Math.multiplyExact(Long.parseLong(size.group(1)), 1L << shift));
  }
}
