package org.dalel.plugins.wallets.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dalel.api.Artifact;
import org.dalel.api.Identifier;
import org.dalel.testkit.ExtractorRun;
import org.dalel.testkit.Findings;
import org.junit.jupiter.api.Test;

class HardwareTracesTest {

  private static List<Artifact> in(byte[] content) {
    Findings found = ExtractorRun.of(new HardwareTraces()).on(content);
    assertThat(found.problems()).isEmpty();
    return found.all();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void findsDevicesInTheSetupLogOfWindows() {
    String log =
        """
        >>>  [Device Install (Hardware initiated) - USB\\VID_1209&PID_53C1\\A1B2C3D4E5F60718293A4B5C]
        >>>  Section start 2024/05/06 10:11:12.123
        >>>  [Device Install (Hardware initiated) - USB\\VID_2C97&PID_4011\\0001]
        >>>  [Device Install (Hardware initiated) - USB\\VID_0781&PID_5583\\4C530001]
        """;

    List<Artifact> found = in(bytes(log));

    assertThat(found)
        .extracting(a -> a.fields().get("device"))
        .containsExactlyInAnyOrder("Trezor", "Ledger Nano X");
    Artifact trezor =
        found.stream().filter(a -> a.fields().get("device").equals("Trezor")).findFirst().get();
    assertThat(trezor.fields()).containsEntry("serial", "A1B2C3D4E5F60718293A4B5C");
    assertThat(trezor.fields().get("first-line").toString())
        .endsWith(", Section start 2024/05/06 10:11:12.123");
    assertThat(trezor.identifiers())
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.kind()).isEqualTo(Identifier.Kind.DEVICE_SERIAL);
              assertThat(i.normalised()).isEqualTo("trezor:a1b2c3d4e5f60718293a4b5c");
            });
    assertThat(found)
        .as("all devices of Ledger have the serial 0001")
        .filteredOn(a -> a.fields().get("device").equals("Ledger Nano X"))
        .allMatch(a -> a.identifiers().isEmpty());
  }

  @Test
  void findsDevicesInTheKernelLogWithItsLine() {
    String line =
        "2024-05-06T10:11:12+05:00 lab kernel: usb 1-2: New USB device found, idVendor=534c, idProduct=0001, bcdDevice= 1.00";

    assertThat(in(bytes("x\n" + line + "\ny\n" + line + "\n")))
        .singleElement()
        .satisfies(
            a ->
                assertThat(a.fields())
                    .containsEntry("device", "Trezor One")
                    .containsEntry("first-line", line)
                    .containsEntry("occurrences", 2L));
  }

  /** A key node as in a hive: nk, flags, last written, ..., name at 0x4c. */
  @Test
  void takesTheTimeOfTheKeyFromARegistryHive() {
    byte[] hive = new byte[(1 << 20) + 4096];
    System.arraycopy(bytes("regf"), 0, hive, 0, 4);
    int node = (1 << 20) - 40;
    ByteBuffer.wrap(hive)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(node + 4, 133_594_458_721_234_567L);
    System.arraycopy(bytes("nk"), 0, hive, node, 2);
    System.arraycopy(bytes("VID_2C97&PID_0001"), 0, hive, node + 0x4c, 17);

    assertThat(in(hive))
        .as("the node lies across two chunks")
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.fields())
                  .containsEntry("device", "Ledger Nano S")
                  .containsEntry("key-written", "2024-05-06T05:11:12.123456700Z");
              assertThat(a.events()).hasSize(1);
            });
  }

  @Test
  void knowsEachRowOfItsTable() {
    assertThat(HardwareTraces.devices()).hasSizeGreaterThan(15);
    assertThat(HardwareDevice.of(HardwareTraces.devices(), "2c97", "5011"))
        .hasValueSatisfying(d -> assertThat(d.name()).isEqualTo("Ledger Nano S Plus"));
    assertThat(HardwareDevice.of(HardwareTraces.devices(), "1209", "0001")).isEmpty();
  }
}
