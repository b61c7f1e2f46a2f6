package org.dalel.testdata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.Seed;
import org.dalel.testdata.model.Step;
import org.dalel.testdata.model.Times;
import org.dalel.testdata.model.Trait;
import org.dalel.testdata.model.Volume;

/**
 * Says what happens on a volume, in order. Paths start with {@code /}; folders above a path are
 * made when they are missing. What has no time of its own gets one a minute after the step before.
 */
public final class VolumeBuilder {

  private static final Instant FIRST = Instant.parse("2026-03-02T04:00:00.123456700Z");

  private final FileSystem fileSystem;
  private final long size;
  private final long seed;
  private final List<Step> steps = new ArrayList<>();
  private String label = "";
  private Optional<Times> pinned = Optional.empty();

  VolumeBuilder(FileSystem fileSystem, long size, long seed) {
    this.fileSystem = fileSystem;
    this.size = size;
    this.seed = seed;
  }

  /** Names the volume. */
  public VolumeBuilder label(String text) {
    label = text;
    return this;
  }

  /** Gives the next step these times. */
  public VolumeBuilder at(Times times) {
    pinned = Optional.of(times);
    return this;
  }

  /** Gives the next step this time as all four. */
  public VolumeBuilder at(String instant) {
    return at(Times.of(instant));
  }

  /** Makes a folder. */
  public VolumeBuilder folder(String path) {
    return step(new Step.MakeFolder(path, times()));
  }

  /** Makes a file of UTF-8 text. */
  public VolumeBuilder file(String path, String text) {
    return file(path, Content.text(text));
  }

  /** Makes a file. */
  public VolumeBuilder file(String path, Content content, Trait... traits) {
    return file(path, Document.of(content), traits);
  }

  /** Makes a file of which something is known. */
  public VolumeBuilder file(String path, Document document, Trait... traits) {
    return step(make(path, document, Optional.empty(), traits));
  }

  /** Makes a file on the clusters of one deleted before. */
  public VolumeBuilder fileOver(String deleted, String path, Content content) {
    return fileOver(deleted, path, Document.of(content));
  }

  /** Makes a file on the clusters of one deleted before. */
  public VolumeBuilder fileOver(String deleted, String path, Document document) {
    return step(make(path, document, Optional.of(deleted)));
  }

  /** Makes a random file that depends on the evidence's seed and its own path. */
  public VolumeBuilder random(String path, int bytes, Trait... traits) {
    return file(path, Content.random(Seed.derive(seed, path), bytes), traits);
  }

  /** Makes a file of compressible words that depends on the evidence's seed and its own path. */
  public VolumeBuilder words(String path, int bytes, Trait... traits) {
    return file(path, Content.words(Seed.derive(seed, path), bytes), traits);
  }

  /** Adds an alternate data stream (NTFS). */
  public VolumeBuilder stream(String path, String name, Content content) {
    return stream(path, name, Document.of(content));
  }

  /** Adds an alternate data stream (NTFS). */
  public VolumeBuilder stream(String path, String name, Document document) {
    return step(new Step.AddStream(path, new Step.Stream(name, document)));
  }

  /** Gives a file a second name. */
  public VolumeBuilder hardLink(String path, String target) {
    return step(new Step.HardLink(path, target));
  }

  /** Makes a symbolic link. */
  public VolumeBuilder symLink(String path, String target) {
    return step(new Step.SymLink(path, target, times()));
  }

  /** Deletes a file, or a folder with all in it; the metadata still says where the content was. */
  public VolumeBuilder delete(String path) {
    return step(new Step.Delete(path, false));
  }

  /** Deletes as current Linux kernels do on ext3 and ext4: the inode forgets size and blocks. */
  public VolumeBuilder wipe(String path) {
    return step(new Step.Delete(path, true));
  }

  /** Makes {@code count} small files of {@code size} to twice as many bytes. */
  public VolumeBuilder many(String folder, int count, int perFolder, int size) {
    long own = Seed.derive(seed, folder);
    return step(new Step.Many(folder, count, perFolder, size, own, times()));
  }

  /** Does a step made elsewhere. */
  public VolumeBuilder step(Step step) {
    steps.add(step);
    pinned = Optional.empty();
    return this;
  }

  Volume build() {
    return new Volume(fileSystem, size, label, seed, steps);
  }

  long seed() {
    return seed;
  }

  Times times() {
    return pinned.orElseGet(() -> Times.of(FIRST.plusSeconds(60L * steps.size())));
  }

  private Step make(String path, Document document, Optional<String> over, Trait... traits) {
    Set<Trait> chosen = Set.copyOf(Arrays.asList(traits));
    return new Step.MakeFile(path, document, times(), List.of(), chosen, over);
  }
}
