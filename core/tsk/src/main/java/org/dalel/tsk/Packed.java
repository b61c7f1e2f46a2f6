package org.dalel.tsk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the shim's packed tables: native byte order, no padding, strings with a 32-bit length. */
final class Packed {
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final byte[] bytes;
  private int position;

  Packed(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  static int u16(byte[] bytes, int at) {
    return (short) SHORTS.get(bytes, at) & 0xffff;
  }

  static int i32(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  static long u32(byte[] bytes, int at) {
    return i32(bytes, at) & 0xffffffffL;
  }

  static long i64(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  int position() {
    return position;
  }

  int u8() {
    return bytes[position++] & 0xff;
  }

  int i8() {
    return bytes[position++];
  }

  int i32() {
    int value = i32(bytes, position);
    position += 4;
    return value;
  }

  long u32() {
    return i32() & 0xffffffffL;
  }

  long i64() {
    long value = i64(bytes, position);
    position += 8;
    return value;
  }

  byte[] string() {
    int length = i32();
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  String text() {
    return new String(string(), StandardCharsets.UTF_8);
  }
}
