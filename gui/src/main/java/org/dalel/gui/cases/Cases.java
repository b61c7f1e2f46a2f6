package org.dalel.gui.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.view.ViewStore;
import org.dalel.content.PromisedTypes;

/** All cases that are open in this workbench. */
public final class Cases implements AutoCloseable {
  private static final int ID_DIGITS = 12;

  private final Path cache;
  private final RecentCases recent;
  private final Map<String, OpenCase> open = new ConcurrentHashMap<>();
  private final ExecutorService maker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "make-view");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * None open yet.
   *
   * @param cache where views of cases lie that cannot be written
   */
  public Cases(Path cache, RecentCases recent) {
    this.cache = cache;
    this.recent = recent;
  }

  /**
   * Opens a case, or gives the one that is open already.
   *
   * @throws org.dalel.casefile.CaseException when the folder holds no case
   */
  public OpenCase open(Path root) {
    CaseFolder folder = CaseFolder.existing(root);
    OpenCase opened =
        open.computeIfAbsent(
            id(folder.root()),
            id ->
                new OpenCase(
                    id,
                    folder,
                    new CaseViews(
                        folder,
                        new ViewStore(folder, cache, new PromisedTypes()::contradicts),
                        maker,
                        System::nanoTime)));
    recent.opened(folder.root());
    return opened;
  }

  /** The case of an id: open, or known from an earlier time. */
  public Optional<OpenCase> find(String id) {
    OpenCase known = open.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    return recent.all().stream()
        .filter(path -> id(path).equals(id) && new CaseFolder(path).exists())
        .findFirst()
        .map(this::open);
  }

  /** The cases that were opened last. */
  public RecentCases recent() {
    return recent;
  }

  /** The id of the case in a folder. */
  public static String id(Path root) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  root.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    maker.shutdownNow();
    for (OpenCase one : open.values()) {
      one.close();
    }
    open.clear();
  }
}
