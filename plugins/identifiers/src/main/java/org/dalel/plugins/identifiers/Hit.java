package org.dalel.plugins.identifiers;

import java.util.Map;
import org.dalel.api.Confidence;
import org.dalel.api.Identifier;

/**
 * One identifier at one place of the text.
 *
 * @param kind e-mail, URL or phone
 * @param start offset of its first character, in UTF-16 code units
 * @param end offset after its last character
 * @param raw as it stands in the text
 * @param normalised as {@link org.dalel.api.Identifier.Kind} describes
 * @param confidence how sure its shape makes us
 * @param details further fields of the artifact, by name
 */
record Hit(
    Identifier.Kind kind,
    int start,
    int end,
    String raw,
    String normalised,
    Confidence confidence,
    Map<String, Object> details) {}
