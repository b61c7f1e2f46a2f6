package org.dalel.tsk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries as the lines of {@code fls -r -m /}: the independent form that both sides are compared
 * in.
 */
final class BodyFile {
  private final boolean ntfs;
  private final List<String> lines = new ArrayList<>();

  BodyFile(TskFileSystem fs) {
    this.ntfs = fs.info().type().equals("ntfs");
  }

  /** All lines of a file system, sorted. */
  static List<String> of(TskFileSystem fs, EnumerationOptions options) throws TskException {
    BodyFile body = new BodyFile(fs);
    try (TskEnumerator enumerator = fs.enumerate(options)) {
      enumerator.forEach(
          record -> {
            if (record instanceof TskEntry entry && !entry.unnamed()) {
              body.add(entry);
            }
          });
    }
    return body.lines.stream().sorted().toList();
  }

  private void add(TskEntry entry) {
    Optional<TskMetadata> meta = entry.metadata();
    if (!ntfs || meta.isEmpty()) {
      line(entry, Optional.empty());
      return;
    }
    boolean dot = entry.name().toString().equals(".");
    boolean any = false;
    for (TskAttributeInfo a : meta.get().attributes()) {
      boolean fileName =
          a.type() == TskAttributeInfo.NTFS_FILE_NAME && a.id() == nameAttribute(meta.get());
      if (a.type() == TskAttributeInfo.NTFS_DATA
          || (!dot && (a.type() == TskAttributeInfo.NTFS_INDEX_ROOT || fileName))) {
        line(entry, Optional.of(a));
        any = true;
      }
    }
    if (!any) {
      line(entry, Optional.empty());
    }
  }

  private void line(TskEntry entry, Optional<TskAttributeInfo> attribute) {
    TskMetadata meta = entry.metadata().orElse(null);
    boolean fileName =
        attribute.filter(a -> a.type() == TskAttributeInfo.NTFS_FILE_NAME).isPresent();
    StringBuilder line = new StringBuilder("0|").append(clean(entry.path()));
    attribute
        .filter(a -> a.type() != TskAttributeInfo.NTFS_FILE_NAME)
        .filter(
            a ->
                a.type() != TskAttributeInfo.NTFS_INDEX_ROOT
                    || !a.name().map(TskName::toString).orElse("$I30").equals("$I30"))
        .flatMap(TskAttributeInfo::name)
        .ifPresent(n -> line.append(':').append(clean(n)));
    if (fileName) {
      line.append(" ($FILE_NAME)");
    }
    if (meta != null && meta.type() == TskMetaType.LINK) {
      meta.linkTarget().ifPresent(t -> line.append(" -> ").append(latin(t)));
    }
    if (!entry.nameAllocated()) {
      line.append(entry.reallocated() ? " (deleted-realloc)" : " (deleted)");
    }
    line.append('|').append(Long.toUnsignedString(entry.metaAddress()));
    attribute.ifPresent(a -> line.append('-').append(a.type()).append('-').append(a.id()));
    line.append('|').append(entry.nameType().letter()).append('/');
    if (meta == null) {
      line.append("----------|0|0|0|0|0|0|0");
    } else {
      line.append(mode(meta)).append('|').append(meta.uid()).append('|').append(meta.gid());
      line.append('|').append(attribute.map(TskAttributeInfo::size).orElse(meta.size()));
      times(line, meta, fileName);
    }
    lines.add(line.toString());
  }

  private static void times(StringBuilder line, TskMetadata meta, boolean fileName) {
    List<TskTime> times =
        fileName
            ? meta.nameTimes()
                .map(t -> List.of(t.accessed(), t.modified(), t.changed(), t.created()))
                .orElse(
                    List.of(
                        new TskTime(0, 0), new TskTime(0, 0), new TskTime(0, 0), new TskTime(0, 0)))
            : List.of(meta.accessed(), meta.modified(), meta.changed(), meta.created());
    times.forEach(t -> line.append('|').append(t.seconds() & 0xffffffffL));
  }

  private static String mode(TskMetadata meta) {
    int mode = meta.mode();
    StringBuilder text = new StringBuilder().append(meta.type().letter());
    for (int i = 8; i >= 0; i--) {
      text.append((mode >> i & 1) == 0 ? '-' : "rwx".charAt((8 - i) % 3));
    }
    special(text, 3, mode, 04000, 's');
    special(text, 6, mode, 02000, 's');
    special(text, 9, mode, 01000, 't');
    return text.toString();
  }

  private static void special(StringBuilder text, int at, int mode, int bit, char letter) {
    if ((mode & bit) != 0) {
      boolean executable = text.charAt(at) == 'x';
      text.setCharAt(at, executable ? letter : Character.toUpperCase(letter));
    }
  }

  private static String clean(TskName name) {
    return latin(name).replaceAll("[\\x00-\\x1f]", "^");
  }

  private static String latin(TskName name) {
    return new String(name.bytes(), StandardCharsets.ISO_8859_1);
  }

  /** The id of the $FILE_NAME attribute that the name times stand for. */
  private static int nameAttribute(TskMetadata meta) {
    return meta.nameTimes().map(TskMetadata.NameTimes::attributeId).orElse(0);
  }
}
