package org.dalel.ingest.traps;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.dalel.api.Artifact;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.api.bulk.CallRow;
import org.dalel.api.bulk.Moment;
import org.dalel.api.bulk.RowList;
import org.dalel.api.bulk.SimIdentity;
import org.dalel.api.bulk.SimRow;
import org.dalel.api.bulk.TextRow;
import org.dalel.api.records.Call;

/**
 * A plugin that gives lists of bulk records. The file says which of an endless row of records it
 * holds: {@code DALEL-ROLL first count order}; with the order {@code crash} it ends the worker
 * before it gives the last list.
 */
public final class Roll implements ArtifactExtractor {
  /** How a roll begins. */
  public static final String MAGIC = "DALEL-ROLL ";

  private static final int CARDS = 40;

  @Override
  public ExtractorDescription description() {
    return ExtractorDescription.of("roll", "1.0.0")
        .interest(Interest.magic(Magic.text(0, MAGIC)))
        .emits("sim-list", "A list of cards.")
        .emits("call-list", "A list of calls.")
        .emits("text-list", "A list of texts.")
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws Exception {
    String[] words = text(file).strip().split(" ");
    int first = Integer.parseInt(words[1]);
    int count = Integer.parseInt(words[2]);
    RowList sims = sink.rows();
    RowList calls = sink.rows();
    RowList texts = sink.rows();
    for (int i = first; i < first + count; i++) {
      Moment moment = Moment.ofEpochSeconds(1_770_000_000L + 60L * i);
      // what another roll tells of the same call otherwise
      SimIdentity sim = sim(i % CARDS, first);
      if (i < first + CARDS) {
        sims.add(new SimRow(i, sim, "Beeline", "RU", "slot " + i % CARDS, "line 1", moment, ""));
      }
      calls.add(call(i, sim, moment, first));
      if (i % 5 == 0) {
        texts.add(message(i, sim, moment));
      }
    }
    emit(sink, "sim-list", sims);
    emit(sink, "call-list", calls);
    if (words[3].equals("crash")) {
      Runtime.getRuntime().halt(77);
    }
    emit(sink, "text-list", texts);
  }

  private static void emit(ArtifactSink sink, String type, RowList rows) {
    sink.emit(Artifact.of(type).field("rows", rows.size()).build(), rows);
  }

  private static SimIdentity sim(int card, int roll) {
    String number = String.format("%06d", card);
    return new SimIdentity(
        "8970199000000" + number, "250990000" + number, "49015420" + roll, "+7903" + number + "7");
  }

  private static CallRow call(int i, SimIdentity sim, Moment moment, int roll) {
    return new CallRow(
        i,
        sim,
        "slot " + i % CARDS,
        "line " + i % 7,
        Call.Direction.OUTGOING,
        "8701" + i % 90,
        "+7701" + i % 90,
        moment,
        i % 3 * 20,
        roll % 2 == 0 ? CallRow.Answered.YES : CallRow.Answered.UNKNOWN,
        "");
  }

  private static TextRow message(int i, SimIdentity sim, Moment moment) {
    return new TextRow(
        i,
        sim,
        "line " + i % 7,
        i % 2 == 0 ? TextRow.Kind.RECEIVED : TextRow.Kind.USSD,
        "Telegram",
        "",
        moment,
        "Telegram code " + (10_000 + i % 90_000),
        "Telegram",
        Integer.toString(10_000 + i % 90_000));
  }

  private static String text(EvidenceFile file) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
    try (SeekableByteChannel channel = file.open()) {
      while (bytes.hasRemaining() && channel.read(bytes) > 0) {
        // until the end
      }
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }
}
