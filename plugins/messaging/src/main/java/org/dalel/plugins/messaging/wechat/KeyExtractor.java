package org.dalel.plugins.messaging.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.api.records.Account;
import org.dalel.api.records.Handle;
import org.dalel.api.records.Party;
import org.dalel.formats.xml.AndroidSettings;
import org.pf4j.Extension;

/**
 * Offers the passwords of {@code EnMicroMsg.db}: the first seven digits of the MD5 of IMEI and
 * number of the account (uin). The IMEI stands in {@code MicroMsg/CompatibleInfo.cfg}; on newer
 * systems the app takes a constant for it.
 *
 * <p>Source: public descriptions of the app; no file of it was at hand.
 */
@Extension
public final class KeyExtractor implements ArtifactExtractor {
  private static final String WITHOUT_IMEI = "1234567890ABCDEF";
  private static final Pattern IMEI = Pattern.compile("(?<![0-9A-F])[0-9A-F]{14,16}(?![0-9A-F])");
  private static final Pattern UIN = Pattern.compile("-?[1-9]\\d{0,9}");
  private static final long WRAP = 1L << 32;
  private static final int LARGEST = 1 << 16;
  private static final int DIGITS = 7;
  private static final int MOST = 10;

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("wechat-keys", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(Interest.name("auth_info_key_prefs.xml", "system_config_prefs.xml"))
        .emits(Account.class)
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    Optional<String> uin = uin(file);
    if (uin.isEmpty()) {
      return;
    }
    Party owner = Party.of(Handle.account("wechat", "uin " + uin.get()));
    sink.emit(
        Artifact.of(new Account("wechat", owner, Optional.empty(), Optional.empty()))
            .field("app", "wechat-android")
            .field("unverified-schema", true)
            .build());
    for (String imei : imeis(file, context)) {
      for (String number : spellings(uin.get())) {
        context
            .secrets()
            .offer(
                new Secret(
                    Secret.Kind.PASSWORD,
                    password(imei, number),
                    "number of an account of WeChat"));
      }
    }
  }

  private static Optional<String> uin(EvidenceFile file) throws IOException {
    try (InputStream in = Channels.newInputStream(file.open())) {
      AndroidSettings read = AndroidSettings.read(in.readNBytes(LARGEST));
      Map<String, String> settings = read.all();
      if (settings.isEmpty() && read.damage().isPresent()) {
        throw new IOException("settings of an app: expected XML, found: " + read.damage().get());
      }
      return Optional.ofNullable(settings.getOrDefault("_auth_uin", settings.get("default_uin")))
          .filter(text -> UIN.matcher(text).matches());
    }
  }

  /** A number of 32 bits, with its sign and without. */
  private static Set<String> spellings(String uin) {
    long number = Long.parseLong(uin);
    Set<String> all = new LinkedHashSet<>();
    all.add(uin);
    all.add(String.valueOf(number < 0 ? number + WRAP : number));
    return all;
  }

  private static Set<String> imeis(EvidenceFile file, ExtractionContext context)
      throws IOException {
    Set<String> all = new LinkedHashSet<>();
    all.add(WITHOUT_IMEI);
    Optional<EvidenceFile> info =
        context
            .surroundings()
            .parent(file)
            .flatMap(context.surroundings()::parent)
            .flatMap(
                app ->
                    context
                        .surroundings()
                        .at(
                            (app.path().equals("/") ? "" : app.path())
                                + "/MicroMsg/CompatibleInfo.cfg"))
            .filter(one -> !one.isFolder());
    if (info.isPresent()) {
      try (InputStream in = Channels.newInputStream(info.get().open())) {
        String text = new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
        for (Matcher imei = IMEI.matcher(text); imei.find() && all.size() < MOST; ) {
          all.add(imei.group());
        }
      }
    }
    return all;
  }

  static String password(String imei, String uin) throws GeneralSecurityException {
    byte[] digest =
        MessageDigest.getInstance("MD5").digest((imei + uin).getBytes(StandardCharsets.ISO_8859_1));
    return HexFormat.of().formatHex(digest).substring(0, DIGITS);
  }
}
