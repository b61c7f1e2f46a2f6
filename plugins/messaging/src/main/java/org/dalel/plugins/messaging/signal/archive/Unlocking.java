package org.dalel.plugins.messaging.signal.archive;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.Position;
import org.dalel.api.Secret;
import org.dalel.api.Secrets;

/**
 * Tries the secrets of a case on a backup: recovery keys, and for backups that do not lie in a
 * folder also the id of the account (ACI), in the same secret or in one of its own.
 */
final class Unlocking {
  private static final Pattern ACI =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
  private static final int BACKUP_KEY_DIGITS = 64;
  private static final int BOTH_KEYS_DIGITS = 128;

  private final ArchiveFile archive;
  private final Optional<Node> metadata;
  private final List<byte[]> backupKeys = new ArrayList<>();
  private final Set<UUID> accounts = new LinkedHashSet<>();
  private int tried;

  /**
   * What opened it.
   *
   * @param source from where the last secret that was needed comes
   * @param account of the owner, if it was needed
   */
  record Opened(ArchiveKeys keys, String source, Optional<UUID> account) {}

  private record Fit(ArchiveKeys keys, Optional<UUID> account) {}

  /**
   * @param metadata of a backup in a folder
   */
  Unlocking(ArchiveFile archive, Optional<Node> metadata) {
    this.archive = archive;
    this.metadata = metadata;
  }

  Optional<Opened> open(ExtractionContext context, ArtifactSink sink) throws Exception {
    for (Secret.Kind kind : new Secret.Kind[] {Secret.Kind.PASSWORD, Secret.Kind.KEY}) {
      Optional<Opened> opened =
          context
              .secrets()
              .open(
                  new Secrets.Lock(
                      "backup of Signal (" + kind.label() + ")", kind, Secrets.Effort.LOW),
                  secret ->
                      keys(secret)
                          .map(fit -> new Opened(fit.keys(), secret.source(), fit.account())));
      if (opened.isPresent()) {
        return opened;
      }
    }
    if (!backupKeys.isEmpty() || tried > 0) {
      sink.problem(
          new Position.WholeItem(),
          "backup of Signal: expected a recovery key%s to open it, found %d keys and %d accounts of which none do; it stays closed%s"
              .formatted(
                  metadata.isPresent() ? "" : " and the id of its account (ACI)",
                  backupKeys.size() + tried,
                  accounts.size(),
                  archive.needsService()
                      ? " (a part of the key of this one is kept by the service)"
                      : ""));
    }
    return Optional.empty();
  }

  /** The keys that a secret gives, with those that came before it. */
  private Optional<Fit> keys(Secret secret) throws IOException, GeneralSecurityException {
    if (secret.kind() == Secret.Kind.KEY && secret.value().length() == BOTH_KEYS_DIGITS) {
      tried++;
      return fit(ArchiveKeys.of(HexFormat.of().parseHex(secret.value())), Optional.empty());
    }
    String text = secret.value();
    Set<UUID> named = new LinkedHashSet<>();
    for (Matcher aci = ACI.matcher(text); aci.find(); ) {
      named.add(UUID.fromString(aci.group().toLowerCase(Locale.ROOT)));
    }
    named.removeAll(accounts);
    Optional<byte[]> key =
        secret.kind() == Secret.Kind.KEY && text.length() == BACKUP_KEY_DIGITS
            ? Optional.of(HexFormat.of().parseHex(text))
            : ArchiveKeys.backupKey(ACI.matcher(text).replaceAll(""));
    Optional<Fit> opened = Optional.empty();
    for (byte[] earlier : backupKeys) {
      opened = opened.isPresent() ? opened : first(earlier, named);
    }
    accounts.addAll(named);
    if (key.isPresent()) {
      backupKeys.add(key.get());
      opened = opened.isPresent() ? opened : local(key.get());
      opened = opened.isPresent() ? opened : first(key.get(), accounts);
    }
    return opened;
  }

  private Optional<Fit> local(byte[] backupKey) throws IOException, GeneralSecurityException {
    Optional<byte[]> id =
        metadata.isPresent() ? ArchiveKeys.localId(backupKey, metadata.get()) : Optional.empty();
    return id.isPresent()
        ? fit(ArchiveKeys.of(backupKey, id.get()), Optional.empty())
        : Optional.empty();
  }

  private Optional<Fit> first(byte[] backupKey, Set<UUID> acis)
      throws IOException, GeneralSecurityException {
    for (UUID aci : acis) {
      Optional<Fit> opened =
          fit(ArchiveKeys.of(backupKey, ArchiveKeys.id(backupKey, aci)), Optional.of(aci));
      if (opened.isPresent()) {
        return opened;
      }
    }
    return Optional.empty();
  }

  private Optional<Fit> fit(ArchiveKeys keys, Optional<UUID> account)
      throws IOException, GeneralSecurityException {
    return archive.opens(keys) ? Optional.of(new Fit(keys, account)) : Optional.empty();
  }
}
