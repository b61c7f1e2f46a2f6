package org.dalel.plugins.wallets.core;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.artifact.RawTransaction;

/**
 * A transaction with what the wallet keeps besides.
 *
 * <pre>
 *   transaction   block 32   n × branch 32   i32 index   n × (old: 0)
 *   n × (name, value)   n × (name, value) of a form   u32   u32 received   u8 from me   u8 spent
 * </pre>
 *
 * <p>Source: CMerkleTx and CWalletTx of Bitcoin Core 0.8 to 0.21.
 *
 * @param block id of its block; zeros or ones at the end of the number when it has none
 * @param received seconds since 1970
 */
record WalletTransaction(
    RawTransaction raw,
    String block,
    Map<String, String> notes,
    long received,
    boolean fromMe,
    CoreRecord record) {

  private static final int LEAST_NOTE = 2;

  static WalletTransaction read(CoreRecord record) throws FormatException {
    ByteCursor in = record.read();
    RawTransaction raw = RawTransaction.read(in);
    String block = RawTransaction.txid(in.bytes(32));
    in.skip(32 * RawTransaction.count(in, 32));
    in.skip(4);
    if (RawTransaction.count(in, 1) != 0) {
      throw new FormatException(in.position(), "no transactions that this one rests on", "some");
    }
    Map<String, String> notes = notes(in);
    notes(in);
    in.skip(4);
    long received = in.u32();
    boolean fromMe = in.u8() != 0;
    return new WalletTransaction(raw, block, notes, received, fromMe, record);
  }

  private static Map<String, String> notes(ByteCursor in) throws FormatException {
    Map<String, String> notes = new LinkedHashMap<>();
    for (int left = RawTransaction.count(in, LEAST_NOTE); left > 0; left--) {
      String name = CoreRecord.text(in);
      notes.put(name, CoreRecord.text(in));
    }
    return notes;
  }

  /** The time that the wallet shows, in seconds since 1970; 0 when it has none. */
  long time() {
    String smart = notes.getOrDefault("timesmart", "");
    return smart.matches("\\d{1,10}") ? Long.parseLong(smart) : received;
  }

  /** Whether it is in a block. */
  boolean mined() {
    return !block.matches("0{63}[01]");
  }
}
