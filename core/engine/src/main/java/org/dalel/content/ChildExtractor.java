package org.dalel.content;

import com.pff.PSTMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedDocumentUtil;
import org.apache.tika.extractor.EmbeddedStreamTranslator;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.pst.PSTMailItemParser;
import org.dalel.api.ContainerEntry;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Hands what a parser finds inside a document to the {@link EmbeddedSink}. Serves one analysis. */
final class ChildExtractor implements EmbeddedDocumentExtractor {
  private final EmbeddedStreamTranslator translator;
  private final ChildDelivery delivery;
  private final ParseContext context;
  private final int maxText;
  private final Parser mails = new PSTMailItemParser();
  private String mailPath = "";

  ChildExtractor(
      EmbeddedStreamTranslator translator,
      ChildDelivery delivery,
      ParseContext context,
      int maxText) {
    this.translator = translator;
    this.delivery = delivery;
    this.context = context;
    this.maxText = maxText;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    return !delivery.isEnded();
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws LimitReachedException, IOException {
    TikaInputStream tika = TikaInputStream.cast(stream);
    if (tika != null && tika.getOpenContainer() instanceof PSTMessage) {
      deliverMail(tika, metadata);
      return;
    }
    InputStream content = stream;
    if (translator.shouldTranslate(stream, metadata)) {
      content = translator.translate(stream, metadata);
    }
    deliver(describe(metadata), content);
  }

  /** Damage is the parser's business, too. */
  private void deliver(EmbeddedChild child, InputStream content)
      throws LimitReachedException, IOException {
    Optional<IOException> damage = delivery.deliver(child, content);
    if (damage.isPresent()) {
      throw damage.get();
    }
  }

  /** A message of an Outlook folder file: its attachments, under its path, and then itself. */
  private void deliverMail(TikaInputStream mail, Metadata metadata)
      throws LimitReachedException, IOException {
    String outer = mailPath;
    BodyText body = new BodyText(maxText, Long.MAX_VALUE / 1000, false);
    metadata.set(TikaCoreProperties.SUBJECT, ((PSTMessage) mail.getOpenContainer()).getSubject());
    mailPath = outer + PstMail.path(metadata, !outer.isEmpty()) + "/";
    String path = mailPath.substring(0, mailPath.length() - 1);
    try {
      mails.parse(mail, body, metadata, context);
    } catch (SAXException | TikaException e) {
      Optional<LimitReachedException> limit = LimitReachedException.in(e);
      if (limit.isPresent()) {
        throw limit.get();
      }
      EmbeddedDocumentUtil.recordEmbeddedStreamException(e, metadata);
    }
    mailPath = outer;
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, path);
    metadata.set(Metadata.CONTENT_TYPE, "message/rfc822");
    byte[] bytes = PstMail.render(metadata, body.text());
    deliver(describe(metadata), new ByteArrayInputStream(bytes));
  }

  private EmbeddedChild describe(Metadata metadata) {
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    if (name == null) {
      name = metadata.get(TikaCoreProperties.INTERNAL_PATH);
    }
    ContainerEntry.Builder entry = ContainerEntry.file(mailPath + (name == null ? "" : name));
    date(metadata, TikaCoreProperties.CREATED).ifPresent(entry::created);
    date(metadata, TikaCoreProperties.MODIFIED).ifPresent(entry::modified);
    return new EmbeddedChild(
        delivery.nextIndex(),
        entry.build(),
        Optional.ofNullable(metadata.get(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID)),
        Optional.ofNullable(metadata.get(Metadata.CONTENT_TYPE)),
        EmbeddedChild.State.COMPLETE,
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Instant> date(Metadata metadata, Property property) {
    return Optional.ofNullable(metadata.getDate(property)).map(Date::toInstant);
  }
}
