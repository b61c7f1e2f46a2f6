package org.dalel.plugins.messaging.telegram;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
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
import org.dalel.api.records.Account;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Contact;
import org.dalel.api.records.Message;
import org.dalel.plugins.messaging.json.Json;
import org.dalel.plugins.messaging.json.JsonReader;
import org.pf4j.Extension;

/**
 * Reads exports of Telegram Desktop in JSON ({@code result.json}): of one chat, or of an account
 * with its contacts and chats. Chats are read message by message, however long they are.
 *
 * <p>Source: the description of the format by Telegram (core.telegram.org/import-export); not
 * checked on an export of the app.
 */
@Extension
public final class ExportExtractor implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("telegram-export", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("result.json", "result*.json"))
        .emits(Account.class)
        .emits(Contact.class)
        .emits(Chat.class)
        .emits(Message.class)
        .bulk()
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Channels.newInputStream(file.open()), 1 << 16);
        JsonParser parser = JsonReader.parser(in)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        new Reading(parser, context, sink).top();
      }
    } catch (JsonProcessingException damaged) {
      sink.problem(
          new Position.ByteOffset(Math.max(0, damaged.getLocation().getByteOffset())),
          "export of Telegram: expected JSON, found "
              + damaged.getOriginalMessage()
              + "; what is behind is not read");
    }
  }

  /**
   * One pass over the file. What stands in front of the messages of a chat tells which chat it is.
   */
  private static final class Reading {
    private final JsonParser parser;
    private final ExtractionContext context;
    private final ArtifactSink sink;
    private Optional<ExportMessages.Owner> owner = Optional.empty();

    Reading(JsonParser parser, ExtractionContext context, ArtifactSink sink) {
      this.parser = parser;
      this.context = context;
      this.sink = sink;
    }

    /** The top is an account with parts, or itself a chat. */
    void top() throws IOException {
      ExportMessages chat = new ExportMessages(owner);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "personal_information" -> account(JsonReader.value(parser));
          case "contacts" -> contacts(JsonReader.value(parser));
          case "chats", "left_chats" -> chats();
          case "messages" -> messages(chat, value);
          default -> chat.told(name, small(value));
        }
      }
      chat.chat().ifPresent(this::emit);
    }

    private void account(Json person) {
      Optional<ExportMessages.Owner> found = ExportMessages.Owner.of(person);
      owner = found.or(() -> owner);
      found.ifPresent(
          one -> emit(new Account("telegram", one.party(), Optional.empty(), Optional.empty())));
    }

    private void contacts(Json all) {
      for (Json one : all.get("list").items()) {
        ExportMessages.contact(one).ifPresent(this::emit);
      }
    }

    private void chats() throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean list = parser.currentName().equals("list");
        if (parser.nextToken() == JsonToken.START_ARRAY && list) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            chat();
          }
        } else {
          parser.skipChildren();
        }
      }
    }

    private void chat() throws IOException {
      ExportMessages chat = new ExportMessages(owner);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("messages")) {
          messages(chat, value);
        } else {
          chat.told(name, small(value));
        }
      }
      chat.chat().ifPresent(this::emit);
    }

    private void messages(ExportMessages chat, JsonToken value) throws IOException {
      if (value != JsonToken.START_ARRAY) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        context.checkpoint();
        long at = parser.currentTokenLocation().getByteOffset();
        Json message = JsonReader.value(parser);
        if (chat.isSound()) {
          sink.emit(marked(Artifact.of(chat.message(message))).atByte(Math.max(0, at)).build());
        }
      }
    }

    private Json small(JsonToken value) throws IOException {
      if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
        parser.skipChildren();
        return Json.MISSING;
      }
      return JsonReader.value(parser);
    }

    private void emit(Record record) {
      sink.emit(marked(Artifact.of(record)).build());
    }

    private static Artifact.Builder marked(Artifact.Builder artifact) {
      return artifact.field("app", "telegram-export").field("unverified-schema", true);
    }
  }
}
