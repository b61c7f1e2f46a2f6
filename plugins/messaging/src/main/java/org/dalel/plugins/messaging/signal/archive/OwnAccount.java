package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Position;
import org.dalel.api.records.Account;
import org.dalel.plugins.messaging.model.Times;

/** What is told of the owner of a backup, and with it what belongs to the whole of it. */
final class OwnAccount {
  private static final int MOST_TOLD = 1000;

  /** A frame with its position and the texts of its unknown fields. */
  record Known(Node node, long at, List<String> strangers) {}

  private final Limits limits;
  private final List<String> others = new ArrayList<>();
  private final List<String> folders = new ArrayList<>();
  private final List<String> profiles = new ArrayList<>();
  private Optional<Known> account = Optional.empty();
  private long stickerPacks;

  OwnAccount(Limits limits) {
    this.limits = limits;
  }

  void account(Known one) {
    account = Optional.of(one);
  }

  /** Takes what of a frame is told with the account. */
  void take(Node frame, long at, List<String> strangers) {
    Optional<Node> folder = frame.node("chatFolder");
    Optional<Node> profile = frame.node("notificationProfile");
    folder.flatMap(one -> one.text("name")).ifPresent(one -> limits.keep(folders, one, at));
    profile
        .flatMap(one -> Recipients.joined(one.text("emoji"), one.text("name")))
        .ifPresent(one -> limits.keep(profiles, one, at));
    if (frame.has("stickerPack")) {
      stickerPacks++;
    }
    if (frame.has("stickerPack") || folder.isPresent() || profile.isPresent()) {
      others(strangers, at);
    }
  }

  /** Takes texts that stand with nothing else. */
  void others(List<String> strangers, long at) {
    strangers.forEach(one -> limits.keep(others, one, at));
  }

  /** The frame of the account, with all texts that are told with it. */
  Optional<Known> known() {
    return account.map(
        one -> {
          List<String> strangers = new ArrayList<>(one.strangers());
          others.forEach(text -> limits.keep(strangers, text, one.at()));
          return new Known(one.node(), one.at(), strangers);
        });
  }

  /** Tells what would stand with an account that is not there. */
  void tellWithout(ArtifactSink sink) {
    List<String> left =
        Stream.of(folders, profiles, others).flatMap(List::stream).limit(MOST_TOLD).toList();
    if (!left.isEmpty()) {
      sink.problem(
          new Position.WholeItem(),
          "backup of Signal: expected the account of its owner, found none; what belongs to it: "
              + String.join("; ", left));
    }
  }

  /**
   * The artifact of the owner.
   *
   * @param one frame of the account
   * @param info what stands in front of the backup
   */
  Artifact.Builder artifact(Node one, Recipients recipients, Optional<Node> info) {
    Artifact.Builder artifact =
        Artifact.of(
            new Account(
                Recipients.SERVICE,
                recipients.owner().orElseThrow(),
                Optional.empty(),
                Optional.empty()));
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
    return artifact;
  }
}
