package org.dalel.plugins.telephony.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Glob;
import org.dalel.api.Interest;
import org.dalel.api.Position;
import org.dalel.api.Scope;
import org.pf4j.Extension;

/**
 * Files of a card as raw bytes in a folder, named by their identifiers or names: {@code 2FE2},
 * {@code 6F3C.bin}, {@code EF_SMS}, {@code 3F00.7F10.6F3A}. The folder is read once, when its first
 * such file is shown.
 */
@Extension
public final class RawCard implements ArtifactExtractor {
  private static final int MOST_OCTETS = 1 << 20;
  private static final int SHORTEST_RECORD = 14;
  private static final int LONGEST_RECORD = SHORTEST_RECORD + 241;
  private static final int LONGEST_NUMBER = 11;
  private static final Pattern NAME =
      Pattern.compile(
          "(?:.*[._-])?((?:EF[._-]?)?(?:[26]F[0-9A-F]{2}|ICCID|IMSI|MSISDN|ADN|FDN|LND|SDN|SMS|SMSP|LOCI|PSLOCI"
              + "|EPSLOCI|FPLMN|PLMNsel|SPN))(?:\\.(?:bin|dat|raw|ef))?",
          Pattern.CASE_INSENSITIVE);

  @Override
  public ExtractorDescription description() {
    return CardReport.types(
            ExtractorDescription.of("raw-card", "1.0.0")
                .scope(Scope.CONTEXT)
                .interest(
                    Interest.name(
                        "2FE2",
                        "2FE2.*",
                        "*.2FE2",
                        "*_2FE2.*",
                        "*.2FE2.*",
                        "6F07",
                        "6F07.*",
                        "*.6F07",
                        "*_6F07.*",
                        "*.6F07.*",
                        "6F3A",
                        "6F3A.*",
                        "*.6F3A",
                        "*.6F3A.*",
                        "6F3C",
                        "6F3C.*",
                        "*.6F3C",
                        "*.6F3C.*",
                        "EF_ICCID*",
                        "EF.ICCID*",
                        "EF_IMSI*",
                        "EF.IMSI*",
                        "EF_ADN*",
                        "EF.ADN*",
                        "EF_SMS*",
                        "EF.SMS*")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    List<EvidenceFile> files = new ArrayList<>();
    Optional<EvidenceFile> folder = context.surroundings().parent(file);
    if (folder.isPresent()) {
      for (EvidenceFile child : context.surroundings().children(folder.get())) {
        if (!child.isFolder() && card(child).isPresent()) {
          files.add(child);
        }
      }
    }
    if (files.isEmpty()) {
      files.add(file);
    }
    // the folder is told where its first file stands that this extractor is shown
    Optional<EvidenceFile> first =
        files.stream()
            .filter(
                f ->
                    description().interest().names().stream()
                        .anyMatch(g -> new Glob(g).matches(f.name())))
            .findFirst();
    if (first.isPresent() && !first.get().path().equals(file.path())) {
      return;
    }
    CardDump card = new CardDump();
    for (EvidenceFile one : files) {
      context.checkpoint();
      add(card, one, sink);
    }
    new CardReport(card, sink).emit();
  }

  private static Optional<CardFile> card(EvidenceFile file) {
    Matcher name = NAME.matcher(file.name());
    return name.matches() ? CardFile.named(name.group(1)) : Optional.empty();
  }

  private static void add(CardDump card, EvidenceFile file, ArtifactSink sink) throws IOException {
    Optional<CardFile> kind = card(file);
    if (kind.isEmpty()) {
      return;
    }
    if (file.size() > MOST_OCTETS) {
      sink.problem(
          new Position.WholeItem(),
          file.name()
              + ": expected a file of a card of at most 1 MiB, found "
              + file.size()
              + " bytes; it is passed over");
      return;
    }
    byte[] octets = read(file);
    int length = recordLength(kind.get(), octets);
    for (int at = 0, number = 1;
        length > 0 && at + length <= octets.length;
        at += length, number++) {
      byte[] record = Arrays.copyOfRange(octets, at, at + length);
      card.add(new CardDump.Entry(kind.get(), file.name(), number, record, where(file, number)));
    }
    if (length == 0) {
      card.add(new CardDump.Entry(kind.get(), file.name(), 0, octets, new Position.WholeItem()));
    } else if (octets.length % length != 0) {
      sink.problem(
          where(file, octets.length / length + 1),
          "expected records of "
              + length
              + " octets, found "
              + octets.length % length
              + " more; they are left out");
    }
  }

  private static Position where(EvidenceFile file, int record) {
    return new Position.RecordNumber(file.name(), record);
  }

  /**
   * Octets of a record. Those of numbers with names have a length of their own on each card: the
   * shortest that divides the file and leaves a valid length octet in each record.
   */
  private static int recordLength(CardFile file, byte[] octets) {
    if (file == CardFile.SMSP && octets.length % file.record() != 0) {
      return octets.length;
    }
    if (file.record() != CardFile.ADN.record()) {
      return file.record();
    }
    for (int length = SHORTEST_RECORD;
        length <= Math.min(octets.length, LONGEST_RECORD);
        length++) {
      if (octets.length % length == 0 && fits(octets, length)) {
        return length;
      }
    }
    return octets.length;
  }

  /** Whether the octet that counts those of the number can be one in all records. */
  private static boolean fits(byte[] octets, int length) {
    for (int at = length - SHORTEST_RECORD; at < octets.length; at += length) {
      int count = octets[at] & 0xff;
      if (count != 0xff && count > LONGEST_NUMBER) {
        return false;
      }
      for (int i = 1 + Math.min(count, LONGEST_NUMBER); count != 0xff && i <= LONGEST_NUMBER; i++) {
        if (octets[at + i] != (byte) 0xff) {
          return false;
        }
      }
    }
    return true;
  }

  private static byte[] read(EvidenceFile file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
    try (SeekableByteChannel channel = file.open()) {
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        continue;
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
