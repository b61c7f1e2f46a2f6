package org.dalel.plugins.wallets.chain;

/**
 * One thing that a token can be; the checksum of {@code 3...} is as good for Bitcoin as for old
 * Litecoin, so a token may have several.
 *
 * @param chain where it is used
 * @param form what of it, e.g. {@code p2sh}, {@code wif-compressed}, {@code zpub}
 * @param test whether it is of a test network
 */
public record Reading(Chain chain, String form, boolean test) {}
