package org.dalel.evidence.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the acquiring program wrote into the image about the acquisition.
 *
 * <p>Every field that the image has, known or not, stands in {@link #fields()} under {@code
 * section/category/key}, for example {@code header2/main/av}. Texts are kept as written.
 *
 * @param caseNumber number of the case
 * @param evidenceNumber number of the piece of evidence
 * @param description what was acquired
 * @param examiner who acquired it
 * @param notes free text
 * @param acquired when the acquisition was made
 * @param systemDate clock of the acquiring computer
 * @param operatingSystem system of the acquiring computer
 * @param softwareVersion version of the acquiring program
 * @param model model of the acquired drive
 * @param serialNumber serial number of the acquired drive
 * @param media geometry and kind of the media as the image declares them, by name
 * @param digests stored digests of the media in lower-case hexadecimal by name: MD5, SHA-1
 * @param errors sectors that the acquiring program could not read
 * @param sessions tracks and sessions of optical media
 * @param fields all stored fields as written
 * @param remarks damage and oddities met while the image was opened
 */
public record AcquisitionInfo(
    Optional<String> caseNumber,
    Optional<String> evidenceNumber,
    Optional<String> description,
    Optional<String> examiner,
    Optional<String> notes,
    Optional<Moment> acquired,
    Optional<Moment> systemDate,
    Optional<String> operatingSystem,
    Optional<String> softwareVersion,
    Optional<String> model,
    Optional<String> serialNumber,
    Map<String, String> media,
    Map<String, String> digests,
    List<SectorRange> errors,
    List<SectorRange> sessions,
    Map<String, String> fields,
    List<String> remarks) {

  /**
   * A stored time.
   *
   * @param text as written
   * @param instant the moment, absent when the text states a local time without its zone
   */
  public record Moment(String text, Optional<Instant> instant) {}

  /**
   * A run of sectors.
   *
   * @param firstSector address of the first sector
   * @param sectors how many
   * @param kind what the range is, for example {@code read error} or {@code audio track}
   */
  public record SectorRange(long firstSector, long sectors, String kind) {}

  /** Of an image that keeps nothing about its acquisition. */
  public static AcquisitionInfo none() {
    return ofMedia(Map.of(), List.of());
  }

  /** Of an image or device that knows its media only. */
  public static AcquisitionInfo ofMedia(Map<String, String> media, List<String> remarks) {
    return new AcquisitionInfo(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        media,
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        remarks);
  }
}
