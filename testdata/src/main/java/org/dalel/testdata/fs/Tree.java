package org.dalel.testdata.fs;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Names;
import org.dalel.testdata.model.Seed;
import org.dalel.testdata.model.Step;
import org.dalel.testdata.model.Times;

/** The names and inodes of a volume, grown by doing the steps one after the other. */
final class Tree {

  final Entry root;

  /** Every inode in order of making, the root first. */
  final List<Inode> inodes = new ArrayList<>();

  private final Placement placement;
  private final Consumer<String> skipped;
  private final Map<String, Fork> graves = new HashMap<>();

  private Tree(Placement placement, Consumer<String> skipped, Times rootTimes) {
    this.placement = placement;
    this.skipped = skipped;
    this.root = new Entry(Optional.empty(), "", new Inode(Inode.Kind.FOLDER, rootTimes, ""));
    this.root.inode.links = 1;
    this.inodes.add(root.inode);
  }

  /** Does all steps; what the file system cannot hold goes to {@code skipped} with the reason. */
  static Tree grow(List<Step> steps, Placement placement, Consumer<String> skipped)
      throws IOException {
    Times birth = Times.of(Instant.parse("2026-01-01T00:00:00Z"));
    Tree tree = new Tree(placement, skipped, birth);
    placement.made(tree.root.inode);
    for (Step step : steps) {
      tree.doStep(step);
    }
    return tree;
  }

  /** No more inodes than this come from the steps. */
  static long mostInodes(List<Step> steps) {
    long count = 1;
    for (Step step : steps) {
      count += Names.parent(step.path()).chars().filter(c -> c == '/').count() + 1;
      if (step instanceof Step.Many many) {
        count += many.count() + many.count() / many.perFolder() + 1;
      }
    }
    return count;
  }

  private void doStep(Step step) throws IOException {
    if (step instanceof Step.MakeFolder make) {
      folder(make.path(), make.times());
    } else if (step instanceof Step.MakeFile make) {
      file(make);
    } else if (step instanceof Step.AddStream add) {
      stream(live(add.path()), add.path(), add.stream());
    } else if (step instanceof Step.HardLink link) {
      hardLink(link);
    } else if (step instanceof Step.SymLink link) {
      symLink(link);
    } else if (step instanceof Step.Delete delete) {
      delete(live(delete.path()), delete.wiped());
    } else if (step instanceof Step.Many many) {
      many(many);
    }
  }

  private Entry folder(String path, Times times) {
    if (path.isEmpty() || path.equals("/")) {
      return root;
    }
    Entry parent = folder(Names.parent(path), times);
    Entry known = parent.inode.live.get(Names.leaf(path));
    return known != null
        ? known
        : add(parent, Names.leaf(path), new Inode(Inode.Kind.FOLDER, times, ""));
  }

  private void file(Step.MakeFile make) throws IOException {
    if (refused(make.path())) {
      return;
    }
    Entry parent = folder(Names.parent(make.path()), make.times());
    Inode inode = new Inode(Inode.Kind.FILE, make.times(), "");
    Fork fork = new Fork("", make.document(), make.traits());
    inode.forks.add(fork);
    add(parent, Names.leaf(make.path()), inode);
    placement.filled(inode, fork, make.over().map(this::grave));
    Entry entry = parent.inode.live.get(Names.leaf(make.path()));
    for (Step.Stream stream : make.streams()) {
      stream(entry, make.path(), stream);
    }
  }

  private Fork grave(String path) {
    Fork fork = graves.get(path);
    if (fork == null) {
      throw new IllegalArgumentException(
          "over: expected the path of a file deleted before, found " + path);
    }
    return fork;
  }

  private void stream(Entry entry, String path, Step.Stream stream) throws IOException {
    if (!placement.keepsStreams()) {
      skipped.accept(path + ":" + stream.name() + ": this file system has no alternate streams");
      return;
    }
    Fork fork = new Fork(stream.name(), stream.document(), Set.of());
    entry.inode.forks.add(fork);
    placement.filled(entry.inode, fork, Optional.empty());
  }

