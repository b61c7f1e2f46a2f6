package org.dalel.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.CaseFolder;
import org.dalel.custody.CustodyChain;

/**
 * Writes the files of a report. Each is written under another name first; then the custody chain
 * gets an entry with their digests; then they take their names. So a report that has its name is in
 * the chain.
 */
public final class ReportFiles {
  /** The formats that there are. */
  public static final List<String> FORMATS = List.of("html", "pdf");

  private final CaseFolder folder;
  private final CaseReport report;
  private final ReportRequest request;
  private final String to;

  /**
   * Of a report that is made.
   *
   * @param to where it goes, as the custody chain names it
   */
  public ReportFiles(CaseFolder folder, CaseReport report, ReportRequest request, String to) {
    this.to = to;
    this.folder = folder;
    this.report = report;
    this.request = request;
  }

  /**
   * A file of the report.
   *
   * @param path where it is
   * @param sha256 its digest
   */
  public record Written(Path path, String sha256) {}

  /**
   * Writes {@code report.html}, {@code report.pdf} or both into a folder.
   *
   * @throws CaseException when there is a file of that name already; nothing is written then
   */
  public List<Written> write(Path target, List<String> formats) throws IOException {
    Files.createDirectories(target);
    for (String format : formats) {
      Path path = target.resolve("report." + format);
      if (Files.exists(path)) {
        throw new CaseException(
            path + ": expected no file of this name, found one; nothing is overwritten");
      }
    }
    Map<Path, Path> parts = new LinkedHashMap<>();
    List<Written> written = new ArrayList<>();
    for (String format : formats) {
      Path path = target.resolve("report." + format).toAbsolutePath();
      Path part = path.resolveSibling(path.getFileName() + ".part");
      written.add(new Written(path, write(format, part)));
      parts.put(part, path);
    }
    record(written);
    for (Map.Entry<Path, Path> part : parts.entrySet()) {
      Files.move(part.getKey(), part.getValue());
    }
    return written;
  }

  private String write(String format, Path part) throws IOException {
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
      if (format.equals("html")) {
        report.html(out);
      } else {
        report.pdf(out);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void record(List<Written> written) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("exhibits", report.exhibits());
    details.put("to", to);
    written.forEach(file -> details.put("sha256 of " + file.path().getFileName(), file.sha256()));
    CustodyChain chain = CustodyChain.open(folder);
    if (chain.isWritable()) {
      chain.append(request.actor(), "report", details);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("expected SHA-256, which every Java runtime has", e);
    }
  }
}
