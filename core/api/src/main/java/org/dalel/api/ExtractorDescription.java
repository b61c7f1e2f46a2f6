package org.dalel.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dalel.api.records.Records;

/**
 * What an extractor is: enough for the engine to decide when to call it, and for the examiner to
 * know what its findings mean.
 *
 * @param id lower-case words joined by hyphens, unique in its plugin
 * @param version semantic version; raise it whenever the same file would give other artifacts
 * @param scope what the result depends on
 * @param interest which files the extractor wants to see
 * @param types the artifact types it emits; another type is refused
 * @param bulk whether one file can give millions of artifacts, which go into the case while the
 *     extractor is still at work
 */
public record ExtractorDescription(
    String id,
    String version,
    Scope scope,
    Interest interest,
    List<ArtifactType> types,
    boolean bulk) {

  public ExtractorDescription {
    Tokens.require("extractor id", id);
    Tokens.requireVersion("extractor '" + id + "'", version);
    types = List.copyOf(types);
    if (types.isEmpty()) {
      throw new IllegalArgumentException(
          "extractor '" + id + "': expected at least one artifact type (emits), found none");
    }
    if (types.stream().map(ArtifactType::name).distinct().count() < types.size()) {
      throw new IllegalArgumentException(
          "extractor '" + id + "': expected each artifact type once, found one twice");
    }
    if (interest.isEmpty()) {
      throw new IllegalArgumentException(
          "extractor '" + id + "': expected an interest, found none; it would never be called");
    }
    if (scope == Scope.CONTENT && interest.asksForPlace()) {
      throw new IllegalArgumentException(
          "extractor '"
              + id
              + "': expected an interest in type, magic or text for scope CONTENT, found a name or path "
              + "pattern; content of the same bytes must give the same result everywhere");
    }
    if (bulk && scope == Scope.CONTENT) {
      throw new IllegalArgumentException(
          "extractor '" + id + "': expected scope CONTEXT with bulk, found CONTENT");
    }
  }

  /** The declared type of that name, if there is one. */
  public Optional<ArtifactType> type(String name) {
    return types.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** Starts a description with scope {@link Scope#CONTENT}. */
  public static Builder of(String id, String version) {
    return new Builder(id, version);
  }

  /** Collects a description; see {@link ExtractorDescription} for the meaning of its parts. */
  public static final class Builder {

    private final String id;
    private final String version;
    private final List<ArtifactType> types = new ArrayList<>();
    private Scope scope = Scope.CONTENT;
    private Interest interest = Interest.NONE;
    private boolean bulk;

    private Builder(String id, String version) {
      this.id = id;
      this.version = version;
    }

    public Builder scope(Scope newScope) {
      scope = newScope;
      return this;
    }

    /** Adds to the interest: a file is shown when it meets any one of those given. */
    public Builder interest(Interest more) {
      interest = interest.or(more);
      return this;
    }

    /**
     * Declares an artifact type, with one sentence that tells the examiner what such a record
     * means.
     */
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
     * Says that one file can give millions of artifacts, as the database of a messenger does. They
     * go into the case in parts while the extractor is still at work, and the limits on their
     * number and size are a thousand times as high. For scope {@link Scope#CONTEXT}; the order of
     * emission is to be the same at every call. There are no {@linkplain ArtifactSink#rows() lists
     * of rows} for it.
     */
    public Builder bulk() {
      bulk = true;
      return this;
    }

    /**
     * @throws IllegalArgumentException naming the extractor and the part that is missing or
     *     malformed
     */
    public ExtractorDescription build() {
      return new ExtractorDescription(id, version, scope, interest, types, bulk);
    }
  }
}
