package org.dalel.testdata;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dalel.testdata.document.Documents;
import org.dalel.testdata.document.FictionalCase;
import org.dalel.testdata.model.Content;
import org.dalel.testdata.model.Document;
import org.dalel.testdata.model.Facts;
import org.dalel.testdata.model.Seed;
import org.dalel.testdata.model.SparseContent;
import org.dalel.testdata.model.Step;
import org.dalel.testdata.model.Times;
import org.dalel.testdata.model.Trait;

/** Reads one step of a volume. */
final class StepReader {

  private static final String[] KNOWN = {
    "folder", "file", "stream", "of", "hardLink", "symLink", "to", "delete", "wiped", "many",
    "count", "perFolder", "size", "at", "text", "charset", "bytes", "random", "words", "document",
    "sparse", "traits", "over", "search", "type", "about"
  };

  private final VolumeBuilder volume;

  StepReader(VolumeBuilder volume) {
    this.volume = volume;
  }

  void read(Fields step) {
    step.allow(KNOWN);
    times(step).ifPresent(volume::at);
    if (step.has("folder")) {
      volume.folder(path(step, "folder"));
    } else if (step.has("file")) {
      file(step);
    } else if (step.has("stream")) {
      String of = path(step, "of");
      volume.stream(of, step.text("stream"), document(step, of + ":" + step.text("stream")));
    } else if (step.has("hardLink")) {
      volume.hardLink(path(step, "hardLink"), path(step, "to"));
    } else if (step.has("symLink")) {
      volume.symLink(path(step, "symLink"), step.text("to"));
    } else if (step.has("delete")) {
      volume.step(new Step.Delete(path(step, "delete"), step.flag("wiped")));
    } else if (step.has("many")) {
      volume.many(
          path(step, "many"),
          (int) step.number("count", 1000),
          (int) step.number("perFolder", 1000),
          (int) step.size("size", 200));
    } else {
      throw step.expected("one of folder, file, stream, hardLink, symLink, delete, many");
    }
  }

  private void file(Fields step) {
    String path = path(step, "file");
    Set<Trait> traits =
        step.texts("traits").stream()
            .map(name -> Trait.valueOf(name.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    Optional<String> over = step.has("over") ? Optional.of(path(step, "over")) : Optional.empty();
    Document document = document(step, path);
    volume.step(new Step.MakeFile(path, document, volume.times(), List.of(), traits, over));
  }

  private Document document(Fields step, String path) {
    Document plain = content(step, path);
    List<String> words = new ArrayList<>(plain.facts().words());
    words.addAll(step.texts("search"));
    Facts old = plain.facts();
    Facts facts =
        new Facts(
            words,
            old.identifiers(),
            old.children(),
            old.encrypted(),
            old.password(),
            old.limits());
    return new Document(plain.content(), step.text("type", plain.type()), facts);
  }

  private Document content(Fields step, String path) {
    long seed = Seed.derive(volume.seed(), path);
    if (step.has("document")) {
      return Documents.of(step.text("document"), step.text("text", FictionalCase.ALL));
    } else if (step.has("text")) {
      String text = step.text("text");
      Charset charset = Charset.forName(step.text("charset", "UTF-8"));
      return new Document(Content.text(text, charset), "text/plain", FictionalCase.facts(text));
    } else if (step.has("bytes")) {
      String hex = step.text("bytes").replace(" ", "");
      return Document.of(Content.of(HexFormat.of().parseHex(hex)));
    } else if (step.has("random")) {
      return Document.of(Content.random(seed, (int) step.size("random", 0)));
    } else if (step.has("words")) {
      return Document.of(Content.words(seed, (int) step.size("words", 0)));
    } else if (step.has("sparse")) {
      return Document.of(sparse(step.object("sparse"), path));
    }
    return Document.of(Content.empty());
  }

  private Content sparse(Fields sparse, String path) {
    sparse.allow("size", "pieces");
    List<SparseContent.Piece> pieces = new ArrayList<>();
    for (Fields piece : sparse.list("pieces")) {
      piece.allow("offset", "text", "charset", "bytes", "random", "words");
      long offset = piece.size("offset", 0);
      byte[] bytes = content(piece, path + "@" + offset).content().bytes();
      pieces.add(new SparseContent.Piece(offset, bytes));
    }
    return new SparseContent(sparse.size("size", 0), pieces);
  }

  /** One time for all four, or an object with each. */
  private static Optional<Times> times(Fields step) {
    if (!step.has("at")) {
      return Optional.empty();
    }
    if (step.isText("at")) {
      return Optional.of(Times.of(step.text("at")));
    }
    Fields at = step.object("at");
    at.allow("modified", "accessed", "changed", "created");
    String modified = at.text("modified");
    return Optional.of(
        new Times(
            Instant.parse(modified),
            Instant.parse(at.text("accessed", modified)),
            Instant.parse(at.text("changed", modified)),
            Instant.parse(at.text("created", modified))));
  }

  private static String path(Fields step, String name) {
    String path = step.text(name);
    if (!path.startsWith("/")) {
      throw step.expected("a path that starts with / in " + name);
    }
    return path;
  }
}
