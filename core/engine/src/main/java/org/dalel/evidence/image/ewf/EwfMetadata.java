package org.dalel.evidence.image.ewf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dalel.evidence.image.AcquisitionInfo;
import org.dalel.evidence.image.AcquisitionInfo.SectorRange;
import org.dalel.evidence.image.PositionalFile;

/**
 * Gathers what the sections of all segments say about the acquisition.
 *
 * <pre>
 *   hash    0x00 16 MD5, 0x10 16 unknown, 0x20 4 Adler-32 of the 32 bytes before
 *   digest  0x00 16 MD5, 0x10 20 SHA-1, 0x24 40 padding, 0x4c 4 Adler-32 of the 76 bytes before
 *   error2  0x00 4 entries, 0x04 512 unknown, 0x204 4 Adler-32 of the 516 bytes before,
 *           then 8 bytes an entry: first sector, sectors
 *   session 0x00 4 entries, 0x04 28 unknown, 0x20 4 Adler-32 of the 32 bytes before,
 *           then 32 bytes an entry: 4 flags (1: audio), 4 first sector, 24 unknown
 * </pre>
 */
final class EwfMetadata {

  private static final int MOST_TEXT = 1 << 20;
  private static final int MOST_ENTRIES = 1 << 20;

  private final List<String> remarks;
  private final Map<String, String> fields = new TreeMap<>();
  private final Map<String, String> digests = new TreeMap<>();
  private final List<SectorRange> errors = new ArrayList<>();
  private final List<SectorRange> sessions = new ArrayList<>();
  private Optional<VolumeSection> volume = Optional.empty();

  EwfMetadata(List<String> remarks) {
    this.remarks = remarks;
  }

  /** Takes what one section says; sections about something else are ignored. */
  void take(PositionalFile file, EwfSection section, long fileSize) throws IOException {
    switch (section.type()) {
      case "header", "header2", "xheader", "xhash" -> takeText(file, section, fileSize);
      case "volume", "disk", "data" -> takeVolume(file, section, fileSize);
      case "hash" -> takeHash(file, section);
      case "digest" -> takeDigest(file, section);
      case "error2" -> takeErrors(file, section, fileSize);
      case "session" -> takeSessions(file, section, fileSize);
      default -> {
        // Sections about the chunks are read elsewhere.
      }
    }
  }

  /** The first whole description of the media, or the first damaged one that can be laid out. */
  Optional<VolumeSection> volume() {
    return volume;
  }

  AcquisitionInfo build(long mediaSectors) {
    EwfHeaderText text = new EwfHeaderText(fields);
    takeExtendedDigest("MD5", "xhash/MD5");
    takeExtendedDigest("SHA-1", "xhash/SHA1");
    return new AcquisitionInfo(
        text.value("c"),
        text.value("n"),
        text.value("a"),
        text.value("e"),
        text.value("t"),
        text.moment("m"),
        text.moment("u"),
        text.value("ov"),
        text.value("av"),
        text.value("md"),
        text.value("sn"),
        volume.map(VolumeSection::asMedia).orElse(Map.of()),
        new LinkedHashMap<>(digests),
        List.copyOf(errors),
        withLengths(mediaSectors),
        new LinkedHashMap<>(fields),
        List.copyOf(remarks));
  }

