package org.dalel.testdata.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the two truth files of an image. */
public final class TruthFiles {

  /** The header of the truth table. */
  public static final String HEADER =
      "volume_offset,path,stream,meta_addr,kind,state,size,md5,sha1,sha256,mtime,type";

  private TruthFiles() {}

  /** Writes RFC 4180 with {@code \n} line ends. */
  public static void csv(Truth truth, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(HEADER + "\n");
      for (TruthRow row : truth.rows()) {
        String[] cells = {
          String.valueOf(row.volumeOffset()),
          row.path(),
          row.stream(),
          row.metaAddr(),
          row.kind(),
          row.state(),
          row.size(),
          row.md5(),
          row.sha1(),
          row.sha256(),
          row.mtime(),
          row.type()
        };
        for (int i = 0; i < cells.length; i++) {
          out.write(i == 0 ? "" : ",");
          out.write(quoted(cells[i]));
        }
        out.write("\n");
      }
    }
  }

  /** Writes everything but the rows. */
  public static void json(Truth truth, Path file) throws IOException {
    ObjectMapper mapper =
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    Files.writeString(file, mapper.writeValueAsString(truth) + "\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
