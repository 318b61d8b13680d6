package org.findbuch.extract.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Coded;
import org.jspecify.annotations.Nullable;

/** The fields of one message that came in; those that nobody asks for are passed over. */
final class MessageReader {
  private final List<Field> fields = new ArrayList<>();

  private record Field(char name, ByteBuffer value) {}

  /**
   * Takes the message apart.
   *
   * @param message without its kind
   */
  MessageReader(ByteBuffer message) throws BrokenFrameException {
    while (message.hasRemaining()) {
      if (message.remaining() < 1 + Integer.BYTES) {
        throw new BrokenFrameException("a field without a length");
      }
      char name = (char) message.get();
      int length = message.getInt();
      if (length < 0 || length > message.remaining()) {
        throw new BrokenFrameException("a field of " + length + " bytes");
      }
      fields.add(new Field(name, message.slice(message.position(), length)));
      message.position(message.position() + length);
    }
  }

  long number(char name) throws BrokenFrameException {
    ByteBuffer value = bytes(name);
    if (value.remaining() != Long.BYTES) {
      throw new BrokenFrameException("a number of " + value.remaining() + " bytes");
    }
    return value.getLong(0);
  }

  int integer(char name) throws BrokenFrameException {
    try {
      return Math.toIntExact(number(name));
    } catch (ArithmeticException tooLarge) {
      throw new BrokenFrameException(tooLarge);
    }
  }

  String text(char name) throws BrokenFrameException {
    return decoded(bytes(name));
  }

  @Nullable String optionalText(char name) {
    return texts(name).stream().findFirst().orElse(null);
  }

  /** The field as often as it came. */
  List<String> texts(char name) {
    return fields.stream()
        .filter(field -> field.name() == name)
        .map(field -> decoded(field.value()))
        .toList();
  }

  <E extends Enum<E> & Coded> E code(char name, Class<E> type) throws BrokenFrameException {
    return parsed(text(name), type);
  }

  <E extends Enum<E> & Coded> @Nullable E optionalCode(char name, Class<E> type)
      throws BrokenFrameException {
    String code = optionalText(name);
    return code == null ? null : parsed(code, type);
  }

  ByteBuffer bytes(char name) throws BrokenFrameException {
    for (Field field : fields) {
      if (field.name() == name) {
        return field.value();
      }
    }
    throw new BrokenFrameException("no field " + name);
  }

  /** A copy of the field; nothing where it did not come. */
  byte[] optionalBytes(char name) {
    for (Field field : fields) {
      if (field.name() == name) {
        byte[] bytes = new byte[field.value().remaining()];
        field.value().get(field.value().position(), bytes);
        return bytes;
      }
    }
    return new byte[0];
  }

  /** Numbers in one field; none where it did not come. */
  List<Integer> integers(char name) {
    ByteBuffer bytes = ByteBuffer.wrap(optionalBytes(name));
    List<Integer> numbers = new ArrayList<>();
    while (bytes.remaining() >= Integer.BYTES) {
      numbers.add(bytes.getInt());
    }
    return numbers;
  }

  private static <E extends Enum<E> & Coded> E parsed(String code, Class<E> type)
      throws BrokenFrameException {
    return Coded.parse(type, code)
        .orElseThrow(() -> new BrokenFrameException("no " + type + " " + code));
  }

  private static String decoded(ByteBuffer value) {
    return new String(
        value.array(), value.arrayOffset(), value.remaining(), StandardCharsets.UTF_8);
  }
}
