package org.dalel.evidence.image.udif;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Finds the tables in the property list: the data values of the array {@code blkx}. */
final class PropertyList {
  private PropertyList() {}

  /**
   * The tables in their order.
   *
   * @throws IOException when the list is no XML or no base64
   */
  static List<byte[]> tables(byte[] xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // a damaged name must not cost the tables: undecodable bytes are replaced
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return tables(
          factory.createXMLStreamReader(new StringReader(new String(xml, StandardCharsets.UTF_8))));
    } catch (XMLStreamException | IllegalArgumentException e) {
      throw new IOException(
          "property list: expected XML with base64 tables, found: " + e.getMessage(), e);
    }
  }

  private static List<byte[]> tables(XMLStreamReader in) throws XMLStreamException {
    List<byte[]> tables = new ArrayList<>();
    String key = "";
    int depth = 0;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "key" -> key = in.getElementText();
          case "array" -> depth += depth > 0 || key.equals("blkx") ? 1 : 0;
          case "data" -> {
            if (depth > 0 && key.equals("Data")) {
              tables.add(Base64.getMimeDecoder().decode(in.getElementText()));
            }
          }
          default -> {
            // texts, numbers and dictionaries say nothing about places
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("array")) {
        depth = Math.max(0, depth - 1);
      }
    }
    return tables;
  }
}
