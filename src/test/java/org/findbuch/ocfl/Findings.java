package org.findbuch.ocfl;

import java.util.ArrayList;
import java.util.List;

/** What breaks a MUST of the specification: code, where, and what is there. */
final class Findings {
  private final List<String> all = new ArrayList<>();

  void add(String code, String where, String what) {
    all.add(code + " " + where + ": " + what);
  }

  /** Notes a finding unless the rule is kept. */
  void require(boolean kept, String code, String where, String what) {
    if (!kept) {
      add(code, where, what);
    }
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
