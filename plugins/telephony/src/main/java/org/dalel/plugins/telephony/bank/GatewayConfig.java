package org.dalel.plugins.telephony.bank;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.dalel.api.Secret;
import org.dalel.plugins.telephony.TextLines;
import org.pf4j.Extension;

/**
 * Settings of gateways and SMS programs, a line a setting: GoIP and SMB provisioning files ({@code
 * type="goip"}), Kannel ({@code group = smsc}), gammu-smsd ({@code [smsd]}), chan_dongle and
 * Asterisk ({@code [dongle0]}), SMPP.
 */
@Extension
public final class GatewayConfig implements ArtifactExtractor {
  private static final Pattern SETTING = Pattern.compile("\\s*([\\w.:-]+)\\s*=>?\\s*(.*)");
  private static final Pattern SECTION = Pattern.compile("\\s*\\[([^\\]]{1,64})\\].*");
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i).*(server|svr|host|proxy|registrar|gateway|_gw\\d|imei|imsi|iccid|phone|number|smsc|user|login|_id"
              + "|system-id|auth_id|domain|port|device|database|driver|name)");
  private static final Pattern HIDDEN =
      Pattern.compile("(?i).*(passw(or)?d?|passwd|_pw|_key|secret|pin|ki|opc)");
  private static final int MOST_SETTINGS = 100_000;
  private static final int MOST_TOLD = 200;
  private static final int LONGEST = 512;

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("gateway-config", "1.0.0")
        .scope(Scope.CONTEXT)
        .interest(
            Interest.magic(
                Magic.text(0, "type=\"goip"),
                Magic.text(0, "type=\"simbank"),
                Magic.text(0, "type=\"")))
        .interest(
            Interest.name(
                "*goip.txt",
                "*goip*.cfg",
                "simbank*.txt",
                "kannel.conf",
                "smskannel.conf",
                "gammu-smsdrc",
                ".gammurc",
                "gammurc",
                "dongle.conf",
                "chan_dongle.conf",
                "quectel.conf",
                "smppbox.conf",
                "opensmppbox.conf",
                "smstools.conf",
                "smsd.conf",
                "3proxy.cfg"))
        .emits("gateway-settings", "Settings of a GSM gateway, a SIM bank or an SMS program.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    if (file.isFolder()) {
      return;
    }
    TextLines lines = new TextLines(file, context, StandardCharsets.ISO_8859_1);
    Group group = new Group("", 1);
    long number = 0;
    long all = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      number++;
      Matcher section = SECTION.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (line.length() > LONGEST || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (section.matches()) {
        group.emit(sink, context);
        group = new Group(section.group(1), number);
      } else if (setting.matches() && all < MOST_SETTINGS) {
        all++;
        String value = unquoted(setting.group(2));
        if (setting.group(1).equals("group")) {
          group.emit(sink, context);
          group = new Group(value, number);
        } else {
          group.add(setting.group(1), value);
        }
      }
    }
    group.emit(sink, context);
  }

  private static String unquoted(String value) {
    String text = value.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /** The settings of one part of a file. */
  private static final class Group {
    private final String name;
    private final long line;
    private final Map<String, String> told = new LinkedHashMap<>();
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private String type = "";
    private long settings;

    Group(String name, long line) {
      this.name = name;
      this.line = line;
    }

    void add(String key, String value) {
      settings++;
      if (key.equals("type")) {
        type = value;
      } else if (value.isEmpty() || value.startsWith("${")) {
        return;
      } else if (HIDDEN.matcher(key).matches() && hidden.size() < MOST_TOLD) {
        hidden.putIfAbsent(key, value);
      } else if (TOLD.matcher(key).matches() && told.size() < MOST_TOLD) {
        told.putIfAbsent(key, value);
      }
    }

    void emit(ArtifactSink sink, ExtractionContext context) {
      if (settings == 0) {
        return;
      }
      Artifact.Builder artifact = Artifact.of("gateway-settings");
      if (!name.isEmpty()) {
        artifact.field("section", name);
      }
      if (!type.isEmpty()) {
        artifact.field("type", type);
      }
      artifact.field("settings", settings);
      if (!told.isEmpty()) {
        artifact.field("values", told);
      }
      Map<String, String> masked = new LinkedHashMap<>();
      hidden.forEach(
          (key, value) -> {
            masked.put(key, Masked.of(value));
            context.secrets().offer(new Secret(Secret.Kind.PASSWORD, value, key + " of a gateway"));
          });
      if (!masked.isEmpty()) {
        artifact.field("secrets", masked);
      }
      sink.emit(artifact.at(new Position.RecordNumber("line", line)).build());
    }
  }
}
