package org.dalel.plugins.identifiers;

import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Identifier;
import org.dalel.api.Interest;
import org.dalel.api.Scope;
import org.pf4j.Extension;

/**
 * E-mail addresses, URLs and phone numbers in any item whose text is known: one artifact for each
 * distinct one of a text.
 *
 * <p>Fields: {@code value} (normalised), {@code written} (as it first stands in the text), {@code
 * domain} (of an e-mail address), {@code host} (of a URL), {@code region} and {@code use} (of a
 * phone number: country and mobile, fixed-line ...), {@code occurrences}, {@code offsets} (of the
 * first 20 of them, in UTF-16 code units of the text). The position is the first offset.
 */
@Extension
public final class TextIdentifiers implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("text-identifiers", "1.0.0")
        .scope(Scope.CONTENT)
        .interest(Interest.anyText())
        .emits(type(Identifier.Kind.EMAIL), "An e-mail address that stands in a text.")
        .emits(type(Identifier.Kind.URL), "A web or FTP address that stands in a text.")
        .emits(
            type(Identifier.Kind.PHONE),
            "A phone number that stands in a text and is valid in its country's numbering plan.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink) {
    file.text().ifPresent(text -> scan(text, context, sink));
  }

  private static void scan(CharSequence text, ExtractionContext context, ArtifactSink sink) {
    Findings findings = new Findings();
    new IdentifierScanner(text.toString(), new PhoneBook(), findings::add)
        .scan(context::checkpoint);
    findings.forEach(sink::emit);
  }

  /** The artifact type of a kind of identifier. */
  static String type(Identifier.Kind kind) {
    return switch (kind) {
      case EMAIL -> "email-address";
      case URL -> "url";
      case PHONE -> "phone-number";
      default -> throw new IllegalArgumentException("not looked for in text: " + kind.label());
    };
  }
}
