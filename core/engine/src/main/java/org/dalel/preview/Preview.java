package org.dalel.preview;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a worker made.
 *
 * @param facts JSON object
 * @param body a picture or a page; empty when the facts are all
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Preview(JsonNode facts, byte[] body) {
  static final byte[] NOTHING = new byte[0];
}
