package org.dalel.plugins.wallets.derive;

import org.dalel.plugins.wallets.chain.Chain;

/**
 * An address that belongs to a seed.
 *
 * @param chain where it is used
 * @param form e.g. {@code p2wpkh}
 * @param path from the seed, or from the extended key
 * @param canonical as {@link org.dalel.plugins.wallets.chain.Recognition#canonical()} spells it
 */
public record DerivedAddress(Chain chain, String form, String path, String canonical) {}
