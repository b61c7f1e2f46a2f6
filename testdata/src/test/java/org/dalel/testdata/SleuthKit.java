package org.dalel.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.testdata.tool.Tool;
import org.dalel.testdata.truth.TruthRow;

/** Reads an image with {@code fls} and {@code icat}, which know nothing of our writers. */
final class SleuthKit {

  private static final Pattern LINE =
      Pattern.compile("^(\\S)/(\\S) (\\* )?([0-9]+)(-[0-9]+-[0-9]+)?(\\(realloc\\))?:\t(.*)$");

  /** A name that {@code fls} lists. */
  record Name(String type, boolean deleted, String address, boolean realloc, String path) {}

  private final Path image;
  private final long sector;

  SleuthKit(Path image, long offset) {
    this.image = image;
    this.sector = offset / 512;
  }

  static boolean installed() {
    return Tool.exists("fls") && Tool.exists("icat");
  }

  List<Name> names() throws IOException {
    List<Name> out = new ArrayList<>();
    String text =
        new Tool("fls").run(List.of("-r", "-p", "-o", String.valueOf(sector), image.toString()));
    for (String line : text.split("\n")) {
      Matcher m = LINE.matcher(line);
      assertThat(m.matches()).as("fls line: " + line).isTrue();
      String address = m.group(4) + Optional.ofNullable(m.group(5)).orElse("");
      String path = "/" + m.group(7).replace('\ufffd', '^');
      out.add(new Name(m.group(2), m.group(3) != null, address, m.group(6) != null, path));
    }
    return out;
  }

  byte[] content(Name name) throws IOException {
    Process process =
        new ProcessBuilder("icat", "-o", String.valueOf(sector), image.toString(), name.address())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.getInputStream().readAllBytes();
  }

  /** A path as {@code fls} prints it. */
  static String printed(TruthRow row) {
    String path = row.path() + (row.stream().isEmpty() ? "" : ":" + row.stream());
    return path.replaceAll("\\\\x[0-9a-fA-F]{2}", "^").replaceAll("[\\x00-\\x1f\\x7f]", "^");
  }

  static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
