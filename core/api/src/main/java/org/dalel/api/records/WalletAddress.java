package org.dalel.api.records;

import java.util.Optional;
import org.dalel.api.Identifier;

/**
 * An address of the owner of a wallet.
 *
 * @param address in the spelling of its chain
 * @param chain code of the chain
 * @param form e.g. {@code p2wpkh}
 * @param path derivation path
 * @param label what the user wrote about it
 */
@RecordType(
    name = "wallet-address",
    description = "An address, public or viewing key, or invoice of a crypto-currency.")
public record WalletAddress(
    @As(Identifier.Role.OWNER) Handle address,
    String chain,
    Optional<String> form,
    Optional<String> path,
    Optional<String> label) {}
