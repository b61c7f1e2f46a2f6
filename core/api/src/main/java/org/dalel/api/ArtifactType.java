package org.dalel.api;

/**
 * A kind of artifact, as it appears in the case, in exports and in reports.
 *
 * @param name lower-case words joined by hyphens, a singular noun: {@code web-visit}
 * @param description one sentence for the examiner, with its full stop: what such a record tells
 */
public record ArtifactType(String name, String description) {

  public ArtifactType {
    Tokens.require("artifact type", name);
    Tokens.requireSentence("artifact type '" + name + "'", description);
  }
}
