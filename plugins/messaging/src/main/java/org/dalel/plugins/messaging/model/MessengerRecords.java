package org.dalel.plugins.messaging.model;

import org.dalel.api.ExtractorDescription;
import org.dalel.api.records.Account;
import org.dalel.api.records.Call;
import org.dalel.api.records.Chat;
import org.dalel.api.records.Contact;
import org.dalel.api.records.Message;

/** What the databases of messengers are read into. */
public final class MessengerRecords {
  private MessengerRecords() {}

  /** Adds the types of the records to what an extractor emits, in bulk. */
  public static ExtractorDescription.Builder emittedBy(ExtractorDescription.Builder extractor) {
    return extractor
        .emits(Account.class)
        .emits(Contact.class)
        .emits(Chat.class)
        .emits(Message.class)
        .emits(Call.class)
        .bulk();
  }
}
