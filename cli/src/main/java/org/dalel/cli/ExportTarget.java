package org.dalel.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.dalel.casefile.CaseException;
import org.dalel.casefile.read.CaseReader;
import picocli.CommandLine.Option;

/** Where an export goes: standard output, or a file that does not exist yet. */
final class ExportTarget {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this new file instead of standard output.")
  private Path file;

  /** Writes an export. */
  @FunctionalInterface
  interface Content {
    void write(Writer out) throws IOException;
  }

  /** Records the export in the custody chain, then writes it. */
  void export(CaseCommand by, CaseReader reader, String what, String format, Content content)
      throws IOException {
    by.record(reader, "export", Map.of("what", what, "format", format, "to", name()));
    write(by.output(), content);
  }

  private void write(Output output, Content content) throws IOException {
    if (file == null) {
      content.write(output.results());
      return;
    }
    try (Writer out =
        Files.newBufferedWriter(
            file,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      content.write(out);
    } catch (FileAlreadyExistsException e) {
      throw new CaseException(
          file + ": expected no file of this name, found one; nothing is overwritten", e);
    }
  }

  private String name() {
    return file == null ? "standard output" : file.toAbsolutePath().toString();
  }
}
