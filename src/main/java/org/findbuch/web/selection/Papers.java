package org.findbuch.web.selection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.findbuch.document.DocumentId;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Site;
import org.findbuch.reading.DocumentView;
import org.findbuch.web.cite.Citation;
import org.findbuch.web.cite.CitationForm;
import org.findbuch.web.cite.Cited;
import org.findbuch.web.exchange.CsvFile;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.zip.Parcel;

/** What lies beside the originals in a ZIP: which file is what, and how all of it is cited. */
record Papers(List<Cited> cited, List<DocumentView> documents, Exchange exchange, Site site)
    implements Parcel.Papers {
  private static final String MANIFEST = "manifest.csv";

  static List<String> names(PageTexts texts) {
    String list = texts.say("zip.citations");
    return List.of(MANIFEST, list + ".txt", list + ".ris", list + ".bib");
  }

  @Override
  public Map<String, byte[]> of(Map<DocumentId, String> files) {
    List<String> names = names(exchange.texts());
    Map<String, byte[]> papers = new LinkedHashMap<>();
    papers.put(names.get(0), manifest(files));
    papers.put(names.get(1), list().getBytes(StandardCharsets.UTF_8));
    papers.put(names.get(2), Cited.file(cited, CitationForm.RIS, exchange, site));
    papers.put(names.get(3), Cited.file(cited, CitationForm.BIBTEX, exchange, site));
    return papers;
  }

  private byte[] manifest(Map<DocumentId, String> files) {
    PageTexts texts = exchange.texts();
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            texts.say("zip.file"),
            texts.name(MetadataField.TITLE),
            texts.say("zip.citation"),
            texts.say("list.address"),
            "SHA-256",
            texts.name(MetadataField.LICENCE)));
    for (DocumentView document : documents) {
      Citation citation = citation(new Cited(document, null));
      lines.add(
          List.of(
              files.getOrDefault(document.id(), ""),
              document.bracketed(MetadataField.TITLE, document.title()),
              citation.text().strip(),
              citation.url(),
              document.newest().sha256(),
              Objects.requireNonNullElse(document.cited(MetadataField.LICENCE), "")));
    }
    return new CsvFile(lines).bytes();
  }

  /** With line ends that every editor shows. */
  private String list() {
    StringBuilder list = new StringBuilder("\ufeff");
    for (Cited each : cited) {
      Citation citation = citation(each);
      list.append(citation.text()).append(citation.url()).append("\r\n\r\n");
    }
    return list.toString();
  }

  private Citation citation(Cited each) {
    return citation(each, exchange);
  }

  /** How an entry is cited. */
  static Citation citation(Cited each, Exchange exchange) {
    String place = each.page() == null ? null : each.page().label();
    return Citation.of(
        each.document(),
        each.document().newest(),
        exchange.origin() + each.url(),
        place,
        exchange.texts());
  }
}
