package org.dalel.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.dalel.casefile.CaseFolder;
import org.dalel.casefile.read.CaseReader;
import org.dalel.casefile.read.ItemFilter;
import org.dalel.casefile.read.ListedArtifact;
import org.dalel.casefile.read.SampleCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFormatsTest {
  @TempDir private Path temp;

  @Test
  void writesTheCsvThatTheHeaderPromises() throws Exception {
    String csv = files(SampleCase.ascending(temp.resolve("c")), FileFormat.CSV);

    assertThat(csv.lines().findFirst())
        .contains(
            "evidence,volume_offset,path,stream,meta_addr,kind,state,size,md5,sha1,sha256,mtime,atime,ctime,crtime,type,locator");
    assertThat(csv)
        .contains(
            "\"a usb, stick.E01\",512,\"/copy, of \"\"b\"\".zip\",,41,file,allocated,10," + "")
        .contains(
            "disk.dd,512,/a.txt,Zone.Identifier,40,file,allocated,3,,,,1970-01-01T00:00:01.000000001Z,"
                + "1970-01-01T00:00:01.000000001Z,1970-01-01T00:00:02.000000000Z,,,disk.dd/@512/a.txt:Zone.Identifier#40-1\n")
        .contains(
            "disk.dd,512,/b.zip!/locked.doc,,,embedded,embedded,10,,,,1970-01-01T00:00:03.000000000Z,,,,,");
    assertThat(csv).doesNotContain("\r").endsWith("\n");
  }

  @Test
  void writesTheSameBytesWhateverTheRowIds() throws Exception {
    CaseFolder one = SampleCase.ascending(temp.resolve("a"));
    CaseFolder other = SampleCase.descending(temp.resolve("d"));
    for (FileFormat format : FileFormat.values()) {
      assertThat(files(one, format)).isEqualTo(files(other, format)).isNotEmpty();
    }
    assertThat(artifacts(one)).isEqualTo(artifacts(other)).isNotEmpty();
    assertThat(timeline(one)).isEqualTo(timeline(other)).isNotEmpty();
  }

  @Test
  void writesOneJsonObjectALine() throws Exception {
    CaseFolder folder = SampleCase.ascending(temp.resolve("c"));
    for (String line : files(folder, FileFormat.JSONL).lines().toList()) {
      assertThat(JsonMapper.builder().build().readTree(line).get("locator").asText()).isNotEmpty();
    }
    for (String line : artifacts(folder).lines().toList()) {
      JsonNode artifact = JsonMapper.builder().build().readTree(line);
      assertThat(artifact.fieldNames())
          .toIterable()
          .containsExactly(
              "locator", "type", "plugin", "plugin_version", "state", "confidence", "fields");
      assertThat(artifact.get("fields").isObject()).isTrue();
    }
  }

  @Test
  void writesABodyFileForMactime() throws Exception {
    assertThat(files(SampleCase.ascending(temp.resolve("c")), FileFormat.BODYFILE).lines())
        .contains("0|disk.dd/@512/a.txt:Zone.Identifier|40|r/rrwxr-xr-x|0|0|3|1|1|2|0")
        .contains("0|disk.dd/@512/gone.txt (deleted)|43|r/rrwxr-xr-x|0|0|7|1|1|2|0")
        .allMatch(line -> line.chars().filter(c -> c == '|').count() == 10);
  }

  @Test
  void quotesWhatRfc4180Asks() throws Exception {
    StringBuilder out = new StringBuilder();
    CsvWriter csv = new CsvWriter(out);
    csv.field("plain")
        .field("a,b")
        .field("say \"x\"")
        .field("two\nlines")
        .field("=1+1")
        .field("")
        .end();

    assertThat(out).hasToString("plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",=1+1,\n");
  }

  @Test
  void printsTimesBeforeAndAfter1970WithAllDigits() {
    assertThat(IsoTime.print(-1)).isEqualTo("1969-12-31T23:59:59.999999999Z");
    assertThat(IsoTime.print(Long.MIN_VALUE)).isEqualTo("1677-09-21T00:12:43.145224192Z");
    assertThat(IsoTime.print(Long.MAX_VALUE)).isEqualTo("2262-04-11T23:47:16.854775807Z");
    assertThat(IsoTime.print(OptionalLong.empty())).isEmpty();
  }

  private static String files(CaseFolder folder, FileFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    try (CaseReader reader = new CaseReader(folder)) {
      ItemFormat target = format.to(out);
      target.begin();
      reader.items(ItemFilter.ALL, target::item);
    }
    return out.toString();
  }

  private static String artifacts(CaseFolder folder) throws IOException {
    StringBuilder out = new StringBuilder();
    try (CaseReader reader = new CaseReader(folder)) {
      reader.artifacts(ListedArtifact.Filter.ALL, new ArtifactFormat(out, false)::artifact);
    }
    return out.toString();
  }

  private static String timeline(CaseFolder folder) throws IOException {
    StringBuilder out = new StringBuilder();
    try (CaseReader reader = new CaseReader(folder)) {
      reader.timeline(
          OptionalLong.empty(), OptionalLong.empty(), new TimelineFormat(out, true)::entry);
    }
    return out.toString();
  }
}
