package org.dalel.api;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dalel.api.records.Records;

/**
 * What a {@link TextScanner} is and what it looks for.
 *
 * @param id lower-case words joined by hyphens, unique in its plugin, extractors included
 * @param version semantic version; raise it whenever the same data would give other artifacts
 * @param places where it is to be at work
 * @param tokens patterns of tokens
 * @param text fewest characters of a stretch of text that it wants to see; 0 for none
 * @param row what a text has to hold to be shown; empty: all texts are
 * @param bytes patterns of bytes
 * @param types the artifact types it emits; another type is refused
 */
public record ScannerDescription(
    String id,
    String version,
    Set<ScanPlace> places,
    List<TokenPattern> tokens,
    int text,
    Optional<WordRow> row,
    List<BytePattern> bytes,
    List<ArtifactType> types) {

  /** Shorter stretches of text stand everywhere by chance. */
  public static final int SHORTEST_TEXT = 8;

  public ScannerDescription {
    Tokens.require("scanner id", id);
    Tokens.requireVersion("scanner '" + id + "'", version);
    places = Set.copyOf(places);
    tokens = List.copyOf(tokens);
    bytes = List.copyOf(bytes);
    types = List.copyOf(types);
    if (tokens.isEmpty() && text == 0 && bytes.isEmpty()) {
      throw new IllegalArgumentException(
          "scanner '" + id + "': expected tokens, text or bytes that it looks for, found none");
    }
    if (text != 0 && text < SHORTEST_TEXT) {
      throw new IllegalArgumentException(
          "scanner '%s': expected stretches of text of at least %d characters, found %d"
              .formatted(id, SHORTEST_TEXT, text));
    }
    if (types.isEmpty()
        || types.stream().map(ArtifactType::name).distinct().count() < types.size()) {
      throw new IllegalArgumentException(
          "scanner '" + id + "': expected artifact types (emits), each once");
    }
  }

  /** Starts a description of a scanner that is at work everywhere. */
  public static Builder of(String id, String version) {
    return new Builder(id, version);
  }

  /** Collects a description; see {@link ScannerDescription} for the meaning of its parts. */
  public static final class Builder {

    private final String id;
    private final String version;
    private final List<TokenPattern> tokens = new ArrayList<>();
    private final List<BytePattern> bytes = new ArrayList<>();
    private final List<ArtifactType> types = new ArrayList<>();
    private Set<ScanPlace> places = EnumSet.allOf(ScanPlace.class);
    private int text;
    private Optional<WordRow> row = Optional.empty();

    private Builder(String id, String version) {
      this.id = id;
      this.version = version;
    }

    /** Only there, instead of everywhere. */
    public Builder in(ScanPlace first, ScanPlace... more) {
      places = EnumSet.of(first, more);
      return this;
    }

    /** Looks for tokens. */
    public Builder tokens(TokenPattern... patterns) {
      tokens.addAll(List.of(patterns));
      return this;
    }

    /** Wants to see stretches of readable text of at least so many characters. */
    public Builder text(int fewest) {
      text = fewest;
      return this;
    }

    /** Wants to see texts of at least so many characters that may hold such words in a row. */
    public Builder text(int fewest, WordRow words) {
      text = fewest;
      row = Optional.of(words);
      return this;
    }

    /** Looks for bytes. */
    public Builder bytes(BytePattern... patterns) {
      bytes.addAll(List.of(patterns));
      return this;
    }

    /** Declares an artifact type, as {@link ExtractorDescription.Builder#emits(String, String)}. */
    public Builder emits(String type, String sentence) {
      types.add(new ArtifactType(type, sentence));
      return this;
    }

    /** Declares the artifact type of a record; see {@link org.dalel.api.records}. */
    public Builder emits(Class<? extends Record> type) {
      types.add(Records.typeOf(type));
      return this;
    }

    /**
     * @throws IllegalArgumentException naming the scanner and the part that is missing or malformed
     */
    public ScannerDescription build() {
      return new ScannerDescription(id, version, places, tokens, text, row, bytes, types);
    }
  }
}
