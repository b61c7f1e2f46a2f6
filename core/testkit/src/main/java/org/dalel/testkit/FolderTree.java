package org.dalel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Glob;
import org.dalel.api.Surroundings;

/** A folder that plays a file system. Links are not followed, and nothing outside is reached. */
final class FolderTree implements Surroundings {

  private final Path root;
  private final String mediaType;

  FolderTree(Path root, String mediaType) {
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException(root + ": expected a folder, found none");
    }
    this.root = root;
    this.mediaType = mediaType;
  }

  @Override
  public List<EvidenceFile> children(EvidenceFile folder) {
    return find(folder.path()).map(this::entries).orElse(List.of()).stream()
        .map(entry -> (EvidenceFile) entry)
        .toList();
  }

  @Override
  public Optional<EvidenceFile> at(String path) {
    return find(path).map(entry -> entry);
  }

  Optional<SampleFile> find(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    Optional<SampleFile> found = Optional.of(new SampleFile("", "/", "", Content.of(root), true));
    for (String name : names(path)) {
      found = found.flatMap(folder -> child(folder, name));
    }
    return found;
  }

  /** What is at a path of which a test says that it is there. */
  SampleFile required(String path) {
    return find(path)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    root
                        + ": expected a file or folder "
                        + path
                        + ", found none"
                        + (path.startsWith("/") ? "" : "; paths in it begin with '/'")));
  }

  private static List<String> names(String path) {
    return Stream.of(path.substring(1).split("/")).filter(name -> !name.isEmpty()).toList();
  }

  private Optional<SampleFile> child(SampleFile folder, String name) {
    List<SampleFile> entries = entries(folder);
    String folded = Glob.fold(name);
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .or(
            () ->
                entries.stream()
                    .filter(entry -> Glob.fold(entry.name()).equals(folded))
                    .findFirst());
  }

  private List<SampleFile> entries(SampleFile folder) {
    if (!folder.isFolder()) {
      return List.of();
    }
    List<SampleFile> entries = new ArrayList<>();
    String parent = folder.path().equals("/") ? "" : folder.path();
    try (Stream<Path> files = Files.list(root.resolve(folder.path().substring(1)))) {
      files.forEach(file -> entry(parent, file).ifPresent(entries::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries.sort(Comparator.comparing(SampleFile::name));
    return entries;
  }

  private Optional<SampleFile> entry(String parent, Path file) {
    boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    if (!isFolder && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    String name = file.getFileName().toString();
    String type = isFolder ? "" : mediaType;
    return Optional.of(new SampleFile(name, parent + "/" + name, type, Content.of(file), isFolder));
  }
}
