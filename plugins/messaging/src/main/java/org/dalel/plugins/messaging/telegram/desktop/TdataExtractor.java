package org.dalel.plugins.messaging.telegram.desktop;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
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
import org.dalel.api.Secret;
import org.dalel.api.Secrets;
import org.dalel.api.records.Account;
import org.dalel.api.records.Handle;
import org.dalel.api.records.HashLine;
import org.dalel.api.records.KeyMaterial;
import org.dalel.api.records.Party;
import org.dalel.formats.FormatException;
import org.pf4j.Extension;

/** Reads who is logged in with Telegram Desktop, with and without a passcode. */
@Extension
public final class TdataExtractor implements ArtifactExtractor {
  private static final int MODE = 24500;
  private static final String SERVICE = "telegram";
  private static final String TYPE = "telegram-desktop";

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("telegram-tdata", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("key_data*", "key_*s"))
        .emits(TYPE, "A folder tdata of Telegram Desktop, and whether its passcode is known.")
        .emits(Account.class)
        .emits(KeyMaterial.class)
        .emits(HashLine.class)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    byte[] bytes = AccountFiles.bytes(file);
    if (!new String(bytes, 0, Math.min(4, bytes.length), "ISO-8859-1").equals("TDF$")
        || isFormer(file, context)) {
      return;
    }
    TdfFile tdf;
    KeyData data;
    try {
      tdf = TdfFile.read(bytes);
      data = KeyData.read(tdf);
    } catch (FormatException e) {
      throw new IOException("key file of Telegram Desktop: " + e.getMessage(), e);
    }
    Optional<LocalKey> open = data.unlock("", context::checkpoint);
    boolean locked = open.isEmpty();
    Optional<Opened> opened =
        locked ? unlock(data, context, sink) : open.map(key -> new Opened(key, ""));
    Artifact.Builder folder =
        Artifact.of(TYPE)
            .field("version", tdf.versionText())
            .field("passcode", locked)
            .field("opened", opened.isPresent());
    if (opened.isEmpty()) {
      sink.emit(folder.build());
      return;
    }
    if (locked) {
      folder.field("opened-by", opened.get().source());
    }
    Optional<KeyData.Accounts> accounts = accounts(data, opened.get().key(), sink);
    int loggedIn = 0;
    for (int index : accounts.map(KeyData.Accounts::indexes).orElse(List.of())) {
      context.checkpoint();
      AccountFiles files = new AccountFiles(file, context.surroundings(), index);
      loggedIn += account(files, opened.get().key(), sink) ? 1 : 0;
    }
    if (accounts.isPresent()) {
      folder
          .field("accounts", accounts.get().indexes().size())
          .field("active", accounts.get().active())
          .field("logged-in", loggedIn);
    }
    sink.emit(folder.build());
  }

  private record Opened(LocalKey key, String source) {}

  /**
   * Whether it is one of the two files that older versions wrote in turn, and a newer one is there.
   */
  private static boolean isFormer(EvidenceFile file, ExtractionContext context) {
    String name = file.name();
    boolean former = name.endsWith("0") || name.endsWith("1");
    return former
        && context
            .surroundings()
            .sibling(file, name.substring(0, name.length() - 1) + "s")
            .isPresent();
  }

  private static Optional<Opened> unlock(KeyData data, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    sink.emit(Artifact.of(HashLine.hashcat(MODE, data.hashLine())).build());
    int[] tried = {0};
    Optional<Opened> opened =
        context
            .secrets()
            .open(
                new Secrets.Lock(
                    "passcode of Telegram Desktop", Secret.Kind.PASSWORD, Secrets.Effort.HIGH),
                secret -> {
                  tried[0]++;
                  return data.unlock(secret.value(), context::checkpoint)
                      .map(key -> new Opened(key, secret.source()));
                });
    if (opened.isEmpty() && tried[0] > 0) {
      sink.problem(
          new Position.WholeItem(),
          "passcode of Telegram Desktop: expected one of the passwords of the case to fit, found none"
              + " that does among "
              + tried[0]
              + "; the accounts stay closed");
    }
    return opened;
  }

  private static Optional<KeyData.Accounts> accounts(KeyData data, LocalKey key, ArtifactSink sink)
      throws GeneralSecurityException {
    try {
      byte[] plain =
          key.decrypt(data.info())
              .orElseThrow(() -> new FormatException(0, "data of the local key", "other data"));
      return Optional.of(KeyData.Accounts.read(plain));
    } catch (FormatException e) {
      sink.problem(
          new Position.WholeItem(), "list of accounts: " + e.getMessage() + "; no account is read");
      return Optional.empty();
    }
  }

  /** Reads an account; false if nobody is logged in with it. The first is listed in any case. */
  private static boolean account(AccountFiles files, LocalKey key, ArtifactSink sink)
      throws GeneralSecurityException {
    Optional<Authorisation> login = Optional.empty();
    Optional<AccountMap> map = Optional.empty();
    try {
      map = files.map(key).map(AccountMap::read);
    } catch (IOException e) {
      problem(files, "map", e, sink);
    }
    try {
      Optional<byte[]> plain = files.authorisation(key);
      if (plain.isPresent()) {
        login = Optional.of(Authorisation.read(plain.get()));
      } else if (map.isPresent()) {
        problem(files, "authorisation", new IOException("expected a file of it, found none"), sink);
      }
    } catch (IOException e) {
      problem(files, "authorisation", e, sink);
    }
    map.flatMap(AccountMap::unread)
        .ifPresent(reason -> problem(files, "end of the map", new IOException(reason), sink));
    emit(files, login, map, sink);
    return login.isPresent();
  }

  private static void problem(
      AccountFiles files, String part, IOException found, ArtifactSink sink) {
    sink.problem(
        new Position.WholeItem(),
        "account " + files.name() + ", " + part + ": " + found.getMessage() + "; it is not read");
  }

  private static void emit(
      AccountFiles files,
      Optional<Authorisation> login,
      Optional<AccountMap> map,
      ArtifactSink sink)
      throws GeneralSecurityException {
    Optional<AccountMap.Self> self = map.flatMap(AccountMap::self);
    List<Handle> handles = new ArrayList<>();
    login.ifPresent(one -> handles.add(Handle.account(SERVICE, String.valueOf(one.user()))));
    Optional<String> name = Optional.empty();
    if (self.isPresent()) {
      AccountMap.Self user = self.get();
      if (!user.userName().isEmpty()) {
        handles.add(Handle.account(SERVICE, user.userName()));
      }
      handles.add(Handle.phone(user.phone(), "+" + user.phone().replace("+", "")));
      name = Optional.of((user.firstName() + " " + user.lastName()).strip());
    }
    if (handles.isEmpty()) {
      return;
    }
    Party owner = new Party(name.filter(text -> !text.isEmpty()), handles);
    Artifact.Builder account =
        Artifact.of(new Account(SERVICE, owner, Optional.empty(), Optional.empty()))
            .field("files", files.name())
            .field("unverified-schema", true);
    login.ifPresent(one -> account.field("data-centre", one.centre()));
    map.map(AccountMap::drafts)
        .filter(drafts -> !drafts.isEmpty())
        .ifPresent(drafts -> account.field("peers-with-drafts", drafts));
    sink.emit(account.build());
    for (Authorisation.Key one : login.map(Authorisation::keys).orElse(List.of())) {
      sink.emit(key(one, handles.get(0)));
    }
  }

  /** An authorisation key by its number at the server: the last 8 bytes of its SHA-1. */
  private static Artifact key(Authorisation.Key key, Handle account)
      throws GeneralSecurityException {
    byte[] sum = MessageDigest.getInstance("SHA-1").digest(key.bytes());
    return Artifact.of(
            new KeyMaterial(
                HexFormat.of().formatHex(key.bytes(), 0, 2) + "\u2026",
                "telegram authorisation key",
                Optional.of("data centre " + key.centre() + " of Telegram, as this account"),
                Optional.of(account)))
        .field("key-id", HexFormat.of().formatHex(sum, 12, 20))
        .field("unverified-schema", true)
        .build();
  }
}
