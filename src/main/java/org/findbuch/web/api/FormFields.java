package org.findbuch.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Coded;
import org.findbuch.document.MetadataField;
import org.findbuch.document.MetadataField.Form;
import org.findbuch.document.Typed;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads members of a JSON body and refuses wrong ones by name. */
record FormFields(PageTexts texts) {
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_TEXTS = 500;

  /** A text; null for null, a missing member and blank text. */
  @Nullable String text(String name, JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (!node.isTextual()) {
      throw wrong(name, node, "text");
    }
    if (node.asText().length() > LONGEST_TEXT) {
      throw wrong(name, node, "shorter-than", LONGEST_TEXT);
    }
    boolean keepsLines =
        Coded.parse(MetadataField.class, name).filter(f -> f.form() == Form.LINES).isPresent();
    String typed = keepsLines ? Typed.text(node.asText()) : Typed.line(node.asText());
    return typed.isBlank() ? null : typed;
  }

  /** A list of texts; null is an empty one. */
  List<String> texts(String name, JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return List.of();
    }
    if (!node.isArray() || node.size() > MOST_TEXTS) {
      throw wrong(name, node, "texts");
    }
    List<String> values = new ArrayList<>();
    for (JsonNode entry : node) {
      String value = entry.isTextual() ? text(name, entry) : null;
      if (value == null) {
        throw wrong(name, entry, "texts");
      }
      values.add(value);
    }
    return values;
  }

  <E extends Enum<E> & Coded> @Nullable E coded(String name, JsonNode node, Class<E> type) {
    String code = text(name, node);
    return code == null
        ? null
        : Coded.parse(type, code).orElseThrow(() -> wrong(name, node, "one-of", Coded.codes(type)));
  }

  ProblemException wrong(String name, JsonNode value, String way, Object... arguments) {
    String shown = value.isTextual() ? value.asText() : value.toString();
    return ProblemException.wrong("field", texts, name, shown, way, arguments);
  }

  ProblemException unknown(String name, String known) {
    return Problem.of(400, "unknown-field", name, known).with("field", name).exception();
  }
}
