package org.dalel.gui;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.dalel.testdata.document.Documents;

/** Files as they lie on a telephone, one for each viewer. */
final class ViewsFiles {
  private ViewsFiles() {}

  /** Writes one file for each viewer. */
  static void write(Path evidence) throws IOException, SQLException {
    Path dcim = Files.createDirectories(evidence.resolve("DCIM"));
    Files.write(dcim.resolve("turned.jpg"), jpeg(400, 200, 6));
    Files.write(dcim.resolve("IMG_1.jpg"), jpeg(300, 200, 1));
    Files.write(evidence.resolve("$Boot"), jpeg(120, 90, 1)); // where there is no NTFS
    Files.write(dcim.resolve("IMG_1 copy.jpg"), jpeg(300, 200, 1));
    for (String name : List.of("pdf", "docx", "xlsx", "html", "eml", "json", "pdf-encrypted")) {
      try (OutputStream out = Files.newOutputStream(evidence.resolve("sample." + name))) {
        Documents.of(name).content().writeTo(out);
      }
    }
    Files.writeString(
        evidence.resolve("settings.plist"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0"><dict><key>AppleID</key><string>aigerim@example.kz</string>
        <key>Paired</key><array><string>watch</string><integer>7</integer></array></dict></plist>
        """);
    Files.write(evidence.resolve("note.wav"), wav());
    database(evidence.resolve("contacts.db"));
    seized(evidence.resolve("seized.db"));
  }

  /** A database as it is found when its program is killed: the last rows are in its log alone. */
  private static void seized(Path file) throws IOException, SQLException {
    Path live = Files.createTempDirectory("live").resolve("live.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + live);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE said (what TEXT)");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      statement.execute("INSERT INTO said VALUES ('only in the log')");
      Files.copy(live, file);
      Files.copy(live.resolveSibling("live.db-wal"), file.resolveSibling("seized.db-wal"));
    }
  }

  /** A picture, red at its upper left corner; with an EXIF orientation (tag 0x0112) if not 1. */
  static byte[] jpeg(int width, int height, int orientation) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 4, height / 4);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return orientation == 1 ? out.toByteArray() : withOrientation(out.toByteArray(), orientation);
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34});
    out.write("Exif\0\0MM\0*\0\0\0\10\0\1".getBytes(StandardCharsets.ISO_8859_1));
    out.write(new byte[] {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static byte[] wav() throws IOException {
    byte[] samples = new byte[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (100 * Math.sin(i / 4.0));
    }
    AudioFormat format = new AudioFormat(8_000, 8, 1, true, false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new java.io.ByteArrayInputStream(samples), format, samples.length),
        AudioFileFormat.Type.WAVE,
        out);
    return out.toByteArray();
  }

  private static void database(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, face BLOB)");
      statement.execute("CREATE TABLE \"odd \"\"name\" (x)");
      statement.execute("CREATE VIEW trap AS SELECT randomblob(1000000000)");
      for (int i = 1; i <= 250; i++) {
        statement.execute("INSERT INTO people VALUES (" + i + ", 'Person " + i + "', x'00FF')");
      }
    }
  }
}
