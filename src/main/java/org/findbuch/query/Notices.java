package org.findbuch.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what has to be said about a text, each thing once. */
final class Notices {
  private final Set<Notice> all = new LinkedHashSet<>();

  void add(Notice.Code code, String... arguments) {
    all.add(Notice.of(code, arguments));
  }

  List<Notice> all() {
    return List.copyOf(all);
  }
}
