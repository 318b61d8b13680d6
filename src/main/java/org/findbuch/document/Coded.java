package org.findbuch.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A closed list of values, each with the lower-case word that stands for it outside. */
public interface Coded {
  String name();

  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of this type whose code is the text, if there is one. */
  static <E extends Enum<E> & Coded> Optional<E> parse(Class<E> type, String code) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.code().equals(code)).findFirst();
  }

  /** All codes of a type, for a sentence. */
  static <E extends Enum<E> & Coded> String codes(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Coded::code)
        .collect(Collectors.joining(", "));
  }
}
