package org.findbuch.web.cite;

import static org.assertj.core.api.Assertions.assertThat;

import ch.difty.kris.KRis;
import ch.difty.kris.domain.RisRecord;
import ch.difty.kris.domain.RisType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.DocumentView.Shown;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What others read in the files that reference managers get. */
class CitationFormTest {
  private static final String URL = "https://archiv.example.de/d/0pwgcl06s9t4/v/1";

  @Test
  void bibtex_is_read_by_others() throws Exception {
    BibTeXEntry entry = bibtex(work("Hitze & Alter: 50 % mehr_Fälle", "2024-06-05", null));
    assertThat(entry.getType().getValue()).isEqualTo("techreport");
    assertThat(entry.getKey().getValue()).isEqualTo("oz2024-0pwgcl06s9t4");
    assertThat(said(entry, "title")).isEqualTo("Hitze & Alter: 50 % mehr_Fälle");
    assertThat(entry.getField(new Key("author")).toUserString())
        .isEqualTo("Öz, Anna and {Stadt Herne, Fachbereich Gesundheit} and von der Heide, Jan");
    assertThat(said(entry, "institution")).isEqualTo("Stadt Herne");
    assertThat(said(entry, "year")).isEqualTo("2024");
    assertThat(said(entry, "date")).isEqualTo("2024-06-05");
    assertThat(said(entry, "url")).isEqualTo(URL);
    assertThat(said(entry, "pagetotal")).isEqualTo("84");
  }

  @Test
  void no_sign_in_a_title_breaks_bibtex() throws Exception {
    for (String title :
        List.of("a { b", "a } b", "a \\ b", "a\" b", "# $ ~ ^ @", "%\n%", "{", "}}")) {
      BibTeXEntry entry = bibtex(work(title, "2024", "12"));
      assertThat(entry.getField(new Key("pages")).toUserString()).as(title).isEqualTo("12");
      assertThat(said(entry, "year")).as(title).isEqualTo("2024");
    }
  }

  @Test
  void ris_is_read_by_others() {
    RisRecord record = ris(work("Hitze\r\nER  - \u0007und Alter", "2024-06", null));
    assertThat(record.getType()).isEqualTo(RisType.RPRT);
    assertThat(record.getTitle()).isEqualTo("Hitze ER - und Alter");
    assertThat(record.getAuthors())
        .containsExactly("Öz, Anna", "Stadt Herne – Fachbereich Gesundheit", "von der Heide, Jan");
    assertThat(record.getPublicationYear()).isEqualTo("2024");
    assertThat(record.getDate()).isEqualTo("2024/06//");
    assertThat(record.getPublisher()).isEqualTo("Stadt Herne");
    assertThat(record.getKeywords()).containsExactly("Hitze", "Alter");
    assertThat(record.getUrl()).isEqualTo(URL);
    assertThat(record.getPdfLinks()).containsExactly(URL + "/original");
  }

  @Test
  void dates_are_written_as_far_as_they_are_known() {
    assertThat(text(CitationForm.RIS, work("T", "2024", null))).contains("DA  - 2024///\r\n");
    assertThat(text(CitationForm.RIS, work("T", "2024-06-05", null)))
        .contains("DA  - 2024/06/05/\r\n");
    assertThat(text(CitationForm.RIS, work("T", "2010/2015", null)))
        .contains("PY  - 2010\r\n")
        .doesNotContain("DA  -");
    assertThat(text(CitationForm.BIBTEX, work("T", "2010/2015", null)))
        .contains("year = {2010--2015}", "date = {2010/2015}");
    assertThat(text(CitationForm.RIS, work("T", null, null))).doesNotContain("PY  -", "DA  -");
  }

  @Test
  void csl_json_names_persons_and_bodies_apart() throws Exception {
    JsonNode item = csl(work("Hitze", "2010-05/2015", "12"));
    assertThat(item.path("type").asText()).isEqualTo("report");
    assertThat(item.path("author").toString())
        .isEqualTo(
            "[{\"family\":\"Öz\",\"given\":\"Anna\"},"
                + "{\"literal\":\"Stadt Herne, Fachbereich Gesundheit\"},"
                + "{\"family\":\"von der Heide\",\"given\":\"Jan\"}]");
    assertThat(item.path("issued").toString()).isEqualTo("{\"date-parts\":[[2010,5],[2015]]}");
    assertThat(item.path("page").asText()).isEqualTo("12");
    assertThat(item.path("number-of-pages").asInt()).isEqualTo(84);
  }

