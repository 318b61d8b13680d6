package org.findbuch.web.cite;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Kind;
import org.jspecify.annotations.Nullable;

/**
 * BibTeX in UTF-8, with the fields of biblatex beside (<a
 * href="https://ctan.org/pkg/biblatex">biblatex</a>): {@code date} beside {@code year}. Titles and
 * names of bodies stand in braces of their own, so that no style takes their capitals away or parts
 * them.
 */
final class BibTex {
  private final StringBuilder written = new StringBuilder();

  private BibTex() {}

  static String of(Work work) {
    BibTex entry = new BibTex();
    entry.all(work);
    return entry.written.toString();
  }

  private void all(Work work) {
    boolean isReport = work.isReport() && work.publisher() != null;
    written.append(isReport ? "@techreport{" : "@misc{").append(key(work));
    field("title", "{" + escaped(work.title()) + "}");
    field(
        "author", work.creators().stream().map(BibTex::name).collect(Collectors.joining(" and ")));
    text(isReport ? "institution" : "publisher", work.publisher());
    date(work);
    if (isReport || work.kind() == Kind.PRESENTATION) {
      text("type", type(work));
    }
    text("pages", work.page());
    if (work.page() == null && work.pages() > 0) {
      field("pagetotal", String.valueOf(work.pages()));
    }
    field("language", work.language().equals("en") ? "english" : "ngerman");
    field("url", work.url());
    text("abstract", work.description());
    text("keywords", String.join(", ", work.topics()));
    text("note", work.note());
    written.append("\n}\n");
  }

  private static @Nullable String type(Work work) {
    return work.kind() == Kind.PRESENTATION
        ? work.language().equals("en") ? "Presentation" : "Vortrag"
        : work.language().equals("en") ? "Report" : "Bericht";
  }

  /** Who, when, and the id, which keeps it apart from all others. */
  private static String key(Work work) {
    String who = work.creators().isEmpty() ? "" : work.creators().getFirst().family();
    String plain =
        Normalizer.normalize(who.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFD)
            .replaceAll("[^a-z]", "");
    DocumentDate date = work.date();
    String year = date == null ? "" : "%04d".formatted(date.firstYear());
    String page = work.page() == null ? "" : "-" + work.url().replaceFirst(".*/", "");
    String before = plain.substring(0, Math.min(plain.length(), 20)) + year;
    return (before.isEmpty() ? "" : before + "-") + work.key() + page;
  }

  private static String name(Creator creator) {
    return creator.isPerson()
        ? escaped(creator.family()) + ", " + escaped(creator.given())
        : "{" + escaped(creator.family()) + "}";
  }

  private void date(Work work) {
    DocumentDate date = work.date();
    if (date == null) {
      return;
    }
    String first = "%04d".formatted(date.firstYear());
    String years =
        date.firstYear() == date.lastYear()
            ? first
            : first + "--" + "%04d".formatted(date.lastYear());
    if (work.isDateProposed()) {
      field("year", "[" + years + "]");
    } else {
      field("year", years);
      field("date", date.text());
    }
  }

  private void text(String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      field(name, escaped(text));
    }
  }

  private void field(String name, String value) {
    if (!value.isEmpty()) {
      written.append(",\n  ").append(name).append(" = {").append(value).append('}');
    }
  }

  /** Braces are counted by BibTeX even behind a backslash. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.strip().replaceAll("\\s+", " ").toCharArray()) {
      switch (c) {
        case '{' -> escaped.append("\\textbraceleft{}");
        case '}' -> escaped.append("\\textbraceright{}");
        case '\\' -> escaped.append("\\textbackslash{}");
        case '~' -> escaped.append("\\textasciitilde{}");
        case '^' -> escaped.append("\\textasciicircum{}");
        case '&', '%', '$', '#', '_' -> escaped.append('\\').append(c);
        default -> {
          if (!Character.isISOControl(c)) {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }
}
