package org.dalel.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.casefile.CaseFolder;
import org.dalel.extension.Bubblewrap;

/** Starts the workers of a run: with how much memory, and confined where that is possible. */
final class WorkerStarter {
  private static final int HEAP_MIB = 768;
  private static final int HEAP_MIB_FOR_A_THREAD = 96;

  private final ProcessRequest request;
  private final Bubblewrap.Search bubblewrap = Bubblewrap.find();

  WorkerStarter(ProcessRequest request) {
    this.request = request;
  }

  /**
   * A worker's JVM takes as long to start as the supervisor needs to make the case ready. Deriving
   * keys from passwords is what the optimising compiler is for.
   */
  WorkerProcess boot(CaseFolder folder, Blame blame) throws IOException {
    return WorkerProcess.boot(
        folder,
        request.profile(),
        RunLength.isShort(request.evidence()) && request.secrets().isEmpty(),
        heapMib(blame),
        confinement(folder));
  }

  /** What confines the workers, for the record. */
  String confinement() {
    return whyUnconfined().map(why -> "none: " + why).orElse("bubblewrap");
  }

  /** Why the workers are not confined, if they are not. */
  Optional<String> whyUnconfined() {
    return bubblewrap.found().isPresent() ? Optional.empty() : Optional.of(bubblewrap.otherwise());
  }

  /**
   * Evidence is read-only to a confined worker, as all else is but the case and the plugin cache.
   */
  private List<String> confinement(CaseFolder folder) throws IOException {
    if (bubblewrap.found().isEmpty()) {
      return List.of();
    }
    List<Path> writable = new ArrayList<>(List.of(folder.root(), request.pluginCache()));
    Optional.ofNullable(System.getProperty("dalel.native.dir"))
        .map(Path::of)
        .ifPresent(writable::add);
    List<Path> real = new ArrayList<>();
    for (Path one : writable) {
      real.add(Files.createDirectories(one.toAbsolutePath()).toRealPath());
    }
    return bubblewrap.found().get().prefix(real);
  }

  /** Suspects get more memory: what needs much but not endless memory passes then. */
  private static int heapMib(Blame blame) {
    int configured = Integer.getInteger("dalel.worker.heap.mib", 0);
    int usual =
        configured > 0
            ? configured
            : HEAP_MIB + HEAP_MIB_FOR_A_THREAD * Math.max(0, blame.threads() - 2);
    return blame.suspects().isEmpty() ? usual : usual * 2;
  }
}
