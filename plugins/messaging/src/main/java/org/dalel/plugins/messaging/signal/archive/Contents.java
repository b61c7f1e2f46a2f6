package org.dalel.plugins.messaging.signal.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dalel.api.records.Message;
import org.dalel.plugins.messaging.model.Times;

/** What messages say, of whatever kind they are. */
final class Contents {
  private static final List<String> KINDS =
      List.of(
          "standardMessage",
          "contactMessage",
          "stickerMessage",
          "viewOnceMessage",
          "directStoryReplyMessage",
          "poll");

  private final Recipients recipients;

  Contents(Recipients recipients) {
    this.recipients = recipients;
  }

  /** The text of a message; what stands for it where its kind has none. */
  Optional<String> text(Node item) {
    return item.node("standardMessage")
        .flatMap(one -> one.node("text"))
        .flatMap(one -> one.text("body"))
        .or(() -> item.node("directStoryReplyMessage").flatMap(Contents::reply))
        .or(
            () ->
                item.node("stickerMessage")
                    .flatMap(one -> one.node("sticker"))
                    .flatMap(one -> one.text("emoji")))
        .or(() -> item.node("paymentNotification").flatMap(Contents::payment));
  }

  private static Optional<String> reply(Node reply) {
    return reply
        .node("textReply")
        .flatMap(one -> one.node("text"))
        .flatMap(one -> one.text("body"))
        .or(() -> reply.text("emoji"));
  }

  private static Optional<String> payment(Node payment) {
    return Recipients.joined(
        payment.text("amountMob").map(amount -> amount + " MOB"),
        payment.text("feeMob").map(fee -> "(fee " + fee + " MOB)"),
        payment.text("note"));
  }

  /** The message to which it answers. A quote without text names the files that were quoted. */
  Optional<Message.Quote> quote(Node item) {
    return item.node("standardMessage")
        .flatMap(one -> one.node("quote"))
        .map(
            quote ->
                new Message.Quote(
                    quote.number("targetSentTimestamp").map(Long::toUnsignedString),
                    recipients.party(quote.number("authorId")),
                    quote.node("text").flatMap(one -> one.text("body")).or(() -> quoted(quote))));
  }

  /** The files of the message that is quoted. */
  Stream<String> quotedFiles(Node item) {
    return item.node("standardMessage").flatMap(one -> one.node("quote")).stream()
        .flatMap(quote -> quoted(quote).stream());
  }

  private static Optional<String> quoted(Node quote) {
    String files =
        quote.nodes("attachments").stream()
            .flatMap(
                one -> Recipients.joined(one.text("fileName"), one.text("contentType")).stream())
            .collect(Collectors.joining(", "));
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
  }

  /** A question, each answer with who chose it. */
  Optional<Message.Poll> poll(Node item) {
    return item.node("poll")
        .map(
            poll ->
                new Message.Poll(
                    poll.text("question"),
                    poll.nodes("options").stream().map(this::answer).toList()));
  }

  private String answer(Node option) {
    List<Node> votes = option.nodes("votes");
    String who =
        votes.stream()
            .map(one -> recipients.shown(one.number("voterId")))
            .collect(Collectors.joining(", "));
    return option.text("option").orElse("")
        + ": "
        + votes.size()
        + (votes.isEmpty() ? "" : " (" + who + ")");
  }

  List<Message.Reaction> reactions(Node item) {
    return KINDS.stream()
        .flatMap(kind -> item.nodes(kind).stream())
        .flatMap(one -> one.nodes("reactions").stream())
        .map(
            one ->
                new Message.Reaction(
                    one.text("emoji").orElse("?"),
                    recipients.party(one.number("authorId")),
                    one.number("sentTimestamp").flatMap(ms -> Times.parts(ms, 1000))))
        .toList();
  }

  /** A card as one line: all that it says. */
  List<String> cards(Node item) {
    List<String> cards = new ArrayList<>();
    for (Node message : item.nodes("contactMessage")) {
      for (Node card : message.nodes("contact")) {
        List<String> parts = new ArrayList<>();
        card.node("name")
            .flatMap(
                name ->
                    Recipients.joined(
                        name.text("prefix"),
                        name.text("givenName"),
                        name.text("middleName"),
                        name.text("familyName"),
                        name.text("suffix"),
                        name.text("nickname").map(nick -> "(" + nick + ")")))
            .ifPresent(parts::add);
        Stream.of("number", "email")
            .flatMap(kind -> card.nodes(kind).stream())
            .flatMap(one -> Recipients.joined(one.text("label"), value(one)).stream())
            .forEach(parts::add);
        card.nodes("address").stream().flatMap(one -> address(one).stream()).forEach(parts::add);
        card.text("organization").ifPresent(parts::add);
        cards.add(String.join(", ", parts));
      }
    }
    return cards;
  }

  private static Optional<String> value(Node entry) {
    return entry.text("value").or(() -> entry.number("value").map(Long::toUnsignedString));
  }

  private static Optional<String> address(Node address) {
    return Recipients.joined(
        address.text("label"),
        address.text("street"),
        address.text("pobox"),
        address.text("neighborhood"),
        address.text("postcode"),
        address.text("city"),
        address.text("region"),
        address.text("country"));
  }

  /** Previews of links: address, title, description. */
  Stream<String> links(Node item) {
    return item.nodes("standardMessage").stream()
        .flatMap(one -> one.nodes("linkPreview").stream())
        .flatMap(
            one ->
                Recipients.joined(one.text("url"), one.text("title"), one.text("description"))
                    .stream());
  }

  Stream<String> captions(Node item) {
    return Files.pointers(item).stream().flatMap(one -> one.text("caption").stream());
  }

  /** Whom the text names, in the order in which they stand there as U+FFFC. */
  Stream<String> mentions(Node item) {
    return Stream.of(
            item.node("standardMessage").flatMap(one -> one.node("text")),
            item.node("directStoryReplyMessage")
                .flatMap(one -> one.node("textReply"))
                .flatMap(one -> one.node("text")))
        .flatMap(Optional::stream)
        .flatMap(one -> one.nodes("bodyRanges").stream())
        .flatMap(one -> one.bytes("mentionAci").stream())
        .flatMap(one -> recipients.byAccount(one).stream())
        .map(Recipients::shown);
  }

  /** States of payments, badges and polls. */
  Stream<String> details(Node item) {
    List<String> all = new ArrayList<>();
    item.node("giftBadge").ifPresent(one -> all.add(one.text("state").orElse("unopened")));
    item.node("paymentNotification")
        .flatMap(one -> one.node("transactionDetails"))
        .ifPresent(
            one -> {
              one.node("transaction")
                  .ifPresent(done -> all.add(done.text("status").orElse("initial")));
              one.node("failedTransaction")
                  .ifPresent(
                      no -> all.add("failed" + no.text("reason").map(w -> ": " + w).orElse("")));
            });
    item.node("poll")
        .ifPresent(
            one -> {
              if (one.isTrue("hasEnded")) {
                all.add("ended");
              }
              if (one.isTrue("allowMultiple")) {
                all.add("several answers");
              }
            });
    return all.stream();
  }
}
