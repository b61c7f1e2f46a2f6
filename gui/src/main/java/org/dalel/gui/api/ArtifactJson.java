package org.dalel.gui.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.casefile.JsonText;
import org.dalel.casefile.view.ViewArtifact;

/** Artifacts as the page gets them. */
final class ArtifactJson {
  private ArtifactJson() {}

  static Map<String, Object> of(ViewArtifact artifact) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", artifact.id());
    json.put("type", artifact.type());
    json.put("plugin", artifact.plugin());
    json.put("plugin_version", artifact.version());
    json.put("state", artifact.state());
    json.put("confidence", artifact.confidence());
    artifact.position().ifPresent(position -> json.put("position", new JsonText.Raw(position)));
    json.put("fields", new JsonText.Raw(artifact.fields()));
    json.put("row", RowJson.of(artifact.row()));
    return json;
  }
}
