package org.dalel.content.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.detect.EncodingDetector;
import org.dalel.api.ContainerDescription;
import org.dalel.api.ContainerEntry;
import org.dalel.api.ContainerReader;
import org.dalel.api.EntrySink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;

/**
 * Reads tar archives of all kinds: v7, ustar, pax, GNU with long names and sparse files, star.
 *
 * <p>Commons Compress has a reader too, but one that reads in one direction, gives up at the first
 * bad header, and loses bytes of names. This one says where contents stand, so that they need not
 * be copied, and goes on at the next good header. A hard link is given as a file with the content
 * of the entry that it names.
 */
public final class TarReader implements ContainerReader {
  private static final int MOST_NAMES = 500_000;
  private static final int MOST_EXTENDED = 1 << 20;

  private final EntryNames names;

  /**
   * @param detector guesses the encoding of names that are not UTF-8
   */
  public TarReader(EncodingDetector detector) {
    this.names = new EntryNames(detector);
  }

  @Override
  public ContainerDescription description() {
    return ContainerDescription.of(
        "tar",
        "1.0.0",
        Interest.mediaType("application/x-tar", "application/x-gtar")
            .or(Interest.magic(Magic.text(257, "ustar"))));
  }

  @Override
  public boolean read(EvidenceFile container, ExtractionContext context, EntrySink sink)
      throws IOException {
    return new Walk(new TarBlocks(container.open()), context, sink).run();
  }

  private record Place(long offset, long length) {}

  /** One way through an archive. */
  private final class Walk {
    private final TarBlocks blocks;
    private final ExtractionContext context;
    private final EntrySink sink;
    private final Map<String, Place> places = new HashMap<>();
    private final PaxRecords global = new PaxRecords();
    private PaxRecords pax = new PaxRecords();
    private Optional<byte[]> longName = Optional.empty();
    private Optional<byte[]> longLink = Optional.empty();
    private boolean any;

    Walk(TarBlocks blocks, ExtractionContext context, EntrySink sink) {
      this.blocks = blocks;
      this.context = context;
      this.sink = sink;
    }

    boolean run() throws IOException {
      while (true) {
        context.checkpoint();
        long at = blocks.position();
        Optional<TarHeader> header = blocks.next();
        if (header.isEmpty()) {
          if (blocks.size() > at) {
            damage(at, "expected a header of 512 bytes, found " + (blocks.size() - at));
          }
          return any;
        }
        if (header.get().isEmpty()) {
          if (endsHere()) {
            return any;
          }
        } else if (header.get().isValid()) {
          any = true;
          take(header.get());
        } else if (!any) {
          return false;
        } else if (!goOnBehind(at)) {
          return true;
        }
      }
    }

    /** Two empty blocks end an archive; one alone is passed over, as other programs do. */
    private boolean endsHere() throws IOException {
      long at = blocks.position();
      Optional<TarHeader> second = blocks.next();
      if (second.isEmpty() || second.get().isEmpty()) {
        return true;
      }
      blocks.position(at);
      return false;
    }

    private boolean goOnBehind(long at) throws IOException {
      Optional<TarHeader> next = blocks.next();
      while (next.isPresent() && !(next.get().hasMagic() && next.get().isValid())) {
        context.checkpoint();
        next = blocks.next();
      }
      String what = "expected a header with its check sum, found none; ";
      if (next.isEmpty()) {
        damage(at, what + "there is none behind it");
        return false;
      }
      blocks.position(blocks.position() - TarHeader.SIZE);
      damage(at, what + "read on at 0x" + Long.toHexString(blocks.position()));
      forget();
      return true;
    }

    private void take(TarHeader header) throws IOException {
      switch (header.type()) {
        case 'x', 'X' -> {
          pax = global.copy();
          pax.add(extended(header));
        }
        case 'g' -> {
          global.add(extended(header));
          pax = global.copy();
        }
        case 'L' -> longName = Optional.of(terminated(extended(header)));
        case 'K' -> longLink = Optional.of(terminated(extended(header)));
        default -> {
          entry(header);
          forget();
        }
      }
    }

    private void forget() {
      pax = global.copy();
      longName = Optional.empty();
      longLink = Optional.empty();
    }

