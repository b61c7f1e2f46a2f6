package org.dalel.plugins.messaging.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dalel.api.records.Account;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Party;
import org.dalel.plugins.messaging.mapping.MappedQuery;

/**
 * Makes the records of one database, query by query. What an account says of its owner is
 * remembered for the messages, what participants say for the chats: their queries come first.
 */
public final class RowModel {
  private static final int MOST_PARTICIPANTS = 200_000;

  private final String service;
  private final People people;
  private final Map<String, List<Chat.Participant>> participants = new HashMap<>();
  private int participantCount;
  private Optional<Party> owner;

  /**
   * @param owner of the account, as far as its neighbours tell
   */
  public RowModel(String service, Optional<Party> owner) {
    this.service = service;
    this.people = new People(service);
    this.owner = owner;
  }

  /** A query of which rows become records. */
  public final class Rows {
    private final MappedQuery.Kind kind;
    private final Fields fields;

    private Rows(MappedQuery.Kind kind, Fields fields) {
      this.kind = kind;
      this.fields = fields;
    }

    /** The record of the current row; none for a row that says nothing. */
    public Optional<? extends Record> next(ResultSet row) throws SQLException {
      fields.read(row);
      OtherRows other = new OtherRows(fields, service, owner);
      return switch (kind) {
        case ACCOUNT -> account(other);
        case CONTACT -> other.contact();
        case CHAT -> other.chat(of(fields.text("id").orElse("")));
        case PARTICIPANT -> participant(other);
        case CALL -> Optional.of(other.call());
        case MESSAGE -> Optional.of(new MessageRows(fields, service, reacting(), owner).message());
      };
    }

    /** Fields of the current row of which the text is damaged. */
    public List<String> damaged() {
      return fields.damaged();
    }

    /** What the mapping tells of the current row beside its record. */
    public Map<String, Object> extras() {
      return fields.extras();
    }

    private Optional<Account> account(OtherRows other) {
      Optional<Account> account = other.account();
      if (owner.isEmpty()) {
        owner = account.map(Account::owner);
      }
      return account;
    }

    private Optional<Record> participant(OtherRows other) {
      Optional<String> chat = fields.text("chat");
      if (chat.isPresent() && participantCount < MOST_PARTICIPANTS) {
        other
            .participant()
            .ifPresent(
                one -> {
                  participants.computeIfAbsent(chat.get(), id -> new ArrayList<>()).add(one);
                  participantCount++;
                });
      }
      return Optional.empty();
    }
  }

  private List<Chat.Participant> of(String chat) {
    return participants.getOrDefault(chat, List.of());
  }

  private People.Form reacting() {
    return switch (service) {
      case "whatsapp" -> People.Form.WHATSAPP;
      case "signal" -> People.Form.INTERNATIONAL;
      default -> People.Form.ACCOUNT;
    };
  }

  /** Begins a query. */
  public Rows rows(MappedQuery.Kind kind, ResultSet query) throws SQLException {
    return new Rows(kind, new Fields(query.getMetaData(), people));
  }
}
