package org.dalel.plugins.messaging.signal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.api.records.Account;
import org.dalel.api.records.Contact;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.messaging.json.Json;
import org.dalel.plugins.messaging.json.JsonReader;
import org.dalel.plugins.messaging.model.Times;

/**
 * Reads the frames of a backup, from first to last. People come before what names them; chats, and
 * groups, lists and call links without one, are told at the end, when all their people are known.
 */
final class ArchiveReading {
  private static final int MOST_PEOPLE = 1_000_000;
  private static final int LONGEST_LINE = 64 << 20;
  private static final int MOST_NAMES = 1000;

  private record Known(Node node, long at, List<String> strangers) {}

  private final ExtractionContext context;
  private final ArtifactSink sink;
  private final NodeReader reader = new NodeReader();
  private final Recipients recipients = new Recipients();
  private final Items items;
  private final Map<Long, Known> chats = new LinkedHashMap<>();
  private final Map<Long, Known> gatherings = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();
  private final List<String> folders = new ArrayList<>();
  private final List<String> profiles = new ArrayList<>();
  private Optional<Node> info = Optional.empty();
  private Optional<Known> account = Optional.empty();
  private long stickerPacks;
  private boolean tooMany;

  /**
   * @param place from paths in the folder of the backup to paths in the evidence
   */
  ArchiveReading(ExtractionContext context, ArtifactSink sink, UnaryOperator<String> place) {
    this.context = context;
    this.sink = sink;
    this.items = new Items(recipients, new Files(place));
  }

  /** Reads a stream of messages. */
  void stream(InputStream in) {
    FrameStream frames = new FrameStream(in);
    try {
      long at = frames.at();
      for (Optional<ByteView> one = frames.next(); one.isPresent(); one = frames.next()) {
        context.checkpoint();
        String type = info.isEmpty() ? "BackupInfo" : "Frame";
        take(reader.read(type, one.get()), at);
        at = frames.at();
      }
    } catch (IOException damaged) {
      sink.problem(
          new Position.ByteOffset(frames.at()),
          "backup of Signal: expected the next of its frames at 0x%x of the stream, found: %s; what is behind is not read"
              .formatted(frames.at(), damaged.getMessage()));
    }
    end();
  }

  /** Reads an export: a message as JSON on each line. */
  void lines(InputStream in) throws IOException {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    long at = 0;
    long start = 0;
    for (int one = in.read(); one >= 0; one = in.read()) {
      at++;
      if (one == '\n') {
        line(line.toString(StandardCharsets.UTF_8), start);
        line.reset();
        start = at;
      } else if (line.size() < LONGEST_LINE) {
        line.write(one);
      }
    }
    line(line.toString(StandardCharsets.UTF_8), start);
    end();
  }

  private void line(String line, long at) {
    context.checkpoint();
    if (line.isBlank()) {
      return;
    }
    Json json = JsonReader.read(line);
    if (!json.isObject()) {
      sink.problem(
          new Position.ByteOffset(at),
          "export of Signal: expected a JSON object on the line at 0x%x, found other text; the line is not read"
              .formatted(at));
      return;
    }
    take(reader.read(info.isEmpty() ? "BackupInfo" : "Frame", json), at);
  }

  private void take(Node node, long at) {
    for (FormatException fault : reader.takeFaults()) {
      sink.problem(
          new Position.ByteOffset(at),
          "backup of Signal: %s, in the message at 0x%x; what could be read of it is kept"
              .formatted(fault.getMessage(), at));
    }
    List<String> strangers = reader.takeStrangers();
    if (info.isEmpty()) {
      info = Optional.of(node);
    } else {
      frame(node, at, strangers);
    }
  }

  private void frame(Node frame, long at, List<String> strangers) {
    frame.node("account").ifPresent(one -> account(one, at, strangers));
    frame.node("recipient").ifPresent(one -> recipient(one, at, strangers));
    frame.node("chat").ifPresent(one -> chats.put(id(one), new Known(one, at, strangers)));
    frame.node("chatItem").ifPresent(one -> emit(items.artifact(one, chatOf(one)), at, strangers));
    frame.node("adHocCall").ifPresent(one -> emit(items.adHoc(one), at, strangers));
    frame.node("stickerPack").ifPresent(one -> stickerPacks++);
    frame.node("chatFolder").flatMap(one -> one.text("name")).ifPresent(one -> keep(folders, one));
    frame
        .node("notificationProfile")
        .flatMap(one -> Recipients.joined(one.text("emoji"), one.text("name")))
        .ifPresent(one -> keep(profiles, one));
    if (frame.has("stickerPack") || frame.has("chatFolder") || frame.has("notificationProfile")) {
      strangers.forEach(one -> keep(others, one));
    }
    if (frame.fields().isEmpty()) {
      sink.problem(
          new Position.ByteOffset(at),
          "backup of Signal: expected a frame of a kind that is known at 0x%x, found %s; it is left out"
              .formatted(at, strangers.isEmpty() ? "another" : strangers));
    }
  }

