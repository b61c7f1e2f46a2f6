package org.dalel.formats.mozilla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dalel.formats.Bytes.hex;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.dalel.formats.ByteView;
import org.dalel.formats.Bytes;
import org.dalel.formats.FormatException;
import org.dalel.formats.Fuzz;
import org.dalel.formats.SharedData;
import org.dalel.formats.script.Decoded;
import org.dalel.formats.script.ScriptJson;
import org.dalel.formats.script.ScriptValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MozillaValueTest {
  private static final int STRING = 4;
  private static final int OBJECT = 8;
  private static final int END = 0x13;

  /** Writes a structured clone. */
  private static final class Clone {
    private final Bytes out = new Bytes();

    private Clone() {
      out.little(2, 4).little(0xfff10000L, 4);
    }

    private Clone pair(int tag, long data) {
      out.little(data, 4).little(0xffff0000L | tag, 4);
      return this;
    }

    private Clone raw(long value) {
      out.little(value, 8);
      return this;
    }

    private Clone text(String text) {
      pair(STRING, text.length() | 0x80000000L);
      out.text(text, StandardCharsets.ISO_8859_1).padTo((out.size() + 7) / 8 * 8);
      return this;
    }

    private Clone bytes(String hex) {
      out.raw(hex(hex)).padTo((out.size() + 7) / 8 * 8);
      return this;
    }

    private byte[] done() {
      return out.done();
    }
  }

  private static byte[] everything() {
    Clone clone = new Clone().pair(OBJECT, 0);
    clone.text("n").raw(Double.doubleToRawLongBits(1.5)).text("i").pair(3, -7);
    clone.text("t").pair(2, 1).text("0").pair(0, 0).text("u").pair(1, 0);
    clone.text("w").pair(STRING, 2).bytes("3a04 3b04");
    clone.text("d").pair(5, 0).raw(Double.doubleToRawLongBits(99));
    clone.text("r").pair(6, 1).text("x+");
    clone.text("a").pair(7, 2).pair(3, 0).pair(3, 5).pair(3, 2).pair(3, 6).pair(END, 0);
    clone.text("m").pair(0x11, 0).text("k").pair(3, 1).pair(END, 0);
    clone.text("s").pair(0x12, 0).pair(3, 1).pair(END, 0);
    clone.text("b").pair(0x1d, 0x80000001L).raw(12);
    clone.text("v").pair(0x20, 1).raw(2).pair(0x1f, 0).raw(4).bytes("01020304").raw(1);
    clone.text("self").pair(0x0d, 0);
    clone.text("f").pair(0x8001, 3).raw(10).raw(1).bytes("74");
    return clone.pair(END, 0).done();
  }

  private static String json(byte[] stored) throws FormatException {
    return ScriptJson.of(MozillaValue.read(ByteView.of(stored)).value());
  }

  @Test
  void readsEveryKindOfValue() throws FormatException {
    assertThat(json(everything()))
        .isEqualTo(
            "{'n':1.5,'i':-7,'t':true,'0':null,'u':{'$undefined':null},'w':'кл','d':{'$date':99},"
                .concat("'r':{'$regexp':'/x+/i'},'a':[5,{'$hole':null},6],'m':{'$map':['k',1]},")
                .concat("'s':{'$set':[1]},'b':{'$bigint':'-12'},'v':{'$bytes':'0203'},")
                .concat("'self':{'$ref':0},'f':{'$Blob':{'index':3,'size':10,'type':'t'}}}")
                .replace('\'', '"'));
  }

  @Test
  void readsFramedSnappyOfAFileBesideTheDatabase() throws FormatException {
    byte[] plain = everything();
    CRC32C crc = new CRC32C();
    crc.update(plain);
    int sum = Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    byte[] framed =
        new Bytes()
            .raw(hex("ff060000 734e61507059"))
            .u8(1)
            .little(plain.length + 4, 3)
            .little(sum, 4)
            .raw(plain)
            .done();

    assertThat(json(framed)).isEqualTo(json(plain));
    framed[framed.length - 1] ^= 1;
    assertThat(MozillaValue.plain(ByteView.of(framed)).fault()).isPresent();
  }

  @Test
  void keepsWhatComesBeforeTheFault() throws FormatException {
    byte[] cut = Arrays.copyOf(everything(), 100);
    Decoded decoded = MozillaValue.read(ByteView.of(cut));

    assertThat(ScriptJson.of(decoded.value())).startsWith("{\"n\":1.5,\"i\":-7,\"t\":true,");
    assertThat(decoded.fault()).isPresent();
  }

  @Test
  void takesAFilePointerApart() {
    assertThat(MozillaValue.FilePointer.of(1L << 32 | 2))
        .isEqualTo(new MozillaValue.FilePointer(2, true));
  }

  @Test
  void neverBreaksOnDamage() {
    Fuzz.damage(everything(), 5000, MozillaValueTest::json);
  }

  @Test
  void readsTheDatabaseOfARealPage(@TempDir Path temp) throws Exception {
    List<String> lines = rows(temp, "http+++start.example.test", "1978980813cbhdat.sqlite");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .startsWith(
            "2 {\"id\":2,\"from\":\"petr\",\"text\":\"send to TJRabPrwbZy45sbavfcjinPJC18kjpRTv8\",");
  }

  @Test
  void readsTheVaultOfARealExtension(@TempDir Path temp) throws Exception {
    String origin = "moz-extension+++95b28929-6864-4597-8a41-a88e10793f10^userContextId=4294967295";
    List<String> lines = rows(temp, origin, "3647222921wleabcEoxlt-eengsairo.sqlite");

    assertThat(lines).hasSize(2).anyMatch(line -> line.equals("\"meta\" {\"version\":106}"));
    assertThat(lines.get(0))
        .startsWith("\"data\" {")
        .contains("34AkmCG0EVXmuXdqmD7187K2Y27fm7JJkntvIUNP")
        .doesNotContain("unreadable");
  }

  private static List<String> rows(Path temp, String origin, String name)
      throws IOException, SQLException {
    Path idb =
        SharedData.path("generated/firefox-esr-153/profile/storage/default/" + origin + "/idb");
    try (Stream<Path> files = Files.list(idb)) {
      for (Path file : files.filter(f -> f.toString().contains(name)).toList()) {
        Files.write(temp.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    List<String> lines = new ArrayList<>();
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve(name));
        ResultSet rows =
            db.createStatement().executeQuery("select key, data from object_data order by key")) {
      while (rows.next()) {
        ScriptValue key = MozillaKey.read(ByteView.of(rows.getBytes(1)));
        Decoded value = MozillaValue.read(ByteView.of(rows.getBytes(2)));
        assertThat(value.fault()).isEmpty();
        lines.add(ScriptJson.of(key) + " " + ScriptJson.of(value.value()));
      }
    }
    return lines;
  }

  @Test
  void keepsNumbersOfAnySize() throws FormatException {
    byte[] big = new Clone().pair(0x1d, 2).raw(0).raw(1).done();

    assertThat(MozillaValue.read(ByteView.of(big)).value())
        .isEqualTo(new ScriptValue.Big(BigInteger.ONE.shiftLeft(64)));
  }
}
