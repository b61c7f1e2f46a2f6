package org.dalel.formats.script;

import java.util.List;
import java.util.Optional;
import org.dalel.formats.FormatException;

/**
 * A stored value, as far as it could be read.
 *
 * @param value the value; its unreadable rest is a {@link ScriptValue.Unreadable}
 * @param objects the objects by their numbers, for {@link ScriptValue.Reference}
 * @param fault why it is not whole; empty when it is
 */
public record Decoded(
    ScriptValue value, List<ScriptValue> objects, Optional<FormatException> fault) {}
