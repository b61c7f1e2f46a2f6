package org.dalel.plugins.wallets.extension;

import java.time.Instant;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.Event;
import org.dalel.plugins.wallets.artifact.WalletArtifacts;
import org.dalel.plugins.wallets.chain.Chain;

/**
 * An extension in one profile of a browser.
 *
 * @param id of the extension; else the site whose storage it is, or empty
 * @param store which of its stores was read, e.g. {@code Local Extension Settings}
 * @param browser by the path of the profile, empty when that tells nothing
 * @param profile path of the profile
 * @param about what the browser says of the extension
 * @param app the program of its own that it is instead
 */
record Installation(
    String id,
    String store,
    Optional<String> browser,
    String profile,
    About about,
    Optional<String> app) {

  /** The name of a wallet that is not in the table. */
  static final String UNKNOWN = "unknown extension";

  /**
   * What the browser says of an extension.
   *
   * @param name in its manifest
   * @param version in its manifest
   * @param installed when, as the browser noted it
   * @param from the file that says so
   */
  record About(
      Optional<String> name, Optional<String> version, Optional<Instant> installed, String from) {

    static final About NOTHING =
        new About(Optional.empty(), Optional.empty(), Optional.empty(), "");

    About or(About other) {
      return new About(
          name.or(other::name),
          version.or(other::version),
          installed.or(other::installed),
          from.isEmpty() ? other.from : from);
    }
  }

  /** An extension in a profile. */
  static Installation of(String id, String store, String profile, About about) {
    return new Installation(id, store, Browsers.of(profile), profile, about, Optional.empty());
  }

  /** A store that stands anywhere, perhaps a program's of its own. */
  static Installation loose(String id, String store, String folder) {
    return new Installation(
        id, store, Browsers.of(folder), folder, About.NOTHING, Browsers.app(folder));
  }

  /** Whether the table says that it is a wallet. */
  boolean isWallet() {
    return known().isPresent() || app.isPresent();
  }

  /** The entry of the table. */
  Optional<KnownExtension> known() {
    return KnownExtension.of(id);
  }

  /** The name of the wallet. */
  String program() {
    return known().map(KnownExtension::program).or(() -> app).orElse(unknown());
  }

  /** The chain of most of its addresses. */
  Chain chain() {
    return known().map(KnownExtension::chain).orElse(Chain.UNKNOWN);
  }

  /** Starts the artifact of the wallet. */
  Artifact.Builder wallet(String encryption) {
    Artifact.Builder wallet =
        WalletArtifacts.wallet(
                program(), chain() == Chain.UNKNOWN ? "unknown" : chain().code(), encryption)
            .field(id.contains("://") ? "site" : "extension-id", filled(id))
            .field("extension-name", about.name())
            .field("extension-version", about.version())
            .field("browser", browser)
            .field("profile", filled(profile))
            .field("store", store);
    if (app.isPresent()) {
      wallet.field("unverified-schema", true);
    }
    known()
        .filter(known -> known.basis().equals("list"))
        .ifPresent(known -> wallet.field("id-basis", "in public lists only"));
    about
        .installed()
        .ifPresent(
            time ->
                wallet
                    .field("installed", time.toString())
                    .event(
                        Event.at(
                            time, Event.Kind.CREATED, "extension installed, " + about.from())));
    return wallet;
  }

  private String unknown() {
    return id.contains("://") ? "unknown site" : UNKNOWN;
  }

  private static Optional<String> filled(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
