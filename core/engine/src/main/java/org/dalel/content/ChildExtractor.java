package org.dalel.content;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedStreamTranslator;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.ContentHandler;

/** Hands what a parser finds inside a document to the {@link EmbeddedSink}. Serves one analysis. */
final class ChildExtractor implements EmbeddedDocumentExtractor {
  private final EmbeddedStreamTranslator translator;
  private final ChildDelivery delivery;

  ChildExtractor(EmbeddedStreamTranslator translator, ChildDelivery delivery) {
    this.translator = translator;
    this.delivery = delivery;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    return !delivery.isEnded();
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws LimitReachedException, IOException {
    InputStream content = stream;
    if (translator.shouldTranslate(stream, metadata)) {
      content = translator.translate(stream, metadata);
    }
    delivery.deliver(describe(metadata), content);
  }

  private EmbeddedChild describe(Metadata metadata) {
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    if (name == null) {
      name = metadata.get(TikaCoreProperties.INTERNAL_PATH);
    }
    return new EmbeddedChild(
        delivery.nextIndex(),
        name == null ? "" : name,
        Optional.ofNullable(metadata.get(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID)),
        date(metadata, TikaCoreProperties.CREATED),
        date(metadata, TikaCoreProperties.MODIFIED),
        Optional.ofNullable(metadata.get(Metadata.CONTENT_TYPE)),
        EmbeddedChild.State.COMPLETE);
  }

  private static Optional<Instant> date(Metadata metadata, Property property) {
    return Optional.ofNullable(metadata.getDate(property)).map(Date::toInstant);
  }
}
