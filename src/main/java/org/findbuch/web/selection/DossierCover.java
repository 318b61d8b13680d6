package org.findbuch.web.selection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Original;
import org.findbuch.document.Site;
import org.findbuch.extract.binding.CoverSheet;
import org.findbuch.extract.binding.CoverSheet.Line;
import org.findbuch.extract.binding.CoverSheet.Rank;
import org.findbuch.ingest.dossier.Copied;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.PageView.PageLink;
import org.findbuch.reading.Wording;
import org.findbuch.web.cite.Citation;
import org.findbuch.web.cite.Cited;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Selection;
import org.findbuch.web.holdings.Licence;
import org.jspecify.annotations.Nullable;

/** What stands on the cover sheet of a dossier: where each page is from, and which is missing. */
record DossierCover(Chosen chosen, List<Part> parts, Exchange exchange, Site site, Instant now) {

  /**
   * Entries that stand together.
   *
   * @param entries a whole document, or pages of one
   */
  record Part(List<Cited> entries, Original original) {
    DocumentView document() {
      return entries.getFirst().document();
    }

    boolean isWhole() {
      return entries.getFirst().page() == null;
    }
  }

  /** Written when it is known what came of each part. */
  CoverSheet sheet(List<Copied> copied) {
    PageTexts texts = exchange.texts();
    List<Line> lines = new ArrayList<>();
    int pages = copied.stream().mapToInt(Copied::pages).sum();
    lines.add(line(Rank.TITLE, texts.say("dossier.title")));
    lines.add(
        line(
            Rank.TEXT,
            texts.say(
                "dossier.made", site.name(), pages, chosen.documents().size(), texts.day(now))));
    String address = exchange.origin() + chosen.selection().address("");
    lines.add(new Line(Rank.NOTE, texts.say("dossier.address"), address));
    for (int i = 0; i < parts.size(); i++) {
      part(i + 1, parts.get(i), copied.get(i), lines);
    }
    int lost = chosen.entries().size() - chosen.cited().size();
    lines.add(line(Rank.HEADING, texts.say("dossier.about")));
    if (lost > 0) {
      lines.add(line(Rank.TEXT, texts.say("dossier.lost", lost)));
    }
    int left = chosen.selection().left();
    if (left > 0) {
      lines.add(line(Rank.TEXT, texts.say("selection.left", Selection.MOST, left)));
    }
    lines.add(line(Rank.TEXT, texts.say("dossier.about.text")));
    String title =
        parts.size() == 1
            ? texts.say("dossier.title.one", parts.getFirst().document().title())
            : texts.say("dossier.title") + " – " + site.name();
    return new CoverSheet(texts.language(), title, site.name(), lines);
  }

  private void part(int number, Part part, Copied copied, List<Line> lines) {
    PageTexts texts = exchange.texts();
    DocumentView document = part.document();
    lines.add(line(Rank.HEADING, number + ". " + document.title()));
    for (Cited entry : part.entries()) {
      Citation citation = Papers.citation(entry, exchange);
      lines.add(line(Rank.TEXT, citation.text().strip()));
      lines.add(new Line(Rank.NOTE, citation.url(), citation.url()));
    }
    if (part.isWhole() && copied.pages() > 0) {
      lines.add(line(Rank.NOTE, texts.say("dossier.whole", copied.pages())));
    }
    missing(part, copied, lines);
    licence(document, lines);
    lines.add(line(Rank.NOTE, texts.say("dossier.checksum", part.original().sha256().hex())));
  }

  private void missing(Part part, Copied copied, List<Line> lines) {
    PageTexts texts = exchange.texts();
    if (copied.pages() > 0 && copied.way() == Copied.Way.PICTURES) {
      lines.add(line(Rank.NOTE, texts.say("dossier.pictures")));
    }
    if (copied.pages() > 0 && copied.way() == Copied.Way.PRINT) {
      lines.add(line(Rank.NOTE, texts.say("dossier.print")));
    }
    if (copied.pages() > 0 && copied.missing().isEmpty()) {
      return;
    }
    String what =
        copied.pages() == 0
            ? texts.say("dossier.missing.all")
            : texts.say("dossier.missing.some", labels(part, copied.missing()));
    lines.add(line(Rank.TEXT, texts.say("dossier.missing", what, why(part, copied))));
    String original = exchange.origin() + originalUrl(part.document());
    lines.add(new Line(Rank.NOTE, texts.say("dossier.original", original), original));
  }

  private static String originalUrl(DocumentView document) {
    return document.newest().url();
  }

  private String why(Part part, Copied copied) {
    PageTexts texts = exchange.texts();
    Wording wording = Wording.of(texts.language());
    if (copied.why() != null) {
      return wording.reason(copied.why());
    }
    return switch (copied.way()) {
      case PAGES, PICTURES, PRINT -> texts.say("dossier.missing.unknown");
      case NO_PAGES -> {
        var fault = part.document().fault();
        yield fault == null ? texts.say("dossier.missing.no-pages") : wording.reason(fault);
      }
      case NO_PRINTER -> texts.say("dossier.missing.no-printer");
      case NO_ROOM -> texts.say("dossier.missing.no-room");
    };
  }

  /** What missing pages are called; of a whole document their numbers. */
  private String labels(Part part, List<Integer> missing) {
    return missing.stream().map(number -> label(part, number)).collect(Collectors.joining(", "));
  }

  private String label(Part part, int number) {
    for (Cited entry : part.entries()) {
      @Nullable PageLink page = entry.page();
      if (page != null && page.page() == number) {
        return page.label();
      }
    }
    return exchange.texts().say("dossier.page", number);
  }

  private void licence(DocumentView document, List<Line> lines) {
    PageTexts texts = exchange.texts();
    Licence licence = Licence.of(document.text(MetadataField.LICENCE), texts.language());
    String terms = texts.say("licence." + licence.terms().code());
    lines.add(
        line(
            Rank.NOTE,
            licence.name() == null ? terms : texts.say("dossier.licence", licence.name(), terms)));
    if (licence.url() != null) {
      lines.add(new Line(Rank.NOTE, licence.url(), licence.url()));
    }
  }

  private static Line line(Rank rank, String text) {
    return new Line(rank, text, null);
  }
}