  /** A session entry has no length: it reaches to the next one or to the end of the media. */
  private List<SectorRange> withLengths(long mediaSectors) {
    List<SectorRange> ranges = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      SectorRange session = sessions.get(i);
      long end = i + 1 < sessions.size() ? sessions.get(i + 1).firstSector() : mediaSectors;
      long length = Math.max(0, end - session.firstSector());
      ranges.add(new SectorRange(session.firstSector(), length, session.kind()));
    }
    return ranges;
  }

  private void takeText(PositionalFile file, EwfSection section, long fileSize) throws IOException {
    long length = section.end(fileSize) - section.dataOffset();
    if (length <= 0 || length > MOST_TEXT) {
      remark(file, section, "a zlib stream", length + " bytes");
      return;
    }
    ByteBuffer stored = file.read(section.dataOffset(), (int) length);
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(stored);
      byte[] text = inflate(inflater);
      EwfHeaderText.parse(section.type(), text).forEach(fields::putIfAbsent);
      if (!inflater.finished()) {
        remark(file, section, "a whole zlib stream", "its end missing");
      }
    } catch (DataFormatException e) {
      remark(file, section, "a zlib stream", String.valueOf(e.getMessage()));
    } finally {
      inflater.end();
    }
  }

  private static byte[] inflate(Inflater inflater) throws DataFormatException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int count;
    while ((count = inflater.inflate(buffer)) > 0 && text.size() < MOST_TEXT) {
      text.write(buffer, 0, count);
    }
    return text.toByteArray();
  }

  private void takeVolume(PositionalFile file, EwfSection section, long fileSize)
      throws IOException {
    long length = Math.min(section.end(fileSize) - section.dataOffset(), VolumeSection.LONG);
    Optional<VolumeSection> found =
        VolumeSection.parse(file.read(section.dataOffset(), (int) Math.max(0, length)));
    if (found.isEmpty() || !found.get().intact()) {
      remark(file, section, "a description of the media with a valid checksum", "a damaged one");
    }
    boolean usable = found.isPresent() && found.get().contradiction().isEmpty();
    boolean better =
        volume.isEmpty()
            || !volume.get().intact() && found.map(VolumeSection::intact).orElse(false);
    if (usable && better) {
      volume = found;
    }
  }

  private void takeHash(PositionalFile file, EwfSection section) throws IOException {
    ByteBuffer data = file.read(section.dataOffset(), 36);
    if (checked(file, section, data, 32)) {
      putDigest("MD5", data, 0, 16);
    }
  }

  private void takeDigest(PositionalFile file, EwfSection section) throws IOException {
    ByteBuffer data = file.read(section.dataOffset(), 80);
    if (checked(file, section, data, 76)) {
      putDigest("MD5", data, 0, 16);
      putDigest("SHA-1", data, 16, 20);
    }
  }

  private void putDigest(String name, ByteBuffer data, int offset, int length) {
    byte[] digest = new byte[length];
    data.get(offset, digest);
    for (byte b : digest) {
      if (b != 0) {
        digests.putIfAbsent(name, HexFormat.of().formatHex(digest));
        return;
      }
    }
  }

  /** ewfx keeps further digests as text. */
  private void takeExtendedDigest(String name, String field) {
    String digest = fields.getOrDefault(field, "");
    if (!digest.isEmpty()) {
      digests.putIfAbsent(name, digest);
    }
  }

  private void takeErrors(PositionalFile file, EwfSection section, long fileSize)
      throws IOException {
    ByteBuffer header = file.read(section.dataOffset(), 520);
    if (checked(file, section, header, 516)) {
      ByteBuffer data = entries(file, section, fileSize, header.getInt(0), 520, 8);
      while (data.remaining() >= 8) {
        long first = Integer.toUnsignedLong(data.getInt());
        errors.add(new SectorRange(first, Integer.toUnsignedLong(data.getInt()), "read error"));
      }
    }
  }

  private void takeSessions(PositionalFile file, EwfSection section, long fileSize)
      throws IOException {
    ByteBuffer header = file.read(section.dataOffset(), 36);
    if (checked(file, section, header, 32)) {
      ByteBuffer data = entries(file, section, fileSize, header.getInt(0), 36, 32);
      while (data.remaining() >= 32) {
        int at = data.position();
        String kind = (data.getInt(at) & 1) != 0 ? "audio track" : "data session";
        sessions.add(new SectorRange(Integer.toUnsignedLong(data.getInt(at + 4)), 0, kind));
        data.position(at + 32);
      }
    }
  }

  private static ByteBuffer entries(
      PositionalFile file, EwfSection section, long fileSize, int count, int header, int entry)
      throws IOException {
    long room = Math.max(0, section.end(fileSize) - section.dataOffset() - header);
    long wanted = Math.min(Integer.toUnsignedLong(count), MOST_ENTRIES) * entry;
    return file.read(section.dataOffset() + header, (int) Math.min(room, wanted));
  }

  private boolean checked(PositionalFile file, EwfSection section, ByteBuffer data, int length) {
    boolean intact =
        data.remaining() >= length + 4
            && EwfSection.adler(data, 0, length) == Integer.toUnsignedLong(data.getInt(length));
    if (!intact) {
      remark(file, section, "a valid checksum", "another or the end of the file");
    }
    return intact;
  }

  private void remark(PositionalFile file, EwfSection section, String expected, String found) {
    remarks.add(
        String.format(
            "%s: expected %s in section %s at 0x%x, found %s; it is ignored",
            file.path().getFileName(), expected, section.type(), section.offset(), found));
  }
}
