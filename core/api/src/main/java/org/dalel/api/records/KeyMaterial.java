package org.dalel.api.records;

import java.util.Optional;
import org.dalel.api.Identifier;

/**
 * A secret; the record holds its masked form only.
 *
 * @param masked first and last characters
 * @param form e.g. {@code wif}, {@code bip39}, {@code password}
 * @param opens what it is for, when that is known
 * @param account to whom it belongs
 */
@RecordType(
    name = "key-material",
    description = "A key, password or phrase that opens something; shown masked.")
public record KeyMaterial(
    String masked,
    String form,
    Optional<String> opens,
    @As(Identifier.Role.OWNER) Optional<Handle> account) {}
