package org.dalel.content;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Builds a {@link MimeDatabase} from the events of the type files.
 *
 * <p>Follows {@code org.apache.tika.mime.MimeTypesReader} step by step: conflicts between name
 * patterns are decided with the hierarchy as known when the pattern is read, so the hierarchy is
 * built up here in the same order.
 */
final class MimeDatabaseReader extends DefaultHandler {
  private static final int DEFAULT_PRIORITY = 50;

  private final MediaTypeRegistry registry = new MediaTypeRegistry();
  private final Map<MediaType, MediaType> types = new HashMap<>();
  private final List<MagicRule> rules = new ArrayList<>();
  private final NamePatterns.Builder names = new NamePatterns.Builder(registry);
  private final RangeScan.Builder ranges = new RangeScan.Builder();
  private final XmlRoots.Builder roots = new XmlRoots.Builder();
  private final Deque<Level> levels = new ArrayDeque<>();
  private MediaType type;
  private int priority;

  /** A clause that is being read (absent for a bare group), with the clauses found inside it. */
  private record Level(Optional<MagicClause> own, int minimum, List<MagicClause> inner) {}

  MimeDatabaseReader() {
    forName(MediaType.OCTET_STREAM);
    forName(MediaType.TEXT_PLAIN);
    forName(MediaType.APPLICATION_XML);
  }

  MimeDatabase database() {
    rules.sort(MagicRule.ORDER);
    return new MimeDatabase(
        List.copyOf(rules), ranges.build(), names.build(), roots.build(), registry);
  }

  private MediaType forName(MediaType name) {
    MediaType normal = registry.normalize(name);
    MediaType known = types.get(normal);
    if (known == null) {
      registry.addType(name);
      types.put(name, name);
      known = name;
    }
    return known;
  }

  @Override
  public InputSource resolveEntity(String publicId, String systemId) {
    return new InputSource(new StringReader(""));
  }

  @Override
  public void startElement(String uri, String local, String element, Attributes attributes) {
    if (type == null) {
      if (element.equals("mime-type")) {
        type = forName(MediaType.parse(attributes.getValue("type")));
      }
      return;
    }
    switch (element) {
      case "alias" -> registry.addAlias(type, MediaType.parse(attributes.getValue("type")));
      case "sub-class-of" ->
          registry.addSuperType(type, MediaType.parse(attributes.getValue("type")));
      case "glob" -> addGlob(attributes);
      case "root-XML" ->
          roots.add(type, attributes.getValue("namespaceURI"), attributes.getValue("localName"));
      case "magic" -> {
        String value = attributes.getValue("priority");
        priority = value == null || value.isEmpty() ? DEFAULT_PRIORITY : Integer.parseInt(value);
        levels.clear();
        levels.push(new Level(Optional.empty(), 0, new ArrayList<>()));
      }
      case "match" -> levels.push(level(attributes));
      default -> {
        // descriptions, links and acronyms do not decide about types
      }
    }
  }

  private void addGlob(Attributes attributes) {
    String pattern = attributes.getValue("pattern");
    if (pattern != null) {
      names.add(pattern, Boolean.parseBoolean(attributes.getValue("isregex")), type);
    }
  }

  private Level level(Attributes attributes) {
    String minimum = attributes.getValue("minShouldMatch");
    if (minimum != null) {
      return new Level(Optional.empty(), Integer.parseInt(minimum), new ArrayList<>());
    }
    String kind = attributes.getValue("type");
    MagicClause own =
        MagicParser.parse(
            type,
            kind == null ? "string" : kind,
            attributes.getValue("offset"),
            attributes.getValue("value"),
            attributes.getValue("mask"));
    // a clause inside another is tried rarely and needs no part in the common pass
    boolean alwaysTried = levels.stream().allMatch(outer -> outer.own().isEmpty());
    return new Level(Optional.of(alwaysTried ? ranges.add(own) : own), 0, new ArrayList<>());
  }

  @Override
  public void endElement(String uri, String local, String element) {
    if (type == null) {
      return;
    }
    switch (element) {
      case "mime-type" -> type = null;
      case "match" -> {
        Level level = levels.pop();
        levels.element().inner().add(clause(level));
      }
      case "magic" -> levels.pop().inner().forEach(c -> rules.add(MagicRule.of(type, priority, c)));
      default -> {
        // nothing to close
      }
    }
  }

  private static MagicClause clause(Level level) {
    List<MagicClause> inner = List.copyOf(level.inner());
    if (level.own().isEmpty()) {
      return new MagicClause.AnyOf(level.minimum(), true, inner);
    }
    if (inner.isEmpty()) {
      return level.own().get();
    }
    MagicClause rest = inner.size() == 1 ? inner.get(0) : new MagicClause.AnyOf(1, false, inner);
    return new MagicClause.And(List.of(level.own().get(), rest));
  }
}
