package org.dalel.plugins.telephony.sim;

import java.util.ArrayList;
import java.util.List;
import org.dalel.api.Position;

/** What was read of a card: records, or whole contents of files, each with its place. */
final class CardDump {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A record of a file, or the whole of one without records.
   *
   * @param file which one
   * @param path where on the card, e.g. {@code MF/DF.TELECOM/EF.ADN}
   * @param number of the record, from 1; 0 for a file without
   * @param octets its content
   * @param where its place in the evidence
   */
  record Entry(CardFile file, String path, int number, byte[] octets, Position where) {}

  void add(Entry entry) {
    entries.add(entry);
  }

  /** All, in the order in which they were read. */
  List<Entry> entries() {
    return entries;
  }

  /** Those of some files. */
  List<Entry> of(CardFile... files) {
    List<CardFile> wanted = List.of(files);
    return entries.stream().filter(entry -> wanted.contains(entry.file())).toList();
  }
}
