package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.editing.Actor;
import org.findbuch.editing.ByHand;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.PictureOrder.Written;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages look like, at their addresses and beside their text. */
@Tag("contract")
class PicturesTest {
  private static final String BROWSER = "image/avif,image/webp,image/*,*/*;q=0.8";

  @TempDir Path folder;

  private OpenWeb web;
  private DocumentId id;

  @BeforeEach
  void add_a_document() throws IOException {
    web = new OpenWeb(folder);
    id = web.add("a.pdf", Format.PDF, "x", Metadata.NONE, Publication.PUBLISHED);
    web.index("Gesundheit", "für alle");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void an_address_says_which_page_how_wide_and_in_which_format() throws IOException {
    assertThat(type("/d/" + id + "/1.png")).isEqualTo("200 image/png");
    assertThat(type("/d/" + id + "/2.png?w=200")).isEqualTo("200 image/png");
    assertThat(type("/d/" + id + "/1.jpg?w=1600")).isEqualTo("200 image/jpeg");
    assertThat(type("/d/" + id + "/v/1/2.png")).isEqualTo("200 image/png");
    assertThat(type("/d/" + id + "/v/1/2.jpg")).isEqualTo("200 image/jpeg");
    HttpResponse<String> any = web.get("/d/" + id + "/1.png", "Accept", BROWSER);
    assertThat(any.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(any.headers().firstValue("Vary").orElse("")).contains("Accept");
    assertThat(web.painter.asked)
        .containsExactly(
            new PictureOrder(1, 800, Written.PNG),
            new PictureOrder(2, 200, Written.PNG),
            new PictureOrder(1, 1600, Written.JPEG),
            new PictureOrder(2, 800, Written.PNG),
            new PictureOrder(2, 800, Written.JPEG),
            new PictureOrder(1, 800, Written.SMALLEST));
    for (String wrong : List.of("100", "0", "-1", "801", "x", "99999999999")) {
      HttpResponse<String> refused = web.get("/d/" + id + "/1.png?w=" + wrong);
      assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
      assertThat(refused.body()).contains("„w“", "200, 800, 1600");
    }
    for (String nowhere :
        List.of("0.png", "3.png", "x.png", "1.gif", "99999999.png", "v/2/1.png", "v/1/3.png")) {
      assertThat(web.get("/d/" + id + "/" + nowhere).statusCode()).as(nowhere).isEqualTo(404);
    }
    assertThat(web.painter.asked).hasSize(6);
  }

  @Test
  void who_has_the_picture_is_not_sent_it_again() throws IOException {
    HttpResponse<String> first = web.get("/d/" + id + "/1.png");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    HttpResponse<String> again = web.get("/d/" + id + "/1.png", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(web.get("/d/" + id + "/1.jpg", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void while_it_is_drawn_the_answer_is_202_and_for_a_browser_a_blank_sheet() throws IOException {
    web.painter.millis = 4_000;
    HttpResponse<String> script = web.get("/d/" + id + "/1.png");
    assertThat(script.statusCode()).isEqualTo(202);
    assertThat(script.headers().firstValue("Retry-After")).contains("2");
    assertThat(script.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(script.headers().firstValue("ETag")).isEmpty();
    assertThat(script.body()).isEmpty();
    HttpResponse<String> browser = web.get("/d/" + id + "/2.png?lang=de", "Accept", BROWSER);
    assertThat(browser.statusCode()).isEqualTo(202);
    assertThat(browser.headers().firstValue("Content-Type").orElse("")).contains("image/svg+xml");
    assertThat(browser.body()).contains("Das Bild wird gerade gezeichnet.");
    web.painter.millis = 0;
    assertThat(web.get("/d/" + id + "/1.png").statusCode()).isEqualTo(200);
    assertThat(web.painter.asked).hasSize(2);
  }

  @Test
  void a_page_that_nobody_can_draw_says_why_and_is_read_without_a_picture() throws IOException {
    assertThat(web.get("/d/" + id + "/1").body()).contains("class=\"leafpic\"");
    web.painter.fault = Fault.TOO_SLOW;
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> script =
          web.get("/d/" + id + "/1.png?lang=de", "Accept", "application/json");
      assertThat(script.statusCode()).isEqualTo(404);
      assertThat(script.body())
          .contains("urn:findbuch:problem:no-picture", "Diese Seite lässt sich nicht zeichnen.");
    }
    assertThat(web.painter.asked).hasSize(1);
    HttpResponse<String> browser = web.get("/d/" + id + "/1.png", "Accept", BROWSER);
    assertThat(browser.statusCode()).isEqualTo(404);
    assertThat(browser.body()).contains("<svg", "lässt sich nicht zeichnen");
    assertThat(web.get("/d/" + id + "/1?lang=de").body())
        .doesNotContain("leafpic")
        .contains("Gesundheit", "Diese Seite lässt sich nicht zeichnen.");
  }

  @Test
  void a_page_shows_those_around_it_in_small_and_its_neighbour_beside_it() throws IOException {
    assertThat(web.get("/d/" + id + "/1?q=Gesundheit&lang=de").body())
        .contains(
            "/d/" + id + "/2.png?w=200&amp;lang=de",
            "href=\"/d/" + id + "/1?q=Gesundheit&amp;view=two&amp;lang=de\"",
            "/d/" + id + "/v/1/original?lang=de#page=1");
    assertThat(web.get("/d/" + id + "/2?view=largest&lang=de").body())
        .contains("class=\"reader largest\"", "href=\"/d/" + id + "/1?view=largest&amp;lang=de\"");
  }

  @Test
  void of_formats_that_have_no_pages_there_are_no_pictures() throws IOException {
    DocumentId text = web.add("t.txt", Format.TXT, "t", Metadata.NONE, Publication.PUBLISHED);
    web.index("Text");
    HttpResponse<String> none = web.get("/d/" + text + "/1.png?lang=de");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("keine Bilder der Seiten, nur ihren Text");
    assertThat(web.get("/d/" + text + "/1").body()).doesNotContain("leafpic");
    assertThat(web.painter.asked).isEmpty();
  }

  @Test
  void pictures_of_drafts_are_for_staff_and_those_of_taken_back_ones_for_nobody()
      throws IOException {
    DocumentId draft = web.add("d.pdf", Format.PDF, "d", Metadata.NONE, Publication.DRAFT);
    web.index("Entwurf");
    String[] key = {"Authorization", "Bearer " + web.key};
    assertThat(web.get("/d/" + draft + "/1.png").statusCode()).isEqualTo(404);
    HttpResponse<String> staff = web.get("/d/" + draft + "/1.png", key);
    assertThat(staff.statusCode()).isEqualTo(200);
    assertThat(staff.headers().firstValue("Cache-Control")).contains("no-store");
    String tag = staff.headers().firstValue("ETag").orElseThrow();
    assertThat(web.get("/d/" + draft + "/1.png").statusCode()).as("though kept").isEqualTo(404);
    assertThat(web.get("/d/" + draft + "/1.png", "If-None-Match", tag).statusCode()).isEqualTo(404);
    assertThat(type("/d/" + id + "/1.png")).isEqualTo("200 image/png");
    new ByHand(web.archive).withdraw(id, "Irrtum");
    for (String path : List.of("/1.png", "/1.jpg", "/v/1/1.png")) {
      assertThat(web.get("/d/" + id + path).statusCode()).as(path).isEqualTo(410);
      assertThat(web.get("/d/" + id + path, key).statusCode()).as(path).isEqualTo(410);
    }
    web.services.editing().erase(Actor.atTerminal("chefin"), id, "Wunsch");
    assertThat(web.get("/d/" + id + "/1.png").statusCode()).isEqualTo(410);
    try (Stream<Path> left = Files.walk(folder.resolve("index/previews"))) {
      assertThat(left.filter(Files::isRegularFile)).as("that of the draft").hasSize(1);
    }
  }

  private String type(String path) throws IOException {
    HttpResponse<String> answer = web.get(path);
    return answer.statusCode() + " " + answer.headers().firstValue("Content-Type").orElse("");
  }
}
