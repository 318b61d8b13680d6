package org.findbuch.cli.desk;

import java.util.Arrays;
import java.util.List;
import org.findbuch.cli.CommandException;
import org.findbuch.document.MetadataField;

/** One {@code field=value} of a command; an empty value empties the field. */
record Assignment(String field, String value) {

  static List<Assignment> of(List<String> typed) {
    return typed.stream().map(Assignment::of).toList();
  }

  private static Assignment of(String typed) {
    int equals = typed.indexOf('=');
    if (equals < 1) {
      throw CommandException.usage("edit.assignment", typed);
    }
    return new Assignment(typed.substring(0, equals).strip(), typed.substring(equals + 1));
  }

  /** Several values are parted by semicolons, as in a cell of the CSV. */
  List<String> values() {
    return Arrays.stream(value.split(";")).map(String::strip).filter(v -> !v.isEmpty()).toList();
  }

  List<String> valuesOf(MetadataField of) {
    return of.isList() ? values() : List.of(value);
  }
}
