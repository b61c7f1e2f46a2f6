package org.dalel.plugins.wallets.artifact;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.dalel.formats.ByteCursor;
import org.dalel.formats.ByteView;
import org.dalel.formats.FormatException;
import org.dalel.plugins.wallets.chain.codec.Bytes;
import org.dalel.plugins.wallets.chain.codec.Digests;

/**
 * A transaction of Bitcoin and its descendants.
 *
 * <pre>
 *   i32 version  [00 flags]  n × (txid 32, u32 output, script, u32 sequence)
 *   n × (i64 amount, script)  [flags &amp; 1: witnesses of each input]  [flags &amp; 8: MWEB]  u32 lock
 * </pre>
 *
 * <p>Source: Bitcoin developer reference; BIP-144; LIP-2 and LIP-3 (Litecoin).
 *
 * @param txid as explorers spell it: reversed, hexadecimal
 */
public record RawTransaction(String txid, List<Input> inputs, List<Output> outputs) {

  private static final int WITNESS = 1;
  private static final int MWEB = 8;
  private static final int LEAST_INPUT = 41;
  private static final int LEAST_OUTPUT = 9;

  /** What is spent: an output of an earlier transaction; {@code script} signs for it. */
  public record Input(String txid, long output, ByteView script) {}

  /** What is received; {@code amount} in the smallest unit. */
  public record Output(long amount, ByteView script) {}

  public RawTransaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** Reads a transaction and leaves the cursor behind it. */
  public static RawTransaction read(ByteCursor in) throws FormatException {
    ByteView all = in.view();
    int start = in.at();
    in.skip(4);
    int flags = 0;
    if (in.left() > 2 && all.u8(in.at()) == 0 && all.u8(in.at() + 1) != 0) {
      in.skip(1);
      flags = in.u8();
    }
    int body = in.at();
    List<Input> inputs = inputs(in);
    List<Output> outputs = outputs(in);
    int bodyEnd = in.at();
    if ((flags & WITNESS) != 0) {
      witnesses(in, inputs.size());
    }
    if ((flags & MWEB) != 0 && in.u8() != 0) {
      throw new FormatException(in.position() - 1, "no MimbleWimble part", "one");
    }
    byte[] lock = in.bytes(4);
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(all.bytes(start, 4));
    signed.writeBytes(all.bytes(body, bodyEnd - body));
    signed.writeBytes(lock);
    return new RawTransaction(txid(Digests.sha256Twice(signed.toByteArray())), inputs, outputs);
  }

  /** The spelling of explorers for 32 bytes as they stand in a transaction. */
  public static String txid(byte[] hash) {
    byte[] reversed = new byte[hash.length];
    for (int i = 0; i < hash.length; i++) {
      reversed[i] = hash[hash.length - 1 - i];
    }
    return Bytes.hex(reversed);
  }

  /** A number in 1, 3, 5 or 9 bytes that counts things of at least so many bytes each. */
  public static int count(ByteCursor in, int least) throws FormatException {
    long place = in.position();
    int first = in.u8();
    long count =
        switch (first) {
          case 0xfd -> in.u16();
          case 0xfe -> in.u32();
          case 0xff -> in.i64();
          default -> first;
        };
    if (count < 0 || count > in.left() / least) {
      String found = Long.toUnsignedString(count) + " with " + in.left() + " bytes left";
      throw new FormatException(place, "a count that the data has room for", found);
    }
    return (int) count;
  }

  private static List<Input> inputs(ByteCursor in) throws FormatException {
    List<Input> inputs = new ArrayList<>();
    for (int left = count(in, LEAST_INPUT); left > 0; left--) {
      String txid = txid(in.bytes(32));
      long output = in.u32();
      ByteView script = in.slice(count(in, 1));
      in.skip(4);
      inputs.add(new Input(txid, output, script));
    }
    return inputs;
  }

  private static List<Output> outputs(ByteCursor in) throws FormatException {
    List<Output> outputs = new ArrayList<>();
    for (int left = count(in, LEAST_OUTPUT); left > 0; left--) {
      long amount = in.i64();
      outputs.add(new Output(amount, in.slice(count(in, 1))));
    }
    return outputs;
  }

  private static void witnesses(ByteCursor in, int inputs) throws FormatException {
    for (int i = 0; i < inputs; i++) {
      for (int items = count(in, 1); items > 0; items--) {
        in.skip(count(in, 1));
      }
    }
  }
}
