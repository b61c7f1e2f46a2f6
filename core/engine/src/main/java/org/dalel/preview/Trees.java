package org.dalel.preview;

import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSObject;
import com.dd.plist.NSSet;
import com.dd.plist.PropertyListParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.Map;

/** Property lists and JSON as one kind of tree, bounded. */
final class Trees {
  private static final long LARGEST = 64L << 20;
  private static final int MOST_NODES = 20_000;
  private static final int DEEPEST = 100;
  private static final int LONGEST = 4_000;
  private static final int MOST_BYTES_SHOWN = 512;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(1000).build())
                  .build())
          .build();

  private int nodes;

  private Trees() {}

  static Preview tree(PreviewRequest request) throws IOException {
    if (Files.size(request.file()) > LARGEST) {
      throw new PreviewException("Trees of more than 64 MB are not drawn; see the text.");
    }
    Trees trees = new Trees();
    JsonNode root =
        request.type().contains("json")
            ? trees.node(JSON.readTree(request.file().toFile()), 0)
            : trees.node(plist(request), 0);
    ObjectNode facts = JSON.createObjectNode();
    facts.set("root", root);
    facts.put("cut", trees.nodes > MOST_NODES);
    return new Preview(facts, Preview.NOTHING);
  }

  private static NSObject plist(PreviewRequest request) throws IOException {
    try {
      return PropertyListParser.parse(Files.readAllBytes(request.file()));
    } catch (Exception e) {
      throw new PreviewException("This is no property list that can be read: " + e.getMessage());
    }
  }

  /**
   * A node: {@code k} kind, {@code v} value or {@code c} children, each with its name {@code n}.
   */
  private ObjectNode node(JsonNode value, int depth) {
    ObjectNode node = JSON.createObjectNode();
    if (value.isContainerNode()) {
      node.put("k", value.isArray() ? "list" : "map").put("s", value.size());
      ArrayNode children = node.putArray("c");
      if (value.isArray()) {
        for (int i = 0; i < value.size() && room(depth); i++) {
          children.add(node(value.get(i), depth + 1).put("n", i));
        }
      } else {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
          if (!room(depth)) {
            break;
          }
          children.add(node(entry.getValue(), depth + 1).put("n", cut(entry.getKey())));
        }
      }
      return node;
    }
    return node.put("k", value.getNodeType().name().toLowerCase(java.util.Locale.ROOT))
        .put("v", cut(value.asText()));
  }

  private ObjectNode node(NSObject value, int depth) {
    ObjectNode node = JSON.createObjectNode();
    if (value instanceof NSDictionary map) {
      node.put("k", "map").put("s", map.count());
      ArrayNode children = node.putArray("c");
      for (Map.Entry<String, NSObject> entry : map.entrySet()) {
        if (!room(depth)) {
          break;
        }
        children.add(node(entry.getValue(), depth + 1).put("n", cut(entry.getKey())));
      }
      return node;
    }
    if (value instanceof NSArray list) {
      return list(node, list.getArray(), depth);
    }
    if (value instanceof NSSet set) {
      return list(node, set.allObjects(), depth);
    }
    if (value instanceof NSData data) {
      byte[] bytes = data.bytes();
      String hex = HexFormat.of().formatHex(bytes, 0, Math.min(MOST_BYTES_SHOWN, bytes.length));
      return node.put("k", "data").put("s", bytes.length).put("v", hex);
    }
    if (value instanceof NSDate date) {
      return node.put("k", "date").put("v", date.getDate().toInstant().toString());
    }
    return node.put("k", "value").put("v", cut(value == null ? "" : value.toString()));
  }

  private ObjectNode list(ObjectNode node, NSObject[] values, int depth) {
    node.put("k", "list").put("s", values.length);
    ArrayNode children = node.putArray("c");
    for (int i = 0; i < values.length && room(depth); i++) {
      children.add(node(values[i], depth + 1).put("n", i));
    }
    return node;
  }

  private boolean room(int depth) {
    return depth < DEEPEST && ++nodes <= MOST_NODES;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
