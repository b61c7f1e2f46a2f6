package org.dalel.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.evidence.EvidenceInspector;
import org.dalel.evidence.VolumeStructure;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.EvidenceImage;
import org.dalel.evidence.image.UnsupportedImageException;

/**
 * The process of {@link EvidencePreview}: writes one JSON object to standard output, with the keys
 * {@code kind, format, size, sector_size, segments, acquisition, stored_digests, ranges}; a range
 * has {@code start, length, scheme, description, kind, status, why, file_systems}; or {@code
 * unsupported} with the reason.
 */
final class EvidencePreviewMain {
  private EvidencePreviewMain() {}

  /** Looks at the path that is its argument. */
  public static void main(String[] arguments) {
    Path path = Path.of(arguments[0]);
    try {
      String json = JsonText.of(look(path));
      System.out.write(json.getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    } catch (IOException e) {
      System.err.println(e.getMessage());
      Runtime.getRuntime().halt(1);
    }
  }

  private static Map<String, Object> look(Path path) throws IOException {
    EvidenceInspector.Kind kind = EvidenceInspector.kindOf(path);
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", kind.name().toLowerCase(java.util.Locale.ROOT));
    switch (kind) {
      case FOLDER -> found.put("format", "folder");
      case FILE -> {
        found.put("format", "single file");
        found.put("size", Files.size(path));
      }
      default -> media(path, found);
    }
    return found;
  }

  private static void media(Path path, Map<String, Object> found) throws IOException {
    try (EvidenceImage image = EvidenceInspector.open(path)) {
      found.put("format", image.format().displayName());
      found.put("size", image.size());
      found.put("sector_size", image.sectorSize());
      found.put("segments", image.segments().stream().map(Path::toString).toList());
      AcquisitionInfo info = image.acquisition();
      found.put("acquisition", acquisition(info));
      found.put("stored_digests", info.digests());
      found.put(
          "ranges",
          VolumeStructure.read(image, () -> {}).ranges().stream()
              .map(EvidencePreviewMain::range)
              .toList());
    } catch (UnsupportedImageException e) {
      found.put("format", e.format().displayName());
      found.put("unsupported", e.getMessage());
    }
  }

  private static Map<String, Object> acquisition(AcquisitionInfo info) {
    Map<String, Object> facts = new LinkedHashMap<>();
    info.caseNumber().ifPresent(value -> facts.put("case_number", value));
    info.evidenceNumber().ifPresent(value -> facts.put("evidence_number", value));
    info.description().ifPresent(value -> facts.put("description", value));
    info.examiner().ifPresent(value -> facts.put("examiner", value));
    info.acquired().ifPresent(value -> facts.put("acquired", value.text()));
    info.softwareVersion().ifPresent(value -> facts.put("software", value));
    info.model().ifPresent(value -> facts.put("model", value));
    info.serialNumber().ifPresent(value -> facts.put("serial_number", value));
    return facts;
  }

  private static Map<String, Object> range(VolumeStructure.Range range) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("start", range.start());
    one.put("length", range.length());
    one.put("scheme", range.scheme());
    one.put("description", range.description());
    one.put("kind", range.kind());
    one.put("status", range.status().label());
    one.put("why", range.why());
    one.put("file_systems", range.fileSystems().stream().map(EvidencePreviewMain::of).toList());
    return one;
  }

  private static Map<String, Object> of(VolumeStructure.FoundFileSystem found) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("start", found.start());
    one.put("type", found.type());
    found.label().ifPresent(value -> one.put("label", value));
    found.identity().ifPresent(value -> one.put("identity", value));
    one.put("status", found.status().label());
    one.put("why", found.why());
    return one;
  }
}
