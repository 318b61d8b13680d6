package org.findbuch.extract.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.findbuch.document.Coded;
import org.jspecify.annotations.Nullable;

/** One message on its way out: its kind, then fields in any order. */
final class MessageWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream fields = new DataOutputStream(bytes);

  MessageWriter(char kind) throws IOException {
    fields.writeByte(kind);
  }

  MessageWriter number(char field, long number) throws IOException {
    head(field, Long.BYTES);
    fields.writeLong(number);
    return this;
  }

  /** A field that is null is left out. */
  MessageWriter text(char field, @Nullable String text) throws IOException {
    return text == null ? this : bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  MessageWriter code(char field, @Nullable Coded coded) throws IOException {
    return text(field, coded == null ? null : coded.code());
  }

  MessageWriter texts(char field, Iterable<String> texts) throws IOException {
    for (String text : texts) {
      text(field, text);
    }
    return this;
  }

  /** As one field. */
  MessageWriter numbers(char field, List<Integer> numbers) throws IOException {
    head(field, numbers.size() * Integer.BYTES);
    for (int number : numbers) {
      fields.writeInt(number);
    }
    return this;
  }

  MessageWriter bytes(char field, byte[] value) throws IOException {
    head(field, value.length);
    fields.write(value);
    return this;
  }

  MessageWriter bytes(char field, ByteBuffer value) throws IOException {
    byte[] copy = new byte[value.remaining()];
    value.duplicate().get(copy);
    return bytes(field, copy);
  }

  void send(DataOutputStream out) throws IOException {
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }

  private void head(char field, int length) throws IOException {
    fields.writeByte(field);
    fields.writeInt(length);
  }
}
