package org.dalel.plugins.messaging.telegram.html;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Message;
import org.pf4j.Extension;

/**
 * Reads chats that Telegram Desktop exported as HTML: names and times, for the pages have no ids.
 */
@Extension
public final class HtmlExportExtractor implements ArtifactExtractor {
  private static final int LARGEST = 32 << 20;

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("telegram-html-export", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("messages.html", "messages?*.html"))
        .emits(Chat.class)
        .emits(Message.class)
        .bulk()
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    byte[] bytes = Channels.newInputStream(file.open()).readNBytes(LARGEST);
    String page = new String(bytes, StandardCharsets.UTF_8);
    if (!PageReading.isOne(page)) {
      return;
    }
    if (file.size() > LARGEST) {
      sink.limit(
          new Position.ByteOffset(LARGEST),
          "page of an export: expected at most "
              + LARGEST
              + " bytes, found "
              + file.size()
              + "; what is behind is not read");
    }
    boolean whole = new PageReading(page, new Emitting(file, context, sink)).read();
    if (!whole && file.size() <= LARGEST) {
      sink.problem(
          new Position.ByteOffset(file.size()),
          "page of an export: expected that every element is closed, found the end of the page in one;"
              + " messages behind it are missing or stand in another");
    }
  }

  private static final class Emitting implements PageReading.Sink {
    private final ExtractionContext context;
    private final ArtifactSink sink;
    private final boolean first;
    private String folder;
    private Optional<String> chat = Optional.empty();

    Emitting(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
      this.context = context;
      this.sink = sink;
      this.first = file.name().equalsIgnoreCase("messages.html");
      String[] parts = file.path().split("/");
      this.folder = parts.length > 2 ? parts[parts.length - 2] : "";
    }

    @Override
    public void title(String title) {
      chat = title.isBlank() ? Optional.empty() : Optional.of(title);
      folder = folder.isEmpty() ? title : folder;
      if (first) {
        Chat record =
            new Chat(
                "telegram",
                folder,
                chat,
                Chat.Kind.UNKNOWN,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        sink.emit(marked(Artifact.of(record)).build());
      }
    }

    @Override
    public void message(PageMessage message, int at) {
      context.checkpoint();
      sink.emit(
          marked(Artifact.of(message.record(folder, chat)))
              .field("time-as-written", message.timeAsWritten())
              .atText(at)
              .build());
    }

    private static Artifact.Builder marked(Artifact.Builder artifact) {
      return artifact.field("app", "telegram-html-export").field("unverified-schema", true);
    }
  }
}