  private static void keep(List<String> names, String name) {
    if (names.size() < MOST_NAMES) {
      names.add(name);
    }
  }

  private static long id(Node node) {
    return node.number("id").orElse(0L);
  }

  private Optional<Recipients.Recipient> chatOf(Node item) {
    return item.number("chatId")
        .map(chats::get)
        .flatMap(known -> recipients.get(known.node().number("recipientId")));
  }

  private void account(Node one, long at, List<String> strangers) {
    recipients.owner(one);
    account = Optional.of(new Known(one, at, strangers));
    one.text("svrPin")
        .ifPresent(
            pin ->
                context
                    .secrets()
                    .offer(new Secret(Secret.Kind.PASSWORD, pin, "PIN in a backup of Signal")));
  }

  private void recipient(Node one, long at, List<String> strangers) {
    if (recipients.count() >= MOST_PEOPLE) {
      if (!tooMany) {
        tooMany = true;
        sink.limit(
            new Position.ByteOffset(at),
            "backup of Signal: expected at most 1000000 people, found more; those from here on are left out");
      }
      return;
    }
    Optional<Contact> contact = recipients.take(one);
    if (contact.isPresent()) {
      Node node = one.node("contact").orElseThrow();
      emit(ContactExtras.add(Artifact.of(contact.get()), node), at, strangers);
    } else {
      gatherings.put(id(one), new Known(one, at, strangers));
    }
  }

  /** Tells the chats, and groups and lists to which none belongs, then the account. */
  private void end() {
    Chats made = new Chats(recipients);
    chats.forEach(
        (id, known) -> {
          Optional<Long> who = known.node().number("recipientId");
          List<String> strangers = new ArrayList<>(known.strangers());
          who.map(gatherings::remove).ifPresent(one -> strangers.addAll(one.strangers()));
          emit(
              made.chat(Long.toUnsignedString(id), known.node(), recipients.get(who)),
              known.at(),
              strangers);
        });
    gatherings.forEach(
        (id, known) -> {
          Optional<Recipients.Recipient> recipient = recipients.get(Optional.of(id));
          if (recipient.filter(Chats::isGathering).isPresent()) {
            String name = "recipient " + Long.toUnsignedString(id);
            emit(made.chat(name, new Node(), recipient), known.at(), known.strangers());
          } else {
            others.addAll(known.strangers());
          }
        });
    account.ifPresent(this::emitAccount);
  }

  private void emitAccount(Known known) {
    Artifact.Builder artifact =
        Artifact.of(
            new Account(
                Recipients.SERVICE,
                recipients.owner().orElseThrow(),
                Optional.empty(),
                Optional.empty()));
    Node one = known.node();
    artifact.field("about", Recipients.joined(one.text("bioEmoji"), one.text("bioText")));
    info.flatMap(first -> first.number("backupTimeMs"))
        .flatMap(ms -> Times.parts(ms, 1000))
        .ifPresent(at -> artifact.field("backup-made", at.toString()));
    artifact.field("app-version", info.flatMap(first -> first.text("currentAppVersion")));
    if (one.text("svrPin").isPresent()) {
      artifact.field("pin", "kept");
    }
    if (!folders.isEmpty()) {
      artifact.field("chat-folders", folders);
    }
    if (!profiles.isEmpty()) {
      artifact.field("notification-profiles", profiles);
    }
    if (stickerPacks > 0) {
      artifact.field("sticker-packs", stickerPacks);
    }
    others.addAll(0, known.strangers());
    emit(artifact, known.at(), others);
  }

  private void emit(Artifact.Builder artifact, long at, List<String> strangers) {
    artifact.field("app", "signal-backup");
    if (!strangers.isEmpty()) {
      artifact.field("other-texts", strangers);
    }
    sink.emit(artifact.atByte(at).build());
  }
}
