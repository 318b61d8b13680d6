package org.findbuch.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form at the desk.
 *
 * @param value as it was typed
 * @param hint how it is typed, or null
 * @param wrong what is wrong with that, or null
 * @param choices where only certain values are possible
 * @param theirs what somebody else has saved in it meanwhile; null when nobody has
 */
public record EditField(
    String name,
    String label,
    String value,
    @Nullable String hint,
    @Nullable String wrong,
    List<Choice> choices,
    @Nullable String theirs,
    Shape shape) {

  /** How much room there is to type, where nothing is to choose. */
  public enum Shape {
    SHORT,
    LINE,
    LINES
  }

  public record Choice(String value, String label, boolean isChosen) {}

  public boolean isText() {
    return shape == Shape.LINES;
  }

  public boolean isShort() {
    return shape == Shape.SHORT;
  }

  /** Whether it has to be looked at again. */
  public boolean isFaulty() {
    return wrong != null || theirs != null;
  }

  /** What somebody else has saved, as people read it. */
  public String theirsLabel() {
    return choices.stream()
        .filter(choice -> choice.value().equals(theirs))
        .map(choice -> choice.label().strip())
        .findFirst()
        .orElse(Objects.requireNonNullElse(theirs, ""));
  }

  /** Ids of what describes the field to whoever does not see it. */
  public @Nullable String described() {
    List<String> ids = new ArrayList<>();
    if (hint != null) {
      ids.add(name + "-hint");
    }
    if (wrong != null) {
      ids.add(name + "-wrong");
    }
    return ids.isEmpty() ? null : String.join(" ", ids);
  }
}
