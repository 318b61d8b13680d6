package org.findbuch.web.cite;

import org.findbuch.document.DocumentDate;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.jspecify.annotations.Nullable;

/** RIS in UTF-8: a line for each value, each ended as in the Internet's mails. */
final class Ris {
  private final StringBuilder written = new StringBuilder();

  private Ris() {}

  static String of(Work work, String site) {
    Ris record = new Ris();
    record.all(work, site);
    return record.written.toString();
  }

  private void all(Work work, String site) {
    line("TY", type(work));
    line("ID", work.key());
    line("TI", work.title());
    for (Creator creator : work.creators()) {
      line(
          "AU",
          creator.isPerson() ? creator.family() + ", " + creator.given() : body(creator.family()));
    }
    DocumentDate date = work.date();
    if (date != null && !work.isDateProposed()) {
      line("PY", "%04d".formatted(date.firstYear()));
      if (!date.isInterval()) {
        line("DA", (date.text().replace('-', '/') + "//").replaceAll("^(.*?/.*?/[^/]*).*", "$1/"));
      }
    }
    line("PB", work.publisher());
    line("LA", work.language());
    line("SP", work.page());
    if (work.page() == null && work.pages() > 0) {
      line("SP", String.valueOf(work.pages()));
    }
    line("AB", work.description());
    work.topics().forEach(topic -> line("KW", topic));
    line("UR", work.url());
    if (work.file().format() == Format.PDF) {
      line("L1", work.file().url());
    }
    line("C1", work.licence());
    line("DP", site);
    if (date != null && work.isDateProposed()) {
      line("N1", "[" + date.text() + "]");
    }
    line("N1", work.note());
    line("ER", "");
  }

  private static String type(Work work) {
    return work.isReport() ? "RPRT" : work.kind() == Kind.PRESENTATION ? "SLIDE" : "GEN";
  }

  /** A comma would part a body's name as that of a person. */
  private static String body(String name) {
    return name.replaceAll("\\s*,\\s*", " – ");
  }

  private void line(String tag, @Nullable String value) {
    if (value != null && (tag.equals("ER") || !value.isBlank())) {
      String plain = value.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
      written.append(tag).append("  - ").append(plain).append("\r\n");
    }
  }
}
