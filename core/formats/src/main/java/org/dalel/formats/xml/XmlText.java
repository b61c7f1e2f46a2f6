package org.dalel.formats.xml;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A text in XML that programs for one platform write: UTF-8, or UTF-16 with a mark. Neither a DTD
 * nor an entity is followed, and the parser is Java's own, whatever the machine is set to.
 */
public final class XmlText {
  private static final String MARK = "\ufeff";

  private final String text;
  private final boolean whole;

  private XmlText(String text, boolean whole) {
    this.text = text;
    this.whole = whole;
  }

  /** The text of a file; what cannot be decoded becomes U+FFFD. */
  public static XmlText of(byte[] bytes) {
    // of bytes, Java's parser would print which are no UTF-8
    Charset charset = charset(bytes);
    String text = new String(bytes, charset);
    boolean whole = Arrays.equals(text.getBytes(charset), bytes);
    return new XmlText(text.startsWith(MARK) ? text.substring(1) : text, whole);
  }

  private static Charset charset(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return mark == 0xfffe
        ? StandardCharsets.UTF_16LE
        : mark == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  /** Whether all of it could be decoded. */
  public boolean isWhole() {
    return whole;
  }

  /** Reads it element by element; texts come in one piece. */
  public XMLStreamReader read() throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(new StringReader(text));
  }
}
