package org.dalel.formats.xml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Settings of an Android app (SharedPreferences): {@code <map><string name="KEY">VALUE</string><int
 * name="KEY" value="1"/></map>}.
 *
 * @param texts settings that are texts, in their order; of a damaged file those before the damage
 * @param all these and numbers and switches as they are written
 * @param damage what ended the reading, if something did
 */
public record AndroidSettings(
    Map<String, String> texts, Map<String, String> all, Optional<String> damage) {
  private static final int MOST = 100_000;

  /** Reads them. */
  public static AndroidSettings read(byte[] xml) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> all = new LinkedHashMap<>();
    Optional<String> damage = Optional.empty();
    try {
      XMLStreamReader reader = XmlText.of(xml).read();
      while (reader.hasNext() && all.size() < MOST) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          take(reader, texts, all);
        }
      }
    } catch (XMLStreamException damaged) {
      damage = Optional.of(String.valueOf(damaged.getMessage()));
    }
    return new AndroidSettings(
        Collections.unmodifiableMap(texts), Collections.unmodifiableMap(all), damage);
  }

  private static void take(
      XMLStreamReader reader, Map<String, String> texts, Map<String, String> all)
      throws XMLStreamException {
    String name = reader.getAttributeValue(null, "name");
    String value = reader.getAttributeValue(null, "value");
    if (reader.getLocalName().equals("string")) {
      String text = reader.getElementText();
      texts.put(name == null ? "" : name, text);
      all.put(name == null ? "" : name, text);
    } else if (name != null && value != null) {
      all.put(name, value);
    }
  }
}
