package org.dalel.plugins.messaging.telegram.postbox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.api.records.Attachment;
import org.dalel.api.records.Message;

/**
 * What a message carries beside its text.
 *
 * @param kind of the message
 * @param others texts of classes of which nothing else is known, each with its path
 */
record MediaPart(
    Optional<String> kind,
    Optional<Attachment> attachment,
    Optional<Message.Place> place,
    Optional<String> card,
    List<String> others) {
  private static final int FILE_NAME = 0;
  private static final int STICKER = 1;
  private static final int ANIMATED = 3;
  private static final int VIDEO = 4;
  private static final int AUDIO = 5;

  /**
   * A part of a message; service messages are none.
   *
   * @param path from the name of a cached file to where it lies, if it is there
   */
  static MediaPart of(Coded media, Function<String, Optional<String>> path) {
    if (media.is("TelegramMediaFile")) {
      return file(media, path);
    }
    if (media.is("TelegramMediaImage")) {
      return image(media, path);
    }
    if (media.is("TelegramMediaMap")) {
      return place(media);
    }
    if (media.is("TelegramMediaContact")) {
      return card(media);
    }
    String name = media.is("TelegramMediaWebpage") ? "web page" : "class " + hash(media);
    List<String> texts = media.texts().stream().map(text -> name + "/" + text).toList();
    return new MediaPart(
        media.is("TelegramMediaWebpage") ? Optional.of("link") : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        texts.isEmpty() && !name.equals("web page") ? List.of(name) : texts);
  }

  private static String hash(Coded media) {
    return "0x%08x".formatted(media.type());
  }

  private static MediaPart file(Coded media, Function<String, Optional<String>> path) {
    Optional<Coded> resource = media.object("r");
    Optional<String> cached = resource.flatMap(MediaPart::cachedAs);
    Optional<String> name =
        attribute(media, FILE_NAME)
            .flatMap(one -> one.text("fn"))
            .or(() -> resource.flatMap(one -> one.text("fn")));
    Attachment attachment =
        new Attachment(
            name.or(() -> cached),
            cached.flatMap(path),
            media.text("mt"),
            media.number("s64").or(() -> media.number("s")),
            Optional.empty(),
            cached);
    return new MediaPart(
        Optional.of(kind(media)),
        Optional.of(attachment),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static String kind(Coded media) {
    if (attribute(media, STICKER).isPresent()) {
      return "sticker";
    }
    Optional<Coded> audio = attribute(media, AUDIO);
    if (audio.isPresent()) {
      boolean voice = audio.get().number("iv").filter(is -> is != 0).isPresent();
      return voice ? "voice message" : "audio";
    }
    if (attribute(media, ANIMATED).isPresent()) {
      return "gif";
    }
    return attribute(media, VIDEO).isPresent() ? "video" : "file";
  }

  private static Optional<Coded> attribute(Coded media, long type) {
    return media.objects("at").stream()
        .filter(one -> one.number("t").filter(is -> is == type).isPresent())
        .findFirst();
  }

  /** Of the sizes of a picture the largest counts. */
  private static MediaPart image(Coded media, Function<String, Optional<String>> path) {
    Optional<Coded> largest =
        media.objects("r").stream().max(Comparator.comparingLong(MediaPart::area));
    Optional<Coded> resource = largest.flatMap(one -> one.object("r"));
    Optional<String> cached = resource.flatMap(MediaPart::cachedAs);
    Attachment attachment =
        new Attachment(
            cached,
            cached.flatMap(path),
            Optional.of("image/jpeg"),
            resource.flatMap(one -> one.number("n")),
            Optional.empty(),
            cached);
    return new MediaPart(
        Optional.of("image"),
        Optional.of(attachment),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static long area(Coded size) {
    return size.number("dx").orElse(0L) * size.number("dy").orElse(0L);
  }

  /** The name of the file in the app's folder {@code media}. */
  static Optional<String> cachedAs(Coded resource) {
    String centre = resource.number("d").orElse(0L) + "-";
    if (resource.is("CloudDocumentMediaResource")) {
      return id(resource, "f").map(id -> "telegram-cloud-document-" + centre + id);
    }
    if (resource.is("CloudPhotoSizeMediaResource")) {
      return id(resource, "i")
          .flatMap(
              id ->
                  resource
                      .text("s")
                      .map(size -> "telegram-cloud-photo-size-" + centre + id + "-" + size));
    }
    if (resource.is("LocalFileMediaResource")) {
      return id(resource, "f").map(id -> "telegram-local-file-" + id);
    }
    if (resource.is("CloudFileMediaResource")) {
      return Optional.of(
          "telegram-cloud-file-"
              + centre
              + Stream.of("v", "l", "s")
                  .map(field -> resource.number(field).orElse(0L).toString())
                  .collect(Collectors.joining("-")));
    }
    if (resource.is("SecretFileMediaResource")) {
      return id(resource, "i")
          .map(id -> "secret-file-" + id + "-" + resource.number("d").orElse(0L));
    }
    return Optional.empty();
  }

  private static Optional<String> id(Coded resource, String field) {
    return resource.number(field).map(String::valueOf);
  }

  private static MediaPart place(Coded media) {
    Optional<Message.Place> place =
        media
            .real("la")
            .flatMap(
                latitude ->
                    media
                        .real("lo")
                        .filter(longitude -> Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
                        .map(
                            longitude ->
                                new Message.Place(
                                    latitude,
                                    longitude,
                                    media.object("ve").flatMap(one -> one.text("ti")))));
    return new MediaPart(
        Optional.of("location"), Optional.empty(), place, Optional.empty(), List.of());
  }

  private static MediaPart card(Coded media) {
    String plain =
        Stream.of(media.text("n.f"), media.text("n.l"), media.text("pn"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return new MediaPart(
        Optional.of("contact"),
        Optional.empty(),
        Optional.empty(),
        media.text("vc").or(() -> Optional.of(plain).filter(text -> !text.isEmpty())),
        List.of());
  }
}
