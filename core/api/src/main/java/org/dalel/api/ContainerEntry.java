package org.dalel.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a container says of one of its entries.
 *
 * @param path as the container has it, separated by {@code /}: neither resolved nor cleaned, and
 *     not unique; empty if it has none
 * @param kind what it is
 * @param modified when its content changed
 * @param accessed when its content was read
 * @param changed when its metadata changed
 * @param created when it was made
 * @param mode permission bits of POSIX, 0 to 07777
 * @param uid owner
 * @param gid group
 * @param linkTarget where a link leads; of a file, the entry whose content it shares
 * @param crc32 check sum of the content, 0 to 0xffffffff; the engine compares it
 */
public record ContainerEntry(
    String path,
    Kind kind,
    Optional<Instant> modified,
    Optional<Instant> accessed,
    Optional<Instant> changed,
    Optional<Instant> created,
    OptionalInt mode,
    OptionalLong uid,
    OptionalLong gid,
    Optional<String> linkTarget,
    OptionalLong crc32) {

  /** What an entry is. */
  public enum Kind {
    /** Has content, if only an empty one. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A symbolic link. */
    LINK,
    /** A device, pipe or something of the format's own. */
    OTHER
  }

  public ContainerEntry {
    path = JsonValues.wellFormed(Objects.requireNonNull(path, "path"));
    linkTarget = linkTarget.map(JsonValues::wellFormed);
  }

  /** A file. */
  public static Builder file(String path) {
    return new Builder(path, Kind.FILE);
  }

  /** A folder; a {@code /} at the end of its path is left out. */
  public static Builder folder(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return new Builder(path.substring(0, end), Kind.FOLDER);
  }

  /** A symbolic link. */
  public static Builder link(String path, String target) {
    return new Builder(path, Kind.LINK).linkTarget(target);
  }

  /** Something else that has a name. */
  public static Builder other(String path) {
    return new Builder(path, Kind.OTHER);
  }

  /**
   * Collects what is known of an entry; see {@link ContainerEntry} for the meaning of its parts.
   */
  public static final class Builder {
    private final String path;
    private final Kind kind;
    private Optional<Instant> modified = Optional.empty();
    private Optional<Instant> accessed = Optional.empty();
    private Optional<Instant> changed = Optional.empty();
    private Optional<Instant> created = Optional.empty();
    private OptionalInt mode = OptionalInt.empty();
    private OptionalLong uid = OptionalLong.empty();
    private OptionalLong gid = OptionalLong.empty();
    private Optional<String> linkTarget = Optional.empty();
    private OptionalLong crc32 = OptionalLong.empty();

    private Builder(String path, Kind kind) {
      this.path = path;
      this.kind = kind;
    }

    public Builder modified(Instant time) {
      modified = Optional.of(time);
      return this;
    }

    public Builder accessed(Instant time) {
      accessed = Optional.of(time);
      return this;
    }

    public Builder changed(Instant time) {
      changed = Optional.of(time);
      return this;
    }

    public Builder created(Instant time) {
      created = Optional.of(time);
      return this;
    }

    /** Permission bits; what says the kind of file is left out. */
    public Builder mode(int bits) {
      mode = OptionalInt.of(bits & 07777);
      return this;
    }

    public Builder owner(long uid, long gid) {
      this.uid = OptionalLong.of(uid);
      this.gid = OptionalLong.of(gid);
      return this;
    }

    public Builder linkTarget(String target) {
      linkTarget = Optional.of(target);
      return this;
    }

    public Builder crc32(long sum) {
      crc32 = OptionalLong.of(sum & 0xffffffffL);
      return this;
    }

    /** The entry. */
    public ContainerEntry build() {
      return new ContainerEntry(
          path, kind, modified, accessed, changed, created, mode, uid, gid, linkTarget, crc32);
    }
  }
}
