package org.dalel.plugins.messaging.signal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
  private static final int MOST = 1_000_000;
  private static final int LONGEST_LINE = 64 << 20;
  private static final int MOST_NAMES = 1000;

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final String INFO = "BackupInfo";
  private static final String FRAME = "Frame";

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
  private final Set<String> full = new HashSet<>();
  private final int most;
  private long stickerPacks;

  /**
   * @param place from paths in the folder of the backup to paths in the evidence
   */
  ArchiveReading(ExtractionContext context, ArtifactSink sink, UnaryOperator<String> place) {
    this(context, sink, place, MOST);
  }

  /**
   * @param most people, and chats, that are kept
   */
  ArchiveReading(
      ExtractionContext context, ArtifactSink sink, UnaryOperator<String> place, int most) {
    this.context = context;
    this.sink = sink;
    this.most = most;
    this.items = new Items(recipients, new Files(place));
  }

  /** Says whose backup it is, where what opened it tells. */
  void ownedBy(UUID aci) {
    recipients.ownAccount(aci);
  }

  /** Reads a stream of messages. */
  void stream(InputStream in) {
    FrameStream frames = new FrameStream(in);
    try {
      long at = frames.at();
      for (Optional<ByteView> one = frames.next(); one.isPresent(); one = frames.next()) {
        context.checkpoint();
        boolean first = info.isEmpty() && Streams.isLikeInfo(one.get());
        take(reader.read(first ? INFO : FRAME, one.get()), first, at);
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
    boolean marked = at == 0 && line.startsWith(BYTE_ORDER_MARK);
    if (marked) {
      sink.problem(
          new Position.ByteOffset(0),
          "export of Signal: expected a JSON object at 0x0, found a byte order mark in front of it, which Signal"
              + " does not write: another program saved the file; all lines are read");
    }
    Json json = JsonReader.read(marked ? line.substring(BYTE_ORDER_MARK.length()) : line);
    if (!json.isObject()) {
      sink.problem(
          new Position.ByteOffset(at),
          "export of Signal: expected a JSON object on the line at 0x%x, found other text; the line is not read"
              .formatted(at));
      return;
    }
    boolean first = info.isEmpty() && Streams.isLikeInfo(json);
    take(reader.read(first ? INFO : FRAME, json), first, at);
  }

  private void take(Node node, boolean isInfo, long at) {
    for (FormatException fault : reader.takeFaults()) {
      sink.problem(
          new Position.ByteOffset(at),
          "backup of Signal: %s, in the message at 0x%x; what could be read of it is kept"
              .formatted(fault.getMessage(), at));
    }
    List<String> strangers = reader.takeStrangers();
    if (isInfo) {
      info = Optional.of(node);
      strangers.forEach(one -> keep(others, one, at));
    } else {
      frame(node, at, strangers);
    }
  }

  private void frame(Node frame, long at, List<String> strangers) {
    frame.node("account").ifPresent(one -> account(one, at, strangers));
    frame.node("recipient").ifPresent(one -> recipient(one, at, strangers));
    frame.node("chat").ifPresent(one -> chat(one, at, strangers));
    frame.node("chatItem").ifPresent(one -> emit(items.artifact(one, chatOf(one)), at, strangers));
    frame.node("adHocCall").ifPresent(one -> emit(items.adHoc(one), at, strangers));
    frame.node("stickerPack").ifPresent(one -> stickerPacks++);
    frame
        .node("chatFolder")
        .flatMap(one -> one.text("name"))
        .ifPresent(one -> keep(folders, one, at));
    frame
        .node("notificationProfile")
        .flatMap(one -> Recipients.joined(one.text("emoji"), one.text("name")))
        .ifPresent(one -> keep(profiles, one, at));
    if (frame.has("stickerPack") || frame.has("chatFolder") || frame.has("notificationProfile")) {
      strangers.forEach(one -> keep(others, one, at));
    }
    if (frame.fields().isEmpty()) {
      sink.problem(
          new Position.ByteOffset(at),
          "backup of Signal: expected a frame of a kind that is known at 0x%x, found %s; it is left out"
              .formatted(at, strangers.isEmpty() ? "another" : strangers));
    }
  }

  private void keep(List<String> names, String name, long at) {
    if (!isFull(names.size(), MOST_NAMES, "names or texts in one list", at)) {
      names.add(name);
    }
  }

  /** Whether no more of something is kept; says so once. */
  private boolean isFull(int count, int allowed, String what, long at) {
    boolean is = count >= allowed;
    if (is && full.add(what)) {
      sink.limit(
          new Position.ByteOffset(at),
          "backup of Signal: expected at most %d %s, found more at 0x%x; what is more is left out"
              .formatted(allowed, what, at));
    }
    return is;
  }

  private void chat(Node one, long at, List<String> strangers) {
    if (chats.containsKey(id(one)) || !isFull(chats.size(), most, "chats", at)) {
      chats.put(id(one), new Known(one, at, strangers));
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
    if (isFull(recipients.count(), most, "people", at)) {
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
            known.strangers().forEach(one -> keep(others, one, known.at()));
          }
        });
    if (info.filter(Streams::isInfo).isEmpty()) {
      sink.problem(
          new Position.ByteOffset(0),
          "backup of Signal: expected its version and time in front, found %s; what follows is read as far as it can be"
              .formatted(info.isEmpty() ? "none" : "others than can be"));
    }
    account.ifPresentOrElse(this::emitAccount, this::withoutAccount);
  }

  /** Tells what would stand with the account. */
  private void withoutAccount() {
    List<String> left =
        Stream.of(folders, profiles, others).flatMap(List::stream).limit(MOST_NAMES).toList();
    if (!left.isEmpty()) {
      sink.problem(
          new Position.WholeItem(),
          "backup of Signal: expected the account of its owner, found none; what belongs to it: "
              + String.join("; ", left));
    }
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
    List<String> strangers = new ArrayList<>(known.strangers());
    strangers.addAll(others);
    emit(artifact, known.at(), strangers);
  }

  private void emit(Artifact.Builder artifact, long at, List<String> strangers) {
    artifact.field("app", "signal-backup");
    List<String> kept = new ArrayList<>();
    strangers.forEach(one -> keep(kept, one, at));
    if (!kept.isEmpty()) {
      artifact.field("other-texts", kept);
    }
    sink.emit(artifact.atByte(at).build());
  }
}
