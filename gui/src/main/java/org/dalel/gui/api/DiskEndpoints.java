package org.dalel.gui.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dalel.gui.jobs.Device;
import org.dalel.gui.jobs.Roots;
import org.dalel.gui.server.Problem;
import org.dalel.ingest.EvidencePreview;

/** The disks and folders of this machine, as far as the page may look into them. */
public final class DiskEndpoints {
  private static final int MOST_ENTRIES = 2000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Roots roots;

  /** Below the roots. */
  public DiskEndpoints(Roots roots) {
    this.roots = roots;
  }

  /** The endpoints. */
  public List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/disk",
            "A folder of this machine; the roots and devices without a path.",
            this::list,
            Endpoint.optional("path", "string", "the folder")),
        Endpoint.get(
            "/api/disk/preview",
            "What an image, a device, a folder or a file holds: format, volumes, file systems.",
            this::preview,
            Endpoint.required("path", "string", "the evidence")));
  }

  private void list(Context request) throws IOException {
    if (Request.text(request, "path").isEmpty()) {
      List<Object> places = new ArrayList<>();
      roots.all().forEach(root -> places.add(entry(root, root.toString())));
      Device.all().forEach(device -> places.add(entry(device)));
      request.json(Map.of("entries", places, "more", false));
      return;
    }
    Path folder = existing(Request.required(request, "path"));
    try (Stream<Path> names = Files.list(folder)) {
      List<Path> some = names.limit(MOST_ENTRIES + 1L).toList();
      List<Object> entries = new ArrayList<>();
      some.stream()
          .limit(MOST_ENTRIES)
          .filter(this::isAllowed)
          .sorted(
              Comparator.comparing((Path path) -> !Files.isDirectory(path))
                  .thenComparing(Path::toString))
          .forEach(path -> entries.add(entry(path, String.valueOf(path.getFileName()))));
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("path", folder.toString());
      if (!roots.all().contains(folder)) {
        answer.put("parent", String.valueOf(folder.getParent()));
      }
      answer.put("entries", entries);
      answer.put("more", some.size() > MOST_ENTRIES);
      request.json(answer);
    } catch (IOException e) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          folder + ": expected a folder that can be read, found: " + e.getMessage());
    }
  }

  private void preview(Context request) throws IOException, InterruptedException {
    Path path = existing(Request.required(request, "path"));
    try {
      request.contentType("application/json").result(EvidencePreview.of(path, PATIENCE));
    } catch (IOException e) {
      throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
    }
  }

  private boolean isAllowed(Path path) {
    try {
      roots.existing(path.toString());
      return true;
    } catch (Roots.Refused e) {
      return false; // a link that leads out, or to nothing
    }
  }

  /** A path that the page names, as a sentence when it may not be looked at. */
  Path existing(String text) {
    try {
      return roots.existing(text);
    } catch (Roots.Refused e) {
      throw new Problem(HttpStatus.FORBIDDEN, e.getMessage());
    }
  }

  private static Map<String, Object> entry(Device device) {
    Map<String, Object> entry = entry(device.path(), device.path().toString());
    entry.put("size", device.bytes());
    device.model().ifPresent(model -> entry.put("model", model));
    return entry;
  }

  private static Map<String, Object> entry(Path path, String name) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("path", path.toString());
    entry.put("name", name);
    boolean folder = Files.isDirectory(path);
    boolean file = Files.isRegularFile(path);
    entry.put("kind", folder ? "dir" : file ? "file" : "device");
    if (file) {
      try {
        entry.put("size", Files.size(path));
      } catch (IOException e) {
        entry.put("unreadable", String.valueOf(e.getMessage()));
      }
    }
    return entry;
  }
}
