package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Kind;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.editing.ByHand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reference managers take from a document, one of its files, and one of its pages. */
@Tag("contract")
class CitationFilesTest {
  @TempDir static Path folder;
  private static OpenWeb web;
  private static DocumentId id;

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder);
    Metadata.Builder said = new Metadata.Builder().title("Hitze \"im\" <Quartier>");
    said.set(MetadataField.SUBTITLE, "Was tun?");
    said.set(MetadataField.KIND, Kind.REPORT);
    said.set(MetadataField.DATE, new DocumentDate("2024-06-05"));
    said.set(MetadataField.AUTHORS, List.of("Dr. Anna Öz", "Gesundheitsamt Herne"));
    said.set(MetadataField.PUBLISHER, "Stadt Herne");
    id = web.add("hitze.pdf", Format.PDF, "%PDF-a", said.build(), Publication.PUBLISHED);
    web.index("Hitze", "Alter");
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void a_document_and_each_of_its_files_is_cited_by_its_address_for_ever() throws IOException {
    for (String path : List.of("/d/" + id, "/d/" + id + "/v/1")) {
      HttpResponse<String> bib = web.get(path + ".bib");
      assertThat(header(bib, "content-type")).isEqualTo("application/x-bibtex; charset=utf-8");
      assertThat(header(bib, "content-disposition"))
          .isEqualTo("attachment; filename=\"" + id + ".bib\"");
      assertThat(bib.body())
          .contains("author = {Öz, Anna and {Gesundheitsamt Herne}}", "pagetotal = {2}")
          .contains("url = {http://127.0.0.1:" + web.port + "/d/" + id + "/v/1}");
      assertThat(web.get(path + ".ris").body())
          .startsWith("TY  - RPRT\r\n")
          .contains("AU  - Öz, Anna");
      assertThat(web.get(path + ".csl.json").body()).startsWith("[{").contains("\"family\":\"Öz\"");
    }
  }

  @Test
  void a_page_is_cited_with_its_number() throws IOException {
    for (String path : List.of("/d/" + id + "/2", "/d/" + id + "/v/1/2")) {
      assertThat(web.get(path + ".bib").body())
          .contains("pages = {2}", "/d/" + id + "/v/1/2}")
          .doesNotContain("pagetotal");
      assertThat(web.get(path + ".ris").body()).contains("SP  - 2\r\n");
      assertThat(web.get(path + ".csl.json").body()).contains("\"page\":\"2\"");
    }
    assertThat(web.get("/d/" + id + "/3.bib").statusCode()).isEqualTo(404);
    assertThat(web.get("/d/" + id + "/0.bib").statusCode()).isEqualTo(404);
    assertThat(web.get("/d/" + id + "/v/2.bib").statusCode()).isEqualTo(404);
    assertThat(web.get("/d/" + id + ".xyz").statusCode()).isEqualTo(404);
  }

  @Test
  void whoever_prefers_a_form_gets_it_at_the_page_itself() throws IOException {
    for (String path : List.of("/d/" + id, "/d/" + id + "/v/1", "/d/" + id + "/2")) {
      HttpResponse<String> ris = web.get(path, "Accept", "application/x-research-info-systems");
      assertThat(ris.body()).startsWith("TY  - RPRT");
      assertThat(header(ris, "content-location")).isEqualTo(path + ".ris");
      assertThat(header(ris, "vary")).contains("Accept");
      assertThat(web.get(path, "Accept", "text/html").body()).contains("<!doctype html>");
      assertThat(web.get(path).body()).contains("<!doctype html>");
    }
  }

  @Test
  void the_page_names_one_author_at_a_time_and_its_pdf() throws IOException {
    String html = web.get("/d/" + id).body();
    String origin = "http://127.0.0.1:" + web.port;
    assertThat(tags(html, "citation_title"))
        .containsExactly("Hitze &#34;im&#34; &lt;Quartier>: Was tun?");
    assertThat(tags(html, "citation_author")).containsExactly("Öz, Anna", "Gesundheitsamt Herne");
    assertThat(tags(html, "citation_publication_date")).containsExactly("2024/06/05");
    assertThat(tags(html, "citation_technical_report_institution")).containsExactly("Stadt Herne");
    assertThat(tags(html, "citation_pdf_url"))
        .containsExactly(origin + "/d/" + id + "/v/1/original");
    assertThat(html)
        .contains("type=\"application/x-bibtex\" href=\"/d/" + id + ".bib\"")
        .contains("<a href=\"/d/" + id + ".ris\" rel=\"nofollow\" download>RIS</a>");
  }

  @Test
  void what_a_search_finds_is_taken_along_in_its_order_and_with_its_filters() throws IOException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Metadata.Builder said = new Metadata.Builder().title("=Sammelband;" + i);
      said.set(MetadataField.DATE, new DocumentDate(String.valueOf(1800 + i)));
      said.set(MetadataField.AUTHORS, List.of("Anna Öz", "Jan Groß"));
      ids.add(
          web.add(i + ".txt", Format.TXT, "s" + i, said.build(), Publication.PUBLISHED).value());
      if (i % 60 == 59) {
        web.index("Sammelwort");
      }
    }
    String asked = "?q=Sammelwort&sort=oldest&from=1810&size=7&page=3";
    List<String> lines = web.get("/search.csv" + asked).body().lines().toList();
    assertThat(lines).hasSize(111);
    assertThat(lines.getFirst()).startsWith("\ufeffTitel;Untertitel;").endsWith(";Adresse");
    assertThat(lines.get(1))
        .startsWith("\"'=Sammelband;10\";")
        .contains(";Anna Öz; Jan Groß".substring(1))
        .endsWith("/d/" + ids.get(10));
    assertThat(lines.getLast()).endsWith("/d/" + ids.get(119));
    HttpResponse<String> ris = web.get("/search.ris" + asked);
    assertThat(ris.body().lines().filter(line -> line.startsWith("ER"))).hasSize(110);
    assertThat(header(ris, "content-disposition")).contains("Suche Sammelwort.ris");
    assertThat(web.get("/search.bib" + asked).body().split("@misc", -1)).hasSize(111);
    assertThat(web.get("/search.csl.json?q=Nirgendwort").body()).isEqualTo("[]");
    assertThat(web.get("/search.csv?q=a&kind=nonsense").statusCode()).isEqualTo(400);
    assertThat(web.get("/search?q=Sammelwort&page=2&from=1810").body())
        .contains("href=\"/search.csv?q=Sammelwort&amp;from=1810\"");
  }

  @Test
  void drafts_are_for_staff_and_what_was_taken_back_is_gone() throws IOException {
    DocumentId draft = web.add("a.txt", Format.TXT, "draft", Metadata.NONE, Publication.DRAFT);
    DocumentId gone = web.add("b.txt", Format.TXT, "gone", Metadata.NONE, Publication.PUBLISHED);
    web.index("Entwurf");
    new ByHand(web.archive).withdraw(gone, "Irrtum");
    for (String form : List.of(".bib", ".ris", ".csl.json", "/1.bib", "/v/1.ris", "/v/1/1.bib")) {
      assertThat(web.get("/d/" + draft + form).statusCode()).as(form).isEqualTo(404);
      assertThat(web.get("/d/" + gone + form).statusCode()).as(form).isEqualTo(410);
    }
    assertThat(web.get("/d/" + draft, "Accept", "application/x-bibtex").statusCode())
        .isEqualTo(404);
    assertThat(web.get("/d/" + draft + ".bib", "Authorization", "Bearer " + web.key).statusCode())
        .isEqualTo(200);
  }

  private static List<String> tags(String html, String name) {
    return Pattern.compile("<meta name=\"" + name + "\" content=\"([^\"]*)\">")
        .matcher(html)
        .results()
        .map(tag -> tag.group(1))
        .toList();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
