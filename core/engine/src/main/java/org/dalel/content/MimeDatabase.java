package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.xml.sax.SAXException;

/**
 * The rules of Tika's type database ({@code tika-mimetypes.xml} of tika-core and any {@code
 * custom-mimetypes.xml}), read from the same files in the same order as Tika does, because Tika
 * keeps its own copy to itself.
 *
 * @param rules all magic rules, in Tika's order
 * @param scans the common passes for patterns that may lie in a range
 * @param names name patterns
 * @param roots types known by the root element of their XML
 * @param registry the hierarchy of types, as Tika has it
 */
record MimeDatabase(
    List<MagicRule> rules,
    RangeScan.Passes scans,
    NamePatterns names,
    XmlRoots roots,
    MediaTypeRegistry registry) {

  /** Reads the database of the Tika on the class path. */
  static MimeDatabase load() {
    MimeDatabaseReader reader = new MimeDatabaseReader();
    try {
      ClassLoader loader = MimeTypes.class.getClassLoader();
      List<URL> urls = new ArrayList<>();
      urls.add(loader.getResource("org/apache/tika/mime/tika-mimetypes.xml"));
      urls.addAll(Collections.list(loader.getResources("custom-mimetypes.xml")));
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      for (URL url : urls) {
        try (InputStream in = url.openStream()) {
          factory.newSAXParser().parse(in, reader);
        }
      }
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("type database of tika-core: cannot be read: " + e, e);
    }
    return reader.database();
  }
}
