package org.dalel.plugins.wallets.place;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.formats.ByteSource;
import org.dalel.formats.FileFolder;

/**
 * A folder of the evidence, read in place. Of a name that is there twice the allocated file is
 * taken; a deleted file is read only where it can hold old records ({@code 000005.ldb}), never as
 * the list of what is in use.
 */
public final class EvidenceFolder implements FileFolder {

  private static final String RECORDS = "\\d{1,18}\\.(log|ldb|sst)";

  private final TreeMap<String, EvidenceFile> files = new TreeMap<>();

  /** The files of a folder. */
  public EvidenceFolder(EvidenceFile folder, Surroundings surroundings) {
    for (EvidenceFile child : surroundings.children(folder)) {
      if (!child.isFolder() && (!child.isDeleted() || child.name().matches(RECORDS))) {
        files.putIfAbsent(child.name(), child);
      }
    }
  }

  /** Whether files are there that hold records of a LevelDB, its lists or not. */
  public boolean hasRecords() {
    return files.keySet().stream().anyMatch(name -> name.matches(RECORDS));
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public ByteSource open(String name) throws IOException {
    return ByteSource.of(files.get(name).open());
  }
}
