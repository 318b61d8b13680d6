package org.findbuch.web.cite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Format;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.web.exchange.PageTexts;

/**
 * What the head of a document's page tells reference managers and scholarly search engines: the
 * {@code citation_} tags that <a
 * href="https://scholar.google.com/intl/en/scholar/inclusion.html#indexing">Google Scholar</a>
 * describes and Zotero reads, and the files of the other forms.
 *
 * @param tags in their order
 * @param forms the document in each form
 */
public record CitationTags(List<Tag> tags, List<Link> forms) {

  public record Tag(String name, String content) {}

  /** A file of a form. */
  public record Link(String label, String url, String mediaType) {}

  /**
   * The tags of a page about one of a document's files.
   *
   * @param path of that page below the public address
   */
  public static CitationTags of(
      DocumentView document, OriginalView original, String origin, String path, PageTexts texts) {
    Work.Place whole = new Work.Place(Addresses.version(document.id(), original.number()), null, 0);
    String proposed = texts.say("document.cite.proposed");
    Work work = Work.of(document, original, whole, origin, proposed);
    List<Tag> tags = new ArrayList<>();
    tags.add(new Tag("citation_title", work.title()));
    for (Creator creator : work.creators()) {
      String name =
          creator.isPerson() ? creator.family() + ", " + creator.given() : creator.family();
      tags.add(new Tag("citation_author", name));
    }
    DocumentDate date = work.date();
    if (date != null && !work.isDateProposed()) {
      String first = date.text().split("/", 2)[0];
      tags.add(new Tag("citation_publication_date", first.replace('-', '/')));
    }
    if (work.publisher() != null) {
      String name =
          work.isReport() ? "citation_technical_report_institution" : "citation_publisher";
      tags.add(new Tag(name, work.publisher()));
    }
    tags.add(new Tag("citation_language", work.language()));
    work.topics().forEach(topic -> tags.add(new Tag("citation_keywords", topic)));
    if (work.file().format() == Format.PDF) {
      tags.add(new Tag("citation_pdf_url", work.file().url()));
    }
    tags.add(new Tag("citation_public_url", work.url()));
    return new CitationTags(List.copyOf(tags), links(path));
  }

  /** A page in each form. */
  public static List<Link> links(String path) {
    return links(form -> path + "." + form);
  }

  /**
   * A list in each form, first as a table.
   *
   * @param address of the file with an ending
   */
  public static List<Link> links(String table, UnaryOperator<String> address) {
    List<Link> links = new ArrayList<>();
    links.add(new Link(table, address.apply("csv"), "text/csv"));
    links.addAll(links(address));
    return links;
  }

  private static List<Link> links(UnaryOperator<String> address) {
    return Arrays.stream(CitationForm.values())
        .map(form -> new Link(form.label(), address.apply(form.ending()), form.mediaType()))
        .toList();
  }
}
