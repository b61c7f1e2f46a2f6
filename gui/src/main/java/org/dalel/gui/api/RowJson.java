package org.dalel.gui.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.dalel.casefile.view.CaseView;
import org.dalel.casefile.view.TreeNode;
import org.dalel.casefile.view.ViewRow;
import org.dalel.export.IsoTime;

/** Rows and nodes as the page gets them; what is not known is left out. */
final class RowJson {
  private RowJson() {}

  static Map<String, Object> of(ViewRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("row", row.id());
    json.put("node", row.node());
    number(json, "inside", row.inside());
    json.put("locator", row.locator().toString());
    json.put("evidence", row.locator().evidence());
    json.put("path", row.path());
    json.put("name", row.name());
    row.extension().ifPresent(value -> json.put("extension", value));
    json.put("kind", row.kind());
    json.put("state", row.state());
    json.put("status", row.status());
    row.why().ifPresent(value -> json.put("why", value));
    row.type().ifPresent(value -> json.put("type", value));
    number(json, "size", row.size());
    time(json, "mtime", row.modified());
    time(json, "atime", row.accessed());
    time(json, "ctime", row.changed());
    time(json, "crtime", row.created());
    row.md5().ifPresent(value -> json.put("md5", value));
    row.sha256().ifPresent(value -> json.put("sha256", value));
    return json;
  }

  static Map<String, Object> of(CaseView view, TreeNode node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("place", view.tree().key(node));
    json.put("node", node.id());
    json.put("kind", node.kind());
    json.put("name", node.name());
    number(json, "row", node.row());
    json.put("rows", node.rows());
    json.put("children", node.children());
    return json;
  }

  private static void number(Map<String, Object> json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, value.getAsLong());
    }
  }

  private static void time(Map<String, Object> json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, IsoTime.print(value));
    }
  }
}
