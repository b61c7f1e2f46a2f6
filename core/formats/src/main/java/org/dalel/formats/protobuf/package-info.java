/**
 * The wire format of protocol buffers, without the schema.
 *
 * <pre>
 *   08 96 01        field 1, varint 150          tag = number &lt;&lt; 3 | wire type
 *   12 03 61 62 63  field 2, 3 bytes "abc"       text, bytes, message or packed numbers?
 *   1a 02 08 05     field 3, message { 1: 5 }    a guess: all bytes read as fields
 *
 *   ByteView ─▶ ProtoMessage ─▶ ProtoField ─▶ (when asked) ProtoMessage ...
 * </pre>
 *
 * <p>Source: protobuf.dev, Encoding. Checked against: protoc --decode_raw.
 */
package org.dalel.formats.protobuf;