  private void hardLink(Step.HardLink link) {
    if (!placement.keepsLinks()) {
      skipped.accept(link.path() + ": this file system has no hard links");
    } else if (!refused(link.path())) {
      Inode inode = live(link.target()).inode;
      Entry parent = folder(Names.parent(link.path()), inode.times);
      attach(parent, new Entry(Optional.of(parent), Names.leaf(link.path()), inode));
    }
  }

  private void symLink(Step.SymLink link) throws IOException {
    if (!placement.keepsSymbolicLinks()) {
      skipped.accept(link.path() + ": this file system has no symbolic links");
    } else if (!refused(link.path())) {
      Entry parent = folder(Names.parent(link.path()), link.times());
      Inode inode = new Inode(Inode.Kind.LINK, link.times(), link.target());
      Fork fork = new Fork("", Document.of(Content.text(link.target())), Set.of());
      inode.forks.add(fork);
      add(parent, Names.leaf(link.path()), inode);
      placement.filled(inode, fork, Optional.empty());
    }
  }

  private void delete(Entry entry, boolean wiped) {
    if (entry.inode.folder()) {
      List.copyOf(entry.inode.live.values()).stream()
          .sorted((a, b) -> a.name.compareTo(b.name))
          .forEach(child -> delete(child, wiped));
    }
    String path = entry.path();
    entry.deleted = true;
    entry.parent.orElseThrow().inode.live.remove(entry.name);
    Inode inode = entry.inode;
    if (--inode.links > 0) {
      inode.names.remove(entry);
    } else {
      inode.deleted = true;
      inode.wiped = wiped;
      inode.forks.forEach(
          fork -> graves.put(fork.name.isEmpty() ? path : path + ":" + fork.name, fork));
      placement.released(inode);
    }
  }

  private void many(Step.Many many) throws IOException {
    int digits = String.valueOf(Math.max(999, many.count() / many.perFolder())).length();
    Entry parent = folder(many.path(), many.times());
    for (int i = 0; i < many.count(); i++) {
      if (i % many.perFolder() == 0) {
        String name = String.format("%0" + digits + "d", i / many.perFolder());
        parent = folder(many.path() + "/" + name, many.times());
      }
      long seed = Seed.derive(many.seed(), "many " + i);
      int size = many.size() + (int) Long.remainderUnsigned(seed, Math.max(1, many.size()));
      Inode inode = new Inode(Inode.Kind.FILE, many.times(), "");
      Fork fork = new Fork("", Document.of(Content.words(seed, size)), Set.of());
      inode.forks.add(fork);
      add(parent, String.format("f%07d.txt", i), inode);
      placement.filled(inode, fork, Optional.empty());
    }
  }

  private Entry add(Entry parent, String name, Inode inode) {
    inodes.add(inode);
    placement.made(inode);
    return attach(parent, new Entry(Optional.of(parent), name, inode));
  }

  private Entry attach(Entry parent, Entry entry) {
    if (parent.inode.live.put(entry.name, entry) != null) {
      throw new IllegalArgumentException(
          entry.path() + ": expected a new name, found one that exists");
    }
    parent.inode.entries.add(entry);
    entry.inode.links++;
    entry.inode.names.add(entry);
    entry.inode.longestName = Math.max(entry.inode.longestName, entry.name.length());
    return entry;
  }

  private Entry live(String path) {
    Entry at = root;
    for (String part : path.substring(1).split("/")) {
      at = at.inode.live.get(part);
      if (at == null) {
        throw new IllegalArgumentException(
            path + ": expected a path made by an earlier step, found nothing at " + part);
      }
    }
    return at;
  }

  private boolean refused(String path) {
    Optional<String> reason = placement.refuses(Names.leaf(path));
    reason.ifPresent(why -> skipped.accept(path + ": " + why));
    return reason.isPresent();
  }
}
