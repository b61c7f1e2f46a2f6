package org.dalel.testdata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.dalel.testdata.model.Description;
import org.dalel.testdata.model.FileSystem;
import org.dalel.testdata.model.PartitionTable;
import org.dalel.testdata.model.Wrapping;

/** Reads a description from JSON; the form is shown in the documentation of this package. */
public final class DescriptionReader {

  private final ObjectMapper mapper =
      new ObjectMapper().configure(JsonParser.Feature.ALLOW_COMMENTS, true);

  /**
   * Reads a file.
   *
   * @param seed replaces the seed in the file
   * @throws IllegalArgumentException naming the field, what was expected and what was found
   */
  public Description read(Path file, OptionalLong seed) throws IOException {
    return read(Files.readString(file), seed);
  }

  /** Reads text. */
  public Description read(String json, OptionalLong seed) throws IOException {
    Fields root = new Fields("description", mapper.readTree(json));
    root.allow(
        "name",
        "seed",
        "size",
        "sectorSize",
        "table",
        "wrap",
        "partBytes",
        "damage",
        "volumes",
        "about");
    EvidenceBuilder builder =
        EvidenceBuilder.named(root.text("name"))
            .seed(seed.orElse(root.number("seed", 1)))
            .size(root.size("size", 0))
            .sectorSize((int) root.number("sectorSize", 512))
            .table(root.choice("table", PartitionTable.class, PartitionTable.NONE));
    if (root.has("partBytes")) {
      builder.split(root.size("partBytes", 0));
    }
    builder.wrap(root.choice("wrap", Wrapping.class, Wrapping.RAW));
    for (Fields volume : root.list("volumes")) {
      volume.allow("fileSystem", "size", "label", "steps", "about");
      builder.volume(
          FileSystem.of(volume.text("fileSystem")),
          volume.size("size", 0),
          content -> {
            content.label(volume.text("label", ""));
            StepReader reader = new StepReader(content);
            volume.list("steps").forEach(reader::read);
          });
    }
    root.list("damage").forEach(each -> damage(each, builder));
    return builder.build();
  }

  private static void damage(Fields damage, EvidenceBuilder builder) {
    damage.allow("truncate", "wipe", "count", "flip", "cutMetadata");
    if (damage.has("truncate")) {
      builder.truncate(damage.number("truncate", 0));
    } else if (damage.has("wipe")) {
      builder.wipe(damage.number("wipe", 0), damage.number("count", 512));
    } else if (damage.has("flip")) {
      builder.flip((int) damage.number("flip", 1));
    } else {
      builder.cutMetadata((int) damage.number("cutMetadata", 0));
    }
  }
}
