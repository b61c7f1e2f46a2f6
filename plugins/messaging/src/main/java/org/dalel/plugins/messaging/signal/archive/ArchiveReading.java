package org.dalel.plugins.messaging.signal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.api.records.Contact;
import org.dalel.formats.ByteView;
import org.dalel.plugins.messaging.json.Json;

/**
 * Reads the frames of a backup, from first to last. People come before what names them; chats, and
 * groups, lists and call links without one, are told at the end, when all their people are known.
 */
final class ArchiveReading {
  private static final int MOST = 1_000_000;
  private static final long HEAVIEST = 256L << 20;
  private static final String INFO = "BackupInfo";
  private static final String FRAME = "Frame";

  private final ExtractionContext context;
  private final ArtifactSink sink;
  private final Limits limits;
  private final Notes notes = new Notes();
  private final StreamNodes streamNodes;
  private final ExportNodes exportNodes;
  private final Recipients recipients = new Recipients();
  private final Items items;
  private final OwnAccount owner;
  private final Map<Long, OwnAccount.Known> chats = new LinkedHashMap<>();
  private final Map<Long, OwnAccount.Known> gatherings = new LinkedHashMap<>();
  private Optional<Node> info = Optional.empty();

  /**
   * @param place from paths in the folder of the backup to paths in the evidence
   */
  ArchiveReading(ExtractionContext context, ArtifactSink sink, UnaryOperator<String> place) {
    this(context, sink, place, new Limits(sink, MOST, HEAVIEST));
  }

  /**
   * @param limits how much is kept
   */
  ArchiveReading(
      ExtractionContext context, ArtifactSink sink, UnaryOperator<String> place, Limits limits) {
    this.context = context;
    this.sink = sink;
    this.limits = limits;
    this.items = new Items(recipients, new Files(place));
    this.owner = new OwnAccount(limits);
    Shapes shapes = Shapes.shipped();
    this.streamNodes = new StreamNodes(shapes, notes);
    this.exportNodes = new ExportNodes(shapes, notes);
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
        take(streamNodes.read(first ? INFO : FRAME, one.get()), first, at, one.get().length());
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
    new ExportLines(limits, this::line).read(in);
    end();
  }

  private void line(Json json, long at, int length) {
    context.checkpoint();
    boolean first = info.isEmpty() && Streams.isLikeInfo(json);
    take(exportNodes.read(first ? INFO : FRAME, json), first, at, length);
  }

  private void take(Node node, boolean isInfo, long at, int length) {
    for (String fault : notes.takeFaults()) {
      limits.problem(
          "backup of Signal: %s, in the message at 0x%x; what could be read of it is kept"
              .formatted(fault, at),
          at);
    }
    List<String> strangers = notes.takeStrangers();
    if (isInfo) {
      info = Optional.of(node);
      owner.others(strangers, at);
    } else {
      frame(node, new Place(at, length), strangers);
    }
  }

  private record Place(long at, int length) {}

  private void frame(Node frame, Place place, List<String> strangers) {
    long at = place.at();
    frame.node("account").ifPresent(one -> account(one, at, strangers));
    frame.node("recipient").ifPresent(one -> recipient(one, place, strangers));
    frame.node("chat").ifPresent(one -> chat(one, place, strangers));
    frame.node("chatItem").ifPresent(one -> emit(items.artifact(one, chatOf(one)), at, strangers));
    frame.node("adHocCall").ifPresent(one -> emit(items.adHoc(one), at, strangers));
    owner.take(frame, at, strangers);
    if (frame.fields().isEmpty()) {
      limits.problem(
          "backup of Signal: expected a frame of a kind that is known at 0x%x, found %s; it is left out"
              .formatted(at, strangers.isEmpty() ? "another" : strangers),
          at);
    }
  }

  private void chat(Node one, Place place, List<String> strangers) {
    if (chats.containsKey(id(one))
        || limits.keeps(chats.size(), "chats", place.at(), place.length())) {
      chats.put(id(one), new OwnAccount.Known(one, place.at(), strangers));
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
    owner.account(new OwnAccount.Known(one, at, strangers));
    one.text("svrPin")
        .ifPresent(
            pin ->
                context
                    .secrets()
                    .offer(new Secret(Secret.Kind.PASSWORD, pin, "PIN in a backup of Signal")));
  }

  private void recipient(Node one, Place place, List<String> strangers) {
    if (!limits.keeps(recipients.count(), "people", place.at(), place.length())) {
      return;
    }
    Optional<Contact> contact = recipients.take(one);
    if (contact.isPresent()) {
      Node node = one.node("contact").orElseThrow();
      emit(ContactExtras.add(Artifact.of(contact.get()), node), place.at(), strangers);
    } else {
      gatherings.put(id(one), new OwnAccount.Known(one, place.at(), strangers));
    }
  }

  /** Tells the chats, and groups and lists to which none belongs, then the account. */
  private void end() {
    Chats made = new Chats(recipients);
    chats.forEach((id, known) -> chat(made, id, known));
    gatherings.forEach((id, known) -> gathering(made, id, known));
    if (info.filter(Streams::isInfo).isEmpty()) {
      sink.problem(
          new Position.ByteOffset(0),
          "backup of Signal: expected its version and time in front, found %s; what follows is read as far as it can be"
              .formatted(info.isEmpty() ? "none" : "others than can be"));
    }
    owner
        .known()
        .ifPresentOrElse(
            one -> emit(owner.artifact(one.node(), recipients, info), one.at(), one.strangers()),
            () -> owner.tellWithout(sink));
  }

  private void chat(Chats made, long id, OwnAccount.Known known) {
    Optional<Long> who = known.node().number("recipientId");
    List<String> strangers = new ArrayList<>(known.strangers());
    who.map(gatherings::remove).ifPresent(one -> strangers.addAll(one.strangers()));
    emit(
        made.chat(Long.toUnsignedString(id), known.node(), recipients.get(who)),
        known.at(),
        strangers);
  }

  private void gathering(Chats made, long id, OwnAccount.Known known) {
    Optional<Recipients.Recipient> recipient = recipients.get(Optional.of(id));
    if (recipient.filter(Chats::isGathering).isPresent()) {
      String name = "recipient " + Long.toUnsignedString(id);
      emit(made.chat(name, new Node(), recipient), known.at(), known.strangers());
    } else {
      owner.others(known.strangers(), known.at());
    }
  }

  private void emit(Artifact.Builder artifact, long at, List<String> strangers) {
    artifact.field("app", "signal-backup");
    List<String> kept = new ArrayList<>();
    strangers.forEach(one -> limits.keep(kept, one, at));
    if (!kept.isEmpty()) {
      artifact.field("other-texts", kept);
    }
    sink.emit(artifact.atByte(at).build());
  }
}
