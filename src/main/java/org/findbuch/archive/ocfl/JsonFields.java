package org.findbuch.archive.ocfl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.findbuch.document.Coded;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a stored JSON object; what is missing or of another type is named.
 *
 * @param what it is, for messages
 */
record JsonFields(ObjectNode node, String what) {

  String text(String name) throws IOException {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw wrong(name, value, "a text");
    }
    return value.textValue();
  }

  long number(String name) throws IOException {
    JsonNode value = required(name);
    if (!value.isIntegralNumber()) {
      throw wrong(name, value, "a whole number");
    }
    return value.longValue();
  }

  /** True or false; {@code otherwise} where an older record does not say. */
  boolean flag(String name, boolean otherwise) throws IOException {
    if (!node.hasNonNull(name)) {
      return otherwise;
    }
    JsonNode value = node.get(name);
    if (!value.isBoolean()) {
      throw wrong(name, value, "true or false");
    }
    return value.booleanValue();
  }

  Instant time(String name) throws IOException {
    return Instant.parse(text(name));
  }

  <E extends Enum<E> & Coded> E code(Class<E> type, String name) throws IOException {
    String code = text(name);
    return Coded.parse(type, code)
        .orElseThrow(() -> new IOException("a stored " + what + " has " + name + " " + code));
  }

  /** The value made of a text, or null when the field is missing. */
  <T> @Nullable T optional(String name, Function<String, T> made) throws IOException {
    return node.hasNonNull(name) ? made.apply(text(name)) : null;
  }

  @Nullable String optional(String name) throws IOException {
    return node.hasNonNull(name) ? text(name) : null;
  }

  List<String> texts(String name) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : array(name)) {
      if (!value.isTextual()) {
        throw wrong(name, value, "texts");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  List<JsonFields> objects(String name) throws IOException {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode value : array(name)) {
      if (!(value instanceof ObjectNode object)) {
        throw wrong(name, value, "objects");
      }
      objects.add(new JsonFields(object, what));
    }
    return objects;
  }

  @Nullable JsonFields object(String name) throws IOException {
    if (!node.hasNonNull(name)) {
      return null;
    }
    if (!(node.get(name) instanceof ObjectNode object)) {
      throw wrong(name, node.get(name), "an object");
    }
    return new JsonFields(object, what);
  }

  /** All fields, each a text, by their names. */
  Map<String, String> all() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (var field : node.properties()) {
      all.put(field.getKey(), text(field.getKey()));
    }
    return all;
  }

  private ArrayNode array(String name) throws IOException {
    if (!node.hasNonNull(name)) {
      return node.arrayNode();
    }
    if (!(node.get(name) instanceof ArrayNode array)) {
      throw wrong(name, node.get(name), "a list");
    }
    return array;
  }

  private JsonNode required(String name) throws IOException {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IOException("a stored " + what + " has no " + name);
    }
    return value;
  }

  private IOException wrong(String name, JsonNode value, String expected) {
    return new IOException(
        "a stored " + what + " has " + name + " " + value + ", expected " + expected);
  }
}