  @Test
  void the_form_that_is_preferred_to_a_page_is_sent() {
    assertThat(CitationForm.preferred("application/x-bibtex")).contains(CitationForm.BIBTEX);
    assertThat(CitationForm.preferred("text/html;q=0.5, application/vnd.citationstyles.csl+json"))
        .contains(CitationForm.CSL_JSON);
    assertThat(CitationForm.preferred("application/x-research-info-systems;q=0.1, text/html"))
        .isEmpty();
    assertThat(CitationForm.preferred("application/x-bibtex;q=0, */*")).isEmpty();
    assertThat(CitationForm.preferred("text/html,application/xhtml+xml,*/*;q=0.8")).isEmpty();
    assertThat(CitationForm.preferred("image/png")).isEmpty();
    assertThat(CitationForm.preferred(null)).isEmpty();
  }

  @Test
  void what_nobody_has_said_is_not_cited_as_if_somebody_had() throws Exception {
    Map<MetadataField, Shown> said = new EnumMap<>(MetadataField.class);
    said.put(MetadataField.TITLE, new Shown("Bericht", null, true));
    said.put(MetadataField.SUBTITLE, new Shown("Ein Plan", null));
    said.put(MetadataField.DATE, new Shown(new DocumentDate("2004-05"), "Mai 2004", true));
    said.put(MetadataField.AUTHORS, new Shown(List.of("Anna Öz"), null, true));
    said.put(MetadataField.KIND, new Shown(Kind.REPORT, "Bericht", true));
    said.put(MetadataField.LANGUAGE, new Shown("de", "Deutsch", true));
    said.put(MetadataField.TOPICS, new Shown(List.of("Hitze"), null, true));
    OriginalView original =
        new OriginalView(
            1,
            "b.txt",
            Format.TXT,
            "Text",
            "text/plain",
            4,
            "00",
            Instant.EPOCH,
            "/d/x/v/1/original",
            null);
    DocumentView document = SampleView.of(said, List.of(original));
    Work work =
        Work.of(
            document, original, new Work.Place("/d/x/v/1", null, 1), "https://a.example", "[?]");
    assertThat(text(CitationForm.BIBTEX, work))
        .startsWith("@misc{")
        .contains("title = {{[Bericht]: Ein Plan}}", "author = {{[Anna Öz]}}", "year = {[2004]}")
        .contains("note = {[?]}")
        .doesNotContain("date =", "Hitze");
    assertThat(text(CitationForm.RIS, work))
        .startsWith("TY  - GEN")
        .contains("AU  - [Anna Öz]", "N1  - [2004-05]", "N1  - [?]")
        .doesNotContain("PY  -", "DA  -");
    assertThat(csl(work).path("issued").toString())
        .isEqualTo("{\"date-parts\":[[2004,5]],\"circa\":true}");
  }

  private static Work work(String title, @Nullable String date, @Nullable String page) {
    return new Work(
        "0pwgcl06s9t4",
        Kind.REPORT,
        title,
        List.of(
            Creator.of("Anna Öz"),
            Creator.of("Stadt Herne, Fachbereich Gesundheit"),
            Creator.of("Jan von der Heide")),
        "Stadt Herne",
        date == null ? null : new DocumentDate(date),
        false,
        "de",
        List.of("Hitze", "Alter"),
        "Worum es geht:\n50 % mehr.",
        "CC BY 4.0",
        84,
        page,
        URL,
        new Work.OriginalFile(URL + "/original", Format.PDF),
        "");
  }

  private static String text(CitationForm form, Work work) {
    return new String(form.write(List.of(work), "Archiv"), StandardCharsets.UTF_8);
  }

  private static BibTeXEntry bibtex(Work work) throws Exception {
    String text = text(CitationForm.BIBTEX, work);
    BibTeXDatabase read =
        new BibTeXParser().parse(new StringReader(text + text.replace("oz", "x")));
    assertThat(read.getEntries()).as(text).hasSize(2);
    return read.getEntries().values().iterator().next();
  }

  private static String said(BibTeXEntry entry, String field) throws Exception {
    String latex = entry.getField(new Key(field)).toUserString();
    return new LaTeXPrinter().print(new LaTeXParser().parse(new StringReader(latex)));
  }

  private static RisRecord ris(Work work) {
    String text = text(CitationForm.RIS, work);
    List<RisRecord> read = KRis.processList(text.lines().toList());
    assertThat(read).as(text).hasSize(1);
    return read.getFirst();
  }

  private static JsonNode csl(Work work) throws Exception {
    JsonNode items = new ObjectMapper().readTree(text(CitationForm.CSL_JSON, work));
    assertThat(items).hasSize(1);
    return items.get(0);
  }
}
