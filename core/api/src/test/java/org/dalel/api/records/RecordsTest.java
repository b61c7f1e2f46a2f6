package org.dalel.api.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Interest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void keepsTheOrderOfTheComponentsAndLeavesOutWhatIsEmpty() {
    Artifact visit =
        Artifact.of(
                new WebVisit(
                    new Handle(Identifier.Kind.URL, "https://example.kz/", "https://example.kz/"),
                    Optional.of("Example"),
                    Optional.of(NOON),
                    Optional.of(3L),
                    Optional.empty(),
                    Optional.of("Default")))
            .atRecord("urls", 12)
            .build();
    assertThat(visit.type()).isEqualTo("web-visit");
    assertThat(visit.fields().keySet())
        .containsExactly("url", "title", "visited", "visits", "profile");
    assertThat(visit.fields()).containsEntry("visited", "2026-03-02T12:00:00Z");
  }

  @Test
  void givesEachPartyItsRole() {
    Message message =
        new Message(
            "telegram",
            Optional.empty(),
            Optional.of(Party.named("Aida", Handle.account("Telegram", "aida_k"))),
            List.of(
                Party.of(Handle.phone("8 701 234 56 78", "+77012345678")),
                Party.of(Handle.email("Info@ПОЧТА.қаз"))),
            Optional.of(NOON),
            Optional.empty(),
            Optional.of(NOON.plusSeconds(60)),
            Optional.of("Сәлем"),
            List.of());
    Artifact artifact = Artifact.of(message).build();
    assertThat(artifact.identifiers())
        .containsExactly(
            new Identifier(
                Identifier.Kind.ACCOUNT, "aida_k", "telegram:aida_k", Identifier.Role.SENDER),
            new Identifier(
                Identifier.Kind.PHONE,
                "8 701 234 56 78",
                "+77012345678",
                Identifier.Role.RECIPIENT),
            new Identifier(
                Identifier.Kind.EMAIL,
                "Info@ПОЧТА.қаз",
                "info@почта.қаз",
                Identifier.Role.RECIPIENT));
    assertThat(artifact.events()).containsExactly(Event.at(NOON, Event.Kind.SENT, "message: sent"));
  }

  @Test
  void tellsWhatBecameOfAMessage() {
    Message message =
        new MessageBuilder("whatsapp")
            .in(Optional.of("1-2@g.us"), Optional.of("Family"))
            .sender(Optional.of(Party.named("Aida")))
            .times(Optional.of(NOON), Optional.empty(), Optional.empty())
            .edited(Optional.of(NOON.plusSeconds(5)))
            .quote(
                Optional.of(
                    new Message.Quote(
                        Optional.of("7"),
                        Optional.of(Party.of(Handle.account("whatsapp", "1@s.whatsapp.net"))),
                        Optional.of("who?"))))
            .reaction(
                new Message.Reaction(
                    "\uD83D\uDC4D", Optional.of(Party.named("Timur")), Optional.empty()))
            .version(new Message.Version("me?", Optional.empty()))
            .body(Optional.of("me"))
            .build();
    Artifact artifact = Artifact.of(message).build();
    assertThat(artifact.fields().keySet())
        .containsExactly(
            "service",
            "conversation",
            "sender",
            "sent",
            "body",
            "chat",
            "edited",
            "quote",
            "reactions",
            "versions");
    assertThat(artifact.identifiers())
        .extracting(Identifier::role)
        .containsExactly(Identifier.Role.PARTICIPANT);
    assertThat(artifact.events())
        .extracting(Event::kind)
        .containsExactly(Event.Kind.SENT, Event.Kind.MODIFIED);
  }

  @Test
  void writesAmountsPlainlyAndDurationsInSeconds() {
    Transfer transfer =
        new Transfer(
            "btc",
            Optional.empty(),
            List.of(),
            List.of(Handle.wallet("btc", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")),
            Optional.of(new BigDecimal("1E-8")),
            Optional.of("BTC"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(Artifact.of(transfer).build().fields()).containsEntry("amount", "0.00000001");
    Call call =
        new Call(
            "gsm",
            Call.Direction.INCOMING,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(2)),
            Optional.of(true));
    assertThat(Artifact.of(call).build().fields())
        .containsEntry("duration", 120L)
        .containsEntry("direction", "incoming");
  }

  @Test
  void showsOfKeysTheEndsOnly() {
    String words =
        " abandon ability able\nabout above absent absorb abstract absurd abuse access zoo ";
    Artifact phrase = Artifact.of(SeedPhrase.of(words, "bip39", Optional.of("73c5da0a"))).build();
    assertThat(phrase.fields().keySet())
        .containsExactly("masked", "scheme", "words", "fingerprint");
    assertThat(phrase.fields()).containsEntry("masked", "aban… zoo").containsEntry("words", 12L);
    assertThat(Artifact.of(SeedPhrase.of("", "bip39", Optional.empty())).build().fields())
        .containsEntry("masked", "(0 characters)")
        .containsEntry("words", 0L)
        .doesNotContainKey("fingerprint");

    String secret = "0123456789abcdef".repeat(4);
    Handle address = Handle.wallet("evm", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    Artifact key =
        Artifact.of(PrivateKey.of(secret, "raw").withPublicKey("02aa").withAddress(address))
            .build();
    assertThat(key.fields().keySet()).containsExactly("masked", "format", "public-key", "address");
    assertThat(key.fields()).containsEntry("masked", "0123…cdef");
    assertThat(key.identifiers())
        .containsExactly(
            new Identifier(
                Identifier.Kind.WALLET_ADDRESS,
                address.raw(),
                address.normalised(),
                Identifier.Role.OWNER));
    assertThat(Artifact.of(PrivateKey.of("short-secret-15", "raw")).build().fields())
        .as("too short to show anything of it")
        .containsEntry("masked", "(15 characters)");
    assertThat(Artifact.of(ExtendedKey.of("xprv" + secret, true)).build().fields())
        .containsEntry("key", "xprv…cdef");
    assertThat(Artifact.of(ExtendedKey.of("xpub" + secret, false)).build().fields())
        .containsEntry("key", "xpub" + secret);
  }

  @Test
  void givesLinesToTheProgramThatReadsThem() {
    assertThat(Artifact.of(HashLine.hashcat(11300, "$bitcoin$64")).build().fields())
        .isEqualTo(Map.of("line", "$bitcoin$64", "format", "hashcat", "mode", "11300"));
    assertThat(Artifact.of(HashLine.john("monero", "$monero$0*00")).build().fields())
        .isEqualTo(Map.of("line", "$monero$0*00", "format", "john", "mode", "monero"));
  }

  static Stream<Class<? extends Record>> all() {
    return Stream.of(
        Account.class,
        Attachment.class,
        Call.class,
        Chat.class,
        Connection.class,
        Contact.class,
        Device.class,
        ExtendedKey.class,
        HashLine.class,
        KeyMaterial.class,
        Message.class,
        PrivateKey.class,
        SeedPhrase.class,
        SimCard.class,
        Transfer.class,
        Wallet.class,
        WalletAddress.class,
        WebVisit.class);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyRecordOfTheApiIsAValidType(Class<? extends Record> type) {
    ExtractorDescription description =
        ExtractorDescription.of("test", "1.0.0").interest(Interest.anyText()).emits(type).build();
    assertThat(description.types()).hasSize(1);
  }

  /** A record type of a plugin. */
  @RecordType(name = "own-thing", description = "A thing that only this plugin knows.")
  public record OwnThing(@As(Identifier.Role.OWNER) Handle whose, boolean seen) {}

  @Test
  void takesRecordTypesOfPlugins() {
    Artifact own = Artifact.of(new OwnThing(Handle.account("shop", "aida"), true)).build();
    assertThat(own.type()).isEqualTo("own-thing");
    assertThat(own.fields()).containsEntry("whose", "aida").containsEntry("seen", true);
  }

  /** Not marked. */
  public record Unmarked(String text) {}

  /** Holds what no rule covers. */
  @RecordType(name = "odd-thing", description = "A thing that holds an object.")
  public record OddThing(Object what) {}

  @Test
  void namesWhatItCannotTake() {
    Unmarked unmarked = new Unmarked("x");
    assertThatThrownBy(() -> Artifact.of(unmarked))
        .hasMessageContaining("Unmarked: expected the annotation");
    OddThing odd = new OddThing(new Object());
    assertThatThrownBy(() -> Artifact.of(odd))
        .hasMessageContaining("component 'what'")
        .hasMessageContaining("java.lang.Object");
  }
}
