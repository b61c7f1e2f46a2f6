package org.dalel.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.dalel.content.ContentSource;
import org.dalel.extension.ExtensionHost;
import org.dalel.extension.LoadedReader;

/**
 * Which container readers of plugins read a content.
 *
 * <p>What a content gives depends on its bytes and its type alone. A reader that asks for names
 * therefore marks the type of the contents that it finds by their name: with the mark they are
 * another type, and the same bytes under another name are handled without that reader.
 */
final class ContainerReaders {
  private static final int HEAD = 64 * 1024;
  private static final String MARK = "; read-as=";

  private final ExtensionHost host;

  ContainerReaders(ExtensionHost host) {
    this.host = host;
  }

  /** The type of a content, marked if a reader asks for its name. */
  String typeOf(String type, String name, ContentSource source) throws IOException {
    if (host.readers().isEmpty() || source.size() == 0) {
      return type;
    }
    ByteBuffer head = head(source);
    List<LoadedReader> byName = new ArrayList<>(host.readersOf(type, name, head));
    byName.removeAll(host.readersOf(type, "", head));
    return byName.isEmpty() ? type : type + MARK + byName.get(0).qualifiedId();
  }

  /** The readers of a content, in the order in which they are asked. */
  List<LoadedReader> of(String type, ContentSource source) throws IOException {
    if (host.readers().isEmpty() || source.size() == 0) {
      return List.of();
    }
    int mark = type.indexOf(MARK);
    String marked = mark < 0 ? "" : type.substring(mark + MARK.length());
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
