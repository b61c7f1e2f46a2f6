package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dalel.api.Scope;
import org.dalel.casefile.ContentType;
import org.dalel.content.ContentSource;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.LoadedReader;

/**
 * Which container readers of plugins read a content.
 *
 * <p>What a content gives depends on its bytes and its type alone. A reader that asks for names
 * therefore marks the type of the contents that it finds by their name: with the mark they are
 * another type, and the same bytes under another name are handled without that reader. One that
 * looks beside its container marks them with their place as well: the same bytes in two places are
 * two contents, for what lies beside them may differ.
 */
final class ContainerReaders {
  /** Matches the types of contents that belong to a place, as SQLite's GLOB does. */
  static final String PLACED = "*" + ContentType.READ_AS + "*" + ContentType.AT + "*";

  private static final int HEAD = 64 * 1024;

  private final ExtensionHost host;

  ContainerReaders(ExtensionHost host) {
    this.host = host;
  }

  /**
   * The type of a content, marked if a reader asks for its name or place.
   *
   * @param place names the place; asked only if it counts
   */
  String typeOf(String type, String name, ContentSource source, Supplier<String> place)
      throws IOException {
    if (host.readers().isEmpty() || source.size() == 0) {
      return type;
    }
    ByteBuffer head = head(source);
    List<LoadedReader> named = host.readersOf(type, name, head);
    Optional<LoadedReader> beside =
        named.stream().filter(ContainerReaders::looksBeside).findFirst();
    if (beside.isPresent()) {
      return type + ContentType.READ_AS + beside.get().qualifiedId() + ContentType.AT + place.get();
    }
    List<LoadedReader> byName = new ArrayList<>(named);
    byName.removeAll(host.readersOf(type, "", head));
    return byName.isEmpty() ? type : type + ContentType.READ_AS + byName.get(0).qualifiedId();
  }

  /** Whether a reader sees what lies beside its container. */
  static boolean looksBeside(LoadedReader reader) {
    return reader.description().scope() == Scope.CONTEXT;
  }

  /** The reader that looks beside a content, of the type of one that belongs to a place. */
  static Optional<String> placedReader(String type) {
    return type.contains(ContentType.AT) ? Optional.of(marked(type)) : Optional.empty();
  }

  private static String marked(String type) {
    int mark = type.indexOf(ContentType.READ_AS);
    if (mark < 0) {
      return "";
    }
    int end = type.indexOf(';', mark + ContentType.READ_AS.length());
    return type.substring(mark + ContentType.READ_AS.length(), end < 0 ? type.length() : end);
  }

  /** The readers of a content, in the order in which they are asked. */
  List<LoadedReader> of(String type, ContentSource source) throws IOException {
    if (host.readers().isEmpty() || source.size() == 0) {
      return List.of();
    }
    String marked = marked(type);
    List<LoadedReader> found = new ArrayList<>();
    host.readers().stream()
        .filter(reader -> reader.qualifiedId().equals(marked))
        .forEach(found::add);
    host.readersOf(type, "", head(source)).stream()
        .filter(reader -> !found.contains(reader))
        .forEach(found::add);
    return found;
  }

  private static ByteBuffer head(ContentSource source) throws IOException {
    ContentSource.Slice head = source.head(HEAD);
    return ByteBuffer.wrap(head.array(), head.offset(), head.length()).slice().asReadOnlyBuffer();
  }
}
