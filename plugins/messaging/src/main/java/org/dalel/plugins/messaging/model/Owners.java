package org.dalel.plugins.messaging.model;

import java.util.Optional;
import org.dalel.api.records.Party;

/** Tells whose account a database is, where the database itself does not say so. */
@FunctionalInterface
public interface Owners {
  /** Nobody is known. */
  Owners UNKNOWN = app -> Optional.empty();

  /**
   * The owner of the account.
   *
   * @param app of the mapping, e.g. {@code whatsapp-android}
   */
  Optional<Party> of(String app);
}
