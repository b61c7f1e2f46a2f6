package org.dalel.testdata.fs;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Walks a finished tree into the ledger. */
final class Lines {

  private final Ledger ledger;
  private final Function<Fork, Fate> fate;
  private final UnaryOperator<Instant> precision;
  private final boolean addresses;
  private final boolean keepsDeadLinks;
  private final Function<Entry, String> shownName;

  /**
   * How a file system shows a tree.
   *
   * @param precision cuts a time to what the file system keeps
   * @param addresses whether inode addresses are those of the field
   * @param keepsDeadLinks whether a deleted name of a file that has others can still be seen
   * @param shownName the name as it can be read from the evidence
   */
  Lines(
      Ledger ledger,
      Function<Fork, Fate> fate,
      UnaryOperator<Instant> precision,
      boolean addresses,
      boolean keepsDeadLinks,
      Function<Entry, String> shownName) {
    this.ledger = ledger;
    this.fate = fate;
    this.precision = precision;
    this.addresses = addresses;
    this.keepsDeadLinks = keepsDeadLinks;
    this.shownName = shownName;
  }

  void walk(Tree tree) {
    forks(tree.root, "", "");
    children(tree.root, "");
  }

  private void children(Entry folder, String path) {
    for (Entry entry : folder.inode.entries) {
      if (entry.deleted && !entry.inode.deleted && !keepsDeadLinks) {
        continue;
      }
      String own = path + "/" + shownName.apply(entry);
      String kind =
          switch (entry.inode.kind) {
            case FILE -> "file";
            case FOLDER -> "dir";
            case LINK -> "link";
          };
      if (entry.inode.folder()) {
        line(entry, own, kind, Optional.empty());
        forks(entry, own, "");
        children(entry, own);
      } else {
        forks(entry, own, kind);
      }
    }
  }

  private void forks(Entry entry, String path, String kind) {
    for (Fork fork : entry.inode.forks) {
      if (entry.inode.folder() && fork.name.isEmpty()) {
        continue;
      }
      line(entry, path, fork.name.isEmpty() ? kind : "file", Optional.of(fork));
    }
  }

  private void line(Entry entry, String path, String kind, Optional<Fork> fork) {
    Inode inode = entry.inode;
    Optional<Fate> end =
        !inode.deleted ? Optional.empty() : inode.wiped ? Optional.of(Fate.WIPED) : fork.map(fate);
    ledger.line(
        new Ledger.Line(
            path,
            fork.map(each -> each.name).orElse(""),
            addresses ? Optional.of(inode.address) : Optional.empty(),
            kind,
            entry.deleted,
            end,
            fork.map(Fork::fragmented).orElse(false),
            fork.map(each -> each.document),
            precision.apply(inode.times.modified())));
  }
}