    private byte[] extended(TarHeader header) throws IOException {
      long size = header.size();
      if (size < 0 || size > MOST_EXTENDED) {
        damage(
            blocks.position() - TarHeader.SIZE,
            "expected an extended header of at most 1 MiB, found " + size + "; it is passed over");
        blocks.skip(Math.max(0, size));
        return new byte[0];
      }
      return blocks.read((int) size);
    }

    private static byte[] terminated(byte[] name) {
      int end = 0;
      while (end < name.length && name[end] != 0) {
        end++;
      }
      return java.util.Arrays.copyOf(name, end);
    }

    private void entry(TarHeader header) throws IOException {
      String name = names.decode(name(header));
      char type = header.type();
      boolean hasData = type < '1' || type > '6';
      long size = hasData ? pax.number("size").orElse(header.size()) : 0;
      if (size < 0) {
        damage(
            blocks.position() - TarHeader.SIZE,
            "expected the size of " + name + ", found none; nothing of it is read");
        sink.unreadable(describe(header, ContainerEntry.file(name)), "its size cannot be read");
        return;
      }
      long data = blocks.position();
      switch (type) {
        case '1' -> hardLink(header, name);
        case '2' -> sink.bare(describe(header, ContainerEntry.link(name, target(header))));
        case '3', '4', '6', 'V' -> sink.bare(describe(header, ContainerEntry.other(name)));
        case '5', 'D' -> sink.bare(describe(header, ContainerEntry.folder(name)));
        case 'S' -> oldSparse(header, name, size);
        default -> file(header, name, data, size);
      }
      blocks.skip(size);
    }

    private void file(TarHeader header, String name, long data, long size) throws IOException {
      Optional<SparseMap> sparse = SparseMap.ofPax(pax, blocks, size);
      if (sparse.isPresent()) {
        sparse(header, sparse.get());
        blocks.position(data);
      } else if (name.endsWith("/") && header.type() != '7') {
        sink.bare(describe(header, ContainerEntry.folder(name)));
      } else {
        remember(name, new Place(data, size));
        sink.stored(describe(header, ContainerEntry.file(name)), data, size);
      }
    }

    private void sparse(TarHeader header, SparseMap map) throws IOException {
      String name = names.decode(pax.bytes("GNU.sparse.name").orElse(name(header)));
      sparse(name, header, map);
    }

    private void oldSparse(TarHeader header, String name, long size) throws IOException {
      SparseMap map = SparseMap.ofHeader(header, blocks);
      long data = blocks.position();
      sparse(name, header, map);
      blocks.position(data);
    }

    private void sparse(String name, TarHeader header, SparseMap map) throws IOException {
      ContainerEntry entry = describe(header, ContainerEntry.file(name));
      if (map.isSound()) {
        sink.file(entry, () -> map.open(blocks.channel()));
      } else {
        sink.unreadable(
            entry, "expected a map of a sparse file, found one that contradicts itself");
      }
    }

    /** The content stands at an earlier entry. */
    private void hardLink(TarHeader header, String name) throws IOException {
      String target = target(header);
      Place place = places.get(target);
      if (place == null) {
        sink.bare(describe(header, ContainerEntry.link(name, target)));
        return;
      }
      remember(name, place);
      sink.stored(
          describe(header, ContainerEntry.file(name).linkTarget(target)),
          place.offset(),
          place.length());
    }

    private void remember(String name, Place place) {
      if (places.size() < MOST_NAMES) {
        places.put(name, place);
      }
    }

    private byte[] name(TarHeader header) {
      return pax.bytes("path").or(() -> longName).orElseGet(header::name);
    }

    private String target(TarHeader header) throws IOException {
      return names.decode(pax.bytes("linkpath").or(() -> longLink).orElseGet(header::linkName));
    }

    private ContainerEntry describe(TarHeader header, ContainerEntry.Builder entry) {
      TarTimes.add(header, pax, entry);
      if (header.mode() >= 0) {
        entry.mode((int) header.mode());
      }
      long uid = pax.number("uid").orElse(header.uid());
      long gid = pax.number("gid").orElse(header.gid());
      if (uid >= 0 && gid >= 0) {
        entry.owner(uid, gid);
      }
      return entry.build();
    }

    private void damage(long at, String message) {
      sink.problem(new Position.ByteOffset(at), message);
    }
  }
}
