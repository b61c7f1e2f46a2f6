package org.dalel.plugins.telephony.bank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import org.dalel.api.ArtifactExtractor;
import org.dalel.api.ArtifactSink;
import org.dalel.api.EvidenceFile;
import org.dalel.api.ExtractionContext;
import org.dalel.api.ExtractorDescription;
import org.dalel.api.Interest;
import org.dalel.api.Magic;
import org.dalel.formats.mysql.SqlDump;
import org.pf4j.Extension;

/** Dumps in SQL of SIM-bank schedulers, SMS servers and telephone exchanges. */
@Extension
public final class SqlDumpExtractor implements ArtifactExtractor {

  @Override
  public ExtractorDescription description() {
    return AccountTables.types(Records.types(ExtractorDescription.of("sql-dump", "1.0.0")))
        .interest(Interest.mediaType("text/x-sql", "application/sql", "application/x-sql"))
        .interest(
            Interest.magic(
                Magic.text(0, "-- MySQL dump"),
                Magic.text(0, "-- MariaDB dump"),
                Magic.text(0, "/*M!999999"),
                Magic.text(0, "-- phpMyAdmin SQL"),
                Magic.text(0, "# phpMyAdmin"),
                Magic.text(0, "-- Adminer"),
                Magic.text(0, "# HeidiSQL"),
                Magic.text(0, "/*\nNavicat"),
                Magic.text(0, "/*\r\nNavicat"),
                Magic.text(0, "PRAGMA foreign_keys=OFF;"),
                Magic.text(0, "CREATE TABLE "),
                Magic.text(0, "DROP TABLE "),
                Magic.text(0, "INSERT INTO "),
                Magic.text(0, "/*!40101 SET")))
        .build();
  }

  @Override
  public void extract(EvidenceFile file, ExtractionContext context, ArtifactSink sink)
      throws IOException {
    TableReport report = new TableReport(sink, context);
    try (InputStream in = Channels.newInputStream(file.open())) {
      SqlDump.read(in, report);
    } finally {
      report.end();
    }
  }
}
