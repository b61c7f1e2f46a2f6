package org.dalel.plugins.messaging.android;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Settings of an Android app: {@code <map><string name="KEY">VALUE</string><int .../></map>}. */
final class SharedPreferences {
  private static final int MOST = 100_000;

  private SharedPreferences() {}

  /** The settings that are texts, in their order; of a damaged file those before the damage. */
  static Map<String, String> texts(InputStream xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Map<String, String> texts = new LinkedHashMap<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(xml);
      while (reader.hasNext() && texts.size() < MOST) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("string")) {
          String name = reader.getAttributeValue(null, "name");
          texts.put(name == null ? "" : name, reader.getElementText());
        }
      }
    } catch (XMLStreamException damaged) {
      if (texts.isEmpty()) {
        throw new IOException(
            "settings of an app: expected XML, found: " + damaged.getMessage(), damaged);
      }
    }
    return texts;
  }
}
