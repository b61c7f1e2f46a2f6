package org.dalel.plugins.telephony.bank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactSink;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Position;
import org.dalel.api.RecordState;
import org.dalel.api.Secret;
import org.dalel.api.records.Handle;
import org.dalel.formats.mysql.SqlRow;
import org.dalel.formats.mysql.SqlTable;

/** Who may log in to the server and to its devices, and what it dials by itself. */
final class AccountTables {
  private static final int MOST = 2_000;
  private static final List<String> USERS =
      List.of("username", "user", "name", "login", "smtp_user");
  private static final List<String> PASSWORDS = List.of("password", "passwd", "pass", "smtp_pass");

  private final ArtifactSink sink;
  private final ExtractionContext context;
  private final Map<SqlTable, Integer> told = new HashMap<>();

  AccountTables(ArtifactSink sink, ExtractionContext context) {
    this.sink = sink;
    this.context = context;
  }

  static ExtractorDescription.Builder types(ExtractorDescription.Builder description) {
    return description
        .emits("server-account", "A login of a server, of a gateway or of a service that it uses.")
        .emits(
            "dial-plan", "Calls or messages that a gateway makes by itself to look like a person.");
  }

  /** Whether a table is one of logins or plans. */
  static boolean tells(SqlTable table) {
    return kind(table) == 0;
  }

  void row(SqlRow row) {
    SqlTable table = row.table();
    int kind = told.computeIfAbsent(table, AccountTables::kind);
    if (kind < 0) {
      return;
    }
    if (kind > MOST) {
      if (kind == MOST + 1) {
        told.put(table, MOST + 2);
        sink.limit(
            new Position.RecordNumber(table.name(), row.number()),
            "expected at most " + MOST + " logins in a table, found more; the others are left out");
      }
      return;
    }
    if (table.has("dial_num", "talk_time_min")) {
      dialPlan(row);
    } else if (!account(row)) {
      return;
    }
    told.put(table, kind + 1);
  }

  private static int kind(SqlTable table) {
    boolean plan = table.has("dial_num", "talk_time_min");
    return plan || column(table, PASSWORDS).isPresent() && column(table, USERS).isPresent()
        ? 0
        : -1;
  }

  private static Optional<String> column(SqlTable table, List<String> names) {
    return names.stream().filter(name -> table.place(name) >= 0).findFirst();
  }

  private boolean account(SqlRow row) {
    String password = row.text(column(row.table(), PASSWORDS).orElseThrow());
    String user = row.text(column(row.table(), USERS).orElseThrow());
    if (password.isEmpty() || user.isEmpty()) {
      return false;
    }
    Artifact.Builder artifact =
        Artifact.of("server-account").field("user", user).field("table", row.table().name());
    for (String column :
        List.of(
            "permissions", "type", "tag", "host", "smtp_server", "smtp_mail", "email", "info")) {
      artifact.field(column, row.value(column).filter(value -> !value.isEmpty()));
    }
    password(artifact, password, row.table().name() + " of " + user);
    String mail = user.contains("@") ? user : row.text("smtp_mail");
    if (mail.indexOf('@') > 0 && !mail.contains(" ")) {
      Handle handle = Handle.email(mail);
      artifact.identifier(
          new Identifier(handle.kind(), mail, handle.normalised(), Identifier.Role.OWNER));
    }
    sink.emit(artifact.at(at(row)).state(state(row)).build());
    return true;
  }

  /** A digest is shown as it is; a password is masked, and tried elsewhere. */
  private void password(Artifact.Builder artifact, String password, String source) {
    if (password.matches("[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|\\$[0-9a-z]+\\$.*|\\*[0-9A-F]{40}")) {
      artifact.field("password-digest", password);
    } else {
      artifact.field("password", Masked.of(password));
      context.secrets().offer(new Secret(Secret.Kind.PASSWORD, password, source));
    }
  }

  private void dialPlan(SqlRow row) {
    Artifact.Builder artifact = Artifact.of("dial-plan");
    for (String column :
        List.of("name", "dial_num", "period_min", "period_max", "talk_time_min", "talk_time_max")) {
      artifact.field(column.replace('_', '-'), row.value(column).filter(value -> !value.isEmpty()));
    }
    sink.emit(artifact.at(at(row)).state(state(row)).build());
  }

  private static Position at(SqlRow row) {
    return new Position.RecordNumber(row.table().name(), row.number());
  }

  private static RecordState state(SqlRow row) {
    return row.state() == SqlRow.State.LIVE ? RecordState.LIVE : RecordState.FREELIST;
  }
}
