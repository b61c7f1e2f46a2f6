package org.dalel.plugins.wallets.json;

import java.util.Optional;

/**
 * What was read of a text.
 *
 * @param root the value; of damaged text, what stands before the damage
 * @param end offset of the first byte that was not read
 * @param damage what was expected where, when the text ends too early or goes wrong
 */
public record JsonText(Json root, long end, Optional<String> damage) {}
