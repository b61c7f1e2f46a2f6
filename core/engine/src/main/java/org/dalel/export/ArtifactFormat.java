package org.dalel.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.read.ListedArtifact;

/** Writes artifacts as JSON lines or CSV. */
public final class ArtifactFormat {
  /** The CSV's header. */
  public static final String HEADER =
      "locator,type,plugin,plugin_version,state,confidence,position,fields";

  private final Appendable out;
  private final boolean csv;

  /** Writes to {@code out}, which the caller closes; CSV or JSON lines. */
  public ArtifactFormat(Appendable out, boolean csv) {
    this.out = out;
    this.csv = csv;
  }

  /** What stands before the first artifact. */
  public void begin() throws IOException {
    if (csv) {
      out.append(HEADER).append('\n');
    }
  }

  /** One artifact. */
  public void artifact(ListedArtifact artifact) throws IOException {
    if (csv) {
      CsvWriter line = new CsvWriter(out);
      line.field(artifact.item().locator().toString()).field(artifact.type());
      line.field(artifact.plugin()).field(artifact.pluginVersion()).field(artifact.state());
      line.field(artifact.confidence()).field(artifact.position().orElse(""));
      line.field(artifact.fields()).end();
    } else {
      JsonText.write(out, object(artifact));
      out.append('\n');
    }
  }

  /** The artifact's values by name; {@code position} only when it has one. */
  public static Map<String, Object> object(ListedArtifact artifact) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("locator", artifact.item().locator().toString());
    object.put("type", artifact.type());
    object.put("plugin", artifact.plugin());
    object.put("plugin_version", artifact.pluginVersion());
    object.put("state", artifact.state());
    object.put("confidence", artifact.confidence());
    object.put("fields", new JsonText.Raw(artifact.fields()));
    artifact.position().ifPresent(json -> object.put("position", new JsonText.Raw(json)));
    return object;
  }
}
