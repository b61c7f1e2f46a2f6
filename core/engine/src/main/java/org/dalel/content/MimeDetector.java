package org.dalel.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.apache.tika.detect.XmlRootExtractor;
import org.apache.tika.mime.MediaType;

/**
 * What {@code org.apache.tika.mime.MimeTypes#detect} answers, from the first bytes and the name.
 * Thread-safe.
 */
final class MimeDetector {
  /** How many bytes Tika looks at. */
  static final int HEAD = 64 * 1024;

  private final MimeDatabase database;
  private final MagicIndex magic;

  MimeDetector(MimeDatabase database) {
    this.database = database;
    this.magic = new MagicIndex(database.rules());
  }

  /**
   * Detects a type.
   *
   * @param head at most {@link #HEAD} bytes
   * @param name file name, empty when unknown
   */
  MediaType detect(ContentSource.Slice head, String name) {
    List<MediaType> possible = byContent(head);
    Optional<String> plain = plainName(name);
    if (plain.isEmpty()) {
      return possible.get(0);
    }
    MediaType hint = database.names().match(plain.get()).orElse(MediaType.OCTET_STREAM);
    for (MediaType type : possible) {
      if (hint.equals(type) || database.registry().isSpecializationOf(hint, type)) {
        return hint;
      }
    }
    return possible.get(0);
  }

  private List<MediaType> byContent(ContentSource.Slice head) {
    if (head.length() == 0) {
      return List.of(MediaType.OCTET_STREAM);
    }
    Probe probe = new Probe(head, database.scans());
    List<MediaType> found = magic.match(probe);
    if (found.isEmpty()) {
      boolean text = TextHeuristic.isText(head.array(), head.offset(), head.length());
      return List.of(text ? MediaType.TEXT_PLAIN : MediaType.OCTET_STREAM);
    }
    found.replaceAll(type -> refine(type, head, probe));
    return found;
  }

  private MediaType refine(MediaType type, ContentSource.Slice head, Probe probe) {
    boolean xml = type.equals(MediaType.APPLICATION_XML);
    if (!xml && !type.equals(MediaType.TEXT_HTML)) {
      return type;
    }
    QName root =
        XmlProlog.root(head.array(), head.offset(), head.length()).orElseGet(() -> parsed(head));
    if (root != null) {
      return database.roots().match(root.getNamespaceURI(), root.getLocalPart()).orElse(type);
    }
    if (!xml) {
      return type;
    }
    return magic.matches(MediaType.TEXT_HTML, probe) ? MediaType.TEXT_HTML : MediaType.TEXT_PLAIN;
  }

  private static QName parsed(ContentSource.Slice head) {
    byte[] copy = Arrays.copyOfRange(head.array(), head.offset(), head.offset() + head.length());
    return new XmlRootExtractor().extractRootElement(copy);
  }

  /** The last path component of a name, which Tika takes as a URI where it is one. */
  private static Optional<String> plainName(String name) {
    if (isPlain(name)) {
      return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
    try {
      String path = new URI(name).getPath();
      int slash = path == null ? 0 : path.lastIndexOf('/');
      boolean usable = path != null && slash + 1 < path.length();
      return usable ? Optional.of(path.substring(slash + 1)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of(name);
    }
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '.'
              || c == '-'
              || c == '_'
              || c == '+'
              || c == '~'
              || c == '@'
              || c == '=';
      if (!plain) {
        return false;
      }
    }
    return true;
  }
}
