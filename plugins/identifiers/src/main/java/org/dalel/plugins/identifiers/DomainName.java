package org.dalel.plugins.identifiers;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Host names as RFC 1123 and RFC 5890 shape them: labels of letters, digits and inner hyphens, at
 * most 63 characters each and 253 together, in any script, at least two of them. The last one, the
 * top-level domain, has 2 to 24 letters or is an {@code xn--} form, and is not a well-known file
 * name extension that no registry has delegated ({@code foo@2x.png}, {@code getty@tty1.service}).
 *
 * @param normalised lower-case, in Unicode (NFC)
 * @param internal whether its top-level domain is reserved for private networks or examples (RFC
 *     2606, RFC 6762, RFC 9476)
 */
record DomainName(String normalised, boolean internal) {

  static final int MAX_LENGTH = 253;
  private static final int MAX_LABEL = 63;
  private static final int MAX_TLD = 24;

  private static final Set<String> INTERNAL =
      Set.of(
          "local",
          "localdomain",
          "localhost",
          "lan",
          "home",
          "internal",
          "intranet",
          "corp",
          "private",
          "example",
          "invalid",
          "test",
          "alt");

  /** None of these is in the root zone. */
  private static final Set<String> FILE_EXTENSIONS =
      Set.of(
          "png",
          "jpg",
          "jpeg",
          "gif",
          "bmp",
          "svg",
          "webp",
          "ico",
          "tif",
          "tiff",
          "mp3",
          "mp4",
          "wav",
          "pdf",
          "doc",
          "docx",
          "xls",
          "xlsx",
          "ppt",
          "pptx",
          "odt",
          "txt",
          "log",
          "htm",
          "html",
          "xhtml",
          "xml",
          "xsd",
          "xsl",
          "xslt",
          "dtd",
          "css",
          "scss",
          "js",
          "jsx",
          "ts",
          "tsx",
          "json",
          "yaml",
          "yml",
          "toml",
          "ini",
          "conf",
          "cfg",
          "properties",
          "java",
          "jar",
          "class",
          "war",
          "php",
          "asp",
          "aspx",
          "jsp",
          "cgi",
          "exe",
          "dll",
          "dylib",
          "lib",
          "obj",
          "bin",
          "dat",
          "db",
          "sqlite",
          "sql",
          "csv",
          "tsv",
          "tar",
          "gz",
          "tgz",
          "xz",
          "rar",
          "deb",
          "rpm",
          "apk",
          "ipa",
          "iso",
          "img",
          "service",
          "socket",
          "timer",
          "mount",
          "slice",
          "scope",
          "device",
          "swap",
          "path",
          "cpp",
          "hpp",
          "cxx",
          "hxx",
          "vue",
          "rb",
          "go",
          "swift",
          "kt",
          "gradle",
          "lua",
          "diff",
          "patch",
          "orig",
          "bak",
          "tmp",
          "lock",
          "cer",
          "crt",
          "pem",
          "csr",
          "spec",
          "dsc",
          "desc");

  /** Reads a name; empty if it is not one, or not one that a registry could have given. */
  static Optional<DomainName> of(String written) {
    if (written.isEmpty() || written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String name = normal(written);
    int labels = 0;
    int start = 0;
    for (int at = 0; at <= name.length(); at++) {
      if (at == name.length() || name.charAt(at) == '.') {
        if (!isLabel(name, start, at)) {
          return Optional.empty();
        }
        labels++;
        start = at + 1;
      }
    }
    String tld = name.substring(name.lastIndexOf('.') + 1);
    boolean internal = INTERNAL.contains(tld);
    return labels >= 2 && isTopLevel(tld) && hasLetterBefore(name, tld)
        ? Optional.of(new DomainName(name, internal))
        : Optional.empty();
  }

  /** Whether a character may stand inside a label. */
  static boolean isLabelCharacter(char c) {
    if (c < 0x80) {
      return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= '0' && c <= '9' || c == '-';
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static String normal(String written) {
    String name = written.toLowerCase(Locale.ROOT);
    if (name.contains("xn--")) {
      name = unicode(name);
    }
    return name.chars().allMatch(c -> c < 0x80)
        ? name
        : Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static String unicode(String name) {
    return IDN.toUnicode(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
  }

  private static boolean isLabel(String name, int start, int end) {
    int length = end - start;
    if (length < 1 || length > MAX_LABEL) {
      return false;
    }
    if (name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (!isLabelCharacter(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTopLevel(String tld) {
    if (tld.startsWith("xn--")) {
      return true;
    }
    boolean letters =
        tld.chars()
            .allMatch(
                c ->
                    Character.isLetter(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    return letters
        && tld.length() >= 2
        && tld.length() <= MAX_TLD
        && !FILE_EXTENSIONS.contains(tld);
  }

  /** {@code 1.2.3.rc} is a version; {@code 163.com} is a well-known mail service. */
  private static boolean hasLetterBefore(String name, String tld) {
    String rest = name.substring(0, name.length() - tld.length() - 1);
    return rest.chars().anyMatch(Character::isLetter)
        || (rest.indexOf('.') < 0 && rest.length() >= 2 && tld.length() <= 3);
  }
}
