package org.dalel.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dalel.api.EvidenceFile;
import org.dalel.api.Surroundings;
import org.dalel.casefile.CaseException;

/** The neighbours of an item, as the case knows them. Belongs to one thread. */
final class CaseSurroundings implements Surroundings {
  private final PlacedItems items;
  private final ItemOpener opener;
  private final WorkItem beside;

  CaseSurroundings(PlacedItems items, ItemOpener opener, WorkItem beside) {
    this.items = items;
    this.opener = opener;
    this.beside = beside;
  }

  @Override
  public List<EvidenceFile> children(EvidenceFile folder) {
    if (!(folder instanceof ItemFile file) || !folder.isFolder()) {
      return List.of();
    }
    try {
      return items.children(file.item().work()).stream().map(this::file).toList();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Optional<EvidenceFile> at(String path) {
    try {
      return find(path);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private Optional<EvidenceFile> find(String path) throws SQLException {
    Optional<EvidenceFile> exact =
        items.at(beside, path).stream()
            .filter(item -> !item.work().deleted())
            .findFirst()
            .map(this::file);
    int slash = path.lastIndexOf('/');
    if (exact.isPresent() || slash < 0 || path.length() == 1) {
      return exact;
    }
    // the folder's own spelling may differ as well
    String name = path.substring(slash + 1);
    return find(slash == 0 ? "/" : path.substring(0, slash))
        .flatMap(
            folder ->
                children(folder).stream()
                    .filter(child -> !child.isDeleted() && child.name().equalsIgnoreCase(name))
                    .findFirst());
  }

  private EvidenceFile file(PlacedItem item) {
    return new ItemFile(item, opener, Optional.empty());
  }

  private static CaseException unreadable(SQLException e) {
    return new CaseException("the neighbours of an item cannot be read: " + e.getMessage(), e);
  }
}
