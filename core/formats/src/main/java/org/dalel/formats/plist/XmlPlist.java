package org.dalel.formats.plist;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dalel.formats.xml.XmlText;

/**
 * Reads a property list in XML ({@code <plist><dict><key>...}). Values are those of {@link
 * BinaryPlist}; a date is its text. Neither a DTD nor an entity is followed.
 */
final class XmlPlist {
  private static final int DEEPEST = 64;
  private static final int MOST = 1_000_000;

  private final XMLStreamReader xml;
  private int left = MOST;
  private boolean torn;

  private XmlPlist(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** The top object, as far as the text goes; empty for what is no property list. */
  static PropertyList.Reading examine(byte[] bytes) {
    XmlText text = XmlText.of(bytes);
    try {
      XmlPlist list = new XmlPlist(text.read());
      list.torn = !text.isWhole();
      if (!list.enter("plist") || !list.next()) {
        return PropertyList.Reading.NONE;
      }
      Object top = list.value(0);
      return new PropertyList.Reading(Optional.of(top), list.torn ? 1 : 0);
    } catch (XMLStreamException e) {
      return PropertyList.Reading.NONE;
    }
  }

  private boolean enter(String element) throws XMLStreamException {
    return next() && xml.getLocalName().equals(element);
  }

  /** Goes to the next element within the one that is open; false at its end. */
  private boolean next() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
    }
    return false;
  }

  private Object value(int depth) throws XMLStreamException {
    if (depth > DEEPEST || left-- <= 0) {
      throw new XMLStreamException("deeper or larger than a property list");
    }
    switch (xml.getLocalName()) {
      case "dict":
        return dict(depth);
      case "array":
        List<Object> items = new ArrayList<>();
        while (next()) {
          items.add(value(depth + 1));
        }
        return items;
      case "true", "false":
        boolean is = xml.getLocalName().equals("true");
        next();
        return is;
      default:
        return scalar(xml.getLocalName(), xml.getElementText());
    }
  }

  /** Of a torn text what came before; who it is within meets the same end. */
  private Map<String, Object> dict(int depth) throws XMLStreamException {
    Map<String, Object> members = new LinkedHashMap<>();
    try {
      while (next()) {
        String key = xml.getElementText();
        if (next()) {
          members.put(key, value(depth + 1));
        }
      }
    } catch (XMLStreamException e) {
      torn = true;
      if (members.isEmpty()) {
        throw e;
      }
    }
    return members;
  }

  private static Object scalar(String kind, String text) {
    try {
      return switch (kind) {
        case "integer" -> Long.valueOf(text.strip());
        case "real" -> Double.valueOf(text.strip());
        case "data" -> Base64.getMimeDecoder().decode(text);
        default -> text;
      };
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
