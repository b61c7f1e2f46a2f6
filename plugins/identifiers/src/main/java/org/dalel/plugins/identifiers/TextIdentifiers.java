package org.dalel.plugins.identifiers;

import java.util.function.Consumer;
import org.dalel.api.ArtifactSink;
import org.dalel.api.Identifier;
import org.dalel.api.ScanContext;
import org.dalel.api.ScannerDescription;
import org.dalel.api.TextEncoding;
import org.dalel.api.TextRun;
import org.dalel.api.TextScanner;
import org.pf4j.Extension;

/**
 * E-mail addresses, URLs and phone numbers in text: one artifact for each distinct one of a content
 * or range. What is looked for in bytes that nobody decoded is what {@link RawScanner} says.
 *
 * <p>Fields: {@code value} (normalised), {@code written} (as it first stands in the text), {@code
 * domain} (of an e-mail address), {@code host} (of a URL), {@code region} and {@code use} (of a
 * phone number: country and mobile, fixed-line ...), {@code occurrences}, {@code offsets} (of the
 * first 20 of them, in UTF-16 code units of decoded text, otherwise in bytes). The position is the
 * first offset.
 */
@Extension
public final class TextIdentifiers implements TextScanner {

  /** Shorter than any address worth having. */
  private static final int SHORTEST_TEXT = 10;

  private final Findings findings = new Findings();
  private final PhoneBook phones = new PhoneBook();

  @Override
  public ScannerDescription description() {
    return ScannerDescription.of("text-identifiers", "1.1.0")
        .text(SHORTEST_TEXT)
        .emits(type(Identifier.Kind.EMAIL), "An e-mail address that stands in a text.")
        .emits(type(Identifier.Kind.URL), "A web or FTP address that stands in a text.")
        .emits(
            type(Identifier.Kind.PHONE),
            "A phone number that stands in a text and is valid in its country's numbering plan.")
        .build();
  }

  @Override
  public void text(TextRun run, ScanContext context, ArtifactSink sink) {
    Consumer<Hit> hits = hit -> findings.add(hit, run.position(hit.start()));
    if (run.encoding() == TextEncoding.DECODED) {
      IdentifierScanner scanner = new IdentifierScanner(run.text(), phones, hits);
      if (run.isAscii()) {
        scanner.scanAscii(context::checkpoint);
      } else {
        scanner.scan(context::checkpoint);
      }
    } else {
      new RawScanner(run, phones, hits).scan();
    }
  }

  @Override
  public void finish(ScanContext context, ArtifactSink sink) {
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
