package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class OriginalsTest {
  private static final String CONTENT = "<script>alert(1)</script>".repeat(200);

  @TempDir static Path folder;
  private static OpenWeb web;
  private static String path;
  private static String tag;
  private static String modified;

  @BeforeAll
  static void fill() throws IOException {
    web = new OpenWeb(folder);
    DocumentId id =
        web.add("Übersicht.html", Format.HTML, CONTENT, Metadata.NONE, Publication.PUBLISHED);
    path = "/d/" + id + "/original";
    HttpResponse<String> whole = web.get(path);
    tag = whole.headers().firstValue("etag").orElseThrow();
    modified = whole.headers().firstValue("last-modified").orElseThrow();
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @Test
  void a_damaged_original_is_not_served_whole_or_in_part() throws IOException {
    DocumentId id =
        web.add("Bericht.txt", Format.TXT, "a".repeat(900), Metadata.NONE, Publication.PUBLISHED);
    String damaged = "/d/" + id + "/original";
    assertThat(web.get(damaged).statusCode()).isEqualTo(200);
    var original = web.archive.find(id).orElseThrow().document().newest();
    Path file = web.archive.open(id, original).path();
    for (String content : new String[] {"b".repeat(900), "a".repeat(899), "a".repeat(901), ""}) {
      Files.writeString(file, content);
      refused(damaged);
    }
    Files.delete(file);
    refused(damaged);
  }

  private static void refused(String path) throws IOException {
    for (String range : new String[] {"", "bytes=0-10", "bytes=-5"}) {
      HttpResponse<String> answer =
          range.isEmpty()
              ? web.get(path, "Accept", "application/json")
              : web.get(path, "Accept", "application/json", "Range", range);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("etag")).isEmpty();
      assertThat(answer.body()).contains("Bericht.txt", "damaged");
    }
  }

  @Test
  void html_of_others_is_only_ever_saved_and_has_no_rights() throws IOException {
    HttpResponse<String> answer = web.get(path, "Accept-Encoding", "gzip");
    assertThat(answer.body()).isEqualTo(CONTENT);
    assertThat(header(answer, "content-disposition"))
        .startsWith("attachment; filename=\"Uebersicht.html\"")
        .contains("filename*=UTF-8''%C3%9Cbersicht.html");
    assertThat(header(answer, "content-security-policy")).startsWith("sandbox; default-src 'none'");
    assertThat(header(answer, "accept-ranges")).isEqualTo("bytes");
    assertThat(tag).matches("\"[0-9a-f]{64}\"");
  }

  @Test
  void pictures_that_every_browser_knows_are_shown_and_others_are_saved() throws IOException {
    for (Format format : new Format[] {Format.PNG, Format.JPEG, Format.TIFF, Format.DOCM}) {
      DocumentId id =
          web.add("scan", format, "Bild " + format, Metadata.NONE, Publication.PUBLISHED);
      HttpResponse<String> answer = web.get("/d/" + id + "/original");
      boolean isShown = format == Format.PNG || format == Format.JPEG;
      assertThat(header(answer, "content-disposition"))
          .startsWith(isShown ? "inline" : "attachment");
      assertThat(header(answer, "content-type")).startsWith(format.mediaType());
      assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(answer, "content-security-policy")).startsWith("sandbox");
    }
  }

  /** Browsers show no PDF in a sandbox, and open it at a page only where they show it. */
  @Test
  void a_pdf_is_shown_and_has_no_rights_either() throws IOException {
    DocumentId id =
        web.add("b.pdf", Format.PDF, "%PDF-1.7 b", Metadata.NONE, Publication.PUBLISHED);
    HttpResponse<String> answer = web.get("/d/" + id + "/original");
    assertThat(header(answer, "content-disposition")).startsWith("inline");
    assertThat(header(answer, "content-type")).isEqualTo("application/pdf");
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "content-security-policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
  }

  @Test
  void parts_come_as_asked() throws IOException {
    HttpResponse<String> part = web.get(path, "Range", "bytes=8-12");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("alert");
    assertThat(header(part, "content-range")).isEqualTo("bytes 8-12/" + CONTENT.length());
    assertThat(web.get(path, "Range", "bytes=-9").body()).isEqualTo("</script>");
    assertThat(web.get(path, "Range", "bytes=0-1,5-6").statusCode()).isEqualTo(200);
  }

  @Test
  void a_part_behind_the_end_is_refused_with_the_length() throws IOException {
    HttpResponse<String> answer = web.get(path, "Range", "bytes=999999-", "Accept", "*/*");
    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(header(answer, "content-range")).isEqualTo("bytes */" + CONTENT.length());
  }

  @Test
  void a_part_of_another_file_than_the_reader_has_comes_whole() throws IOException {
    assertThat(web.get(path, "Range", "bytes=0-1", "If-Range", tag).statusCode()).isEqualTo(206);
    assertThat(web.get(path, "Range", "bytes=0-1", "If-Range", modified).statusCode())
        .isEqualTo(206);
    assertThat(web.get(path, "Range", "bytes=0-1", "If-Range", "\"x\"").statusCode())
        .isEqualTo(200);
    assertThat(web.get(path, "Range", "bytes=0-1", "If-Range", "W/" + tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void what_the_reader_has_already_is_not_sent_again() throws IOException {
    assertThat(web.get(path, "If-None-Match", "\"x\", " + tag).statusCode()).isEqualTo(304);
    assertThat(web.get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
    assertThat(web.get(path, "If-None-Match", "\"x\"", "If-Modified-Since", modified).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_file_that_is_not_the_one_that_is_meant_is_not_sent() throws IOException {
    String before = "Sat, 01 Jan 2000 00:00:00 GMT";
    for (String[] met :
        new String[][] {
          {"If-Match", "*"},
          {"If-Match", "\"x\", " + tag},
          {"If-Match", "\"x\"", "If-Match", tag},
          {"If-Unmodified-Since", modified},
          {"If-Unmodified-Since", "no date"},
          {"If-Match", tag, "If-Unmodified-Since", before},
        }) {
      assertThat(web.get(path, met).statusCode()).as(String.join(" ", met)).isEqualTo(200);
    }
    for (String[] missed :
        new String[][] {
          {"If-Match", "\"x\""},
          {"If-Match", "W/" + tag},
          {"If-Match", "\"x\"", "If-None-Match", tag},
          {"If-Match", "\"x\"", "Range", "bytes=0-1"},
          {"If-Match", "\"x\"", "Range", "bytes=0-1", "If-Range", tag},
          {"If-Unmodified-Since", before},
          {"If-Unmodified-Since", before, "Range", "bytes=0-1"},
          {"If-Unmodified-Since", "Saturday, 01-Jan-00 00:00:00 GMT"},
          {"If-Unmodified-Since", "Sat Jan  1 00:00:00 2000"},
        }) {
      HttpResponse<String> answer = web.get(path, missed);
      assertThat(answer.statusCode()).as(String.join(" ", missed)).isEqualTo(412);
      assertThat(answer.body()).doesNotContain(CONTENT).contains("If-Match");
    }
    assertThat(web.get(path, "If-Match", tag, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(web.get(path, "If-Match", tag, "Range", "bytes=0-1", "If-Range", tag).body())
        .isEqualTo("<s");
  }

  @Test
  void the_head_alone_tells_the_length() throws IOException {
    HttpResponse<String> head =
        web.send(web.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "content-length")).isEqualTo(String.valueOf(CONTENT.length()));
    assertThat(header(head, "etag")).isEqualTo(tag);
    assertThat(head.body()).isEmpty();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
