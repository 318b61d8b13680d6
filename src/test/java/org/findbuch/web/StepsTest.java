package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Coded;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Embargoes;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may bring a document at the desk from which state to which. */
@Tag("contract")
class StepsTest {
  private static final String LATER = "2199-01-01";

  /** For each state: a button, what an editor and what an admin gets, and what it is then. */
  private static final String WAYS =
      """
      draft     save      303 303 draft
      draft     publish   303 303 published
      draft     plan      303 303 embargoed
      draft     review    303 303 review
      draft     draft     303 303 draft
      draft     withdraw  303 303 withdrawn
      draft     restore   409 409 draft
      draft     erase     403 303 erased
      review    publish   303 303 published
      review    plan      303 303 embargoed
      review    draft     303 303 draft
      review    withdraw  303 303 withdrawn
      review    erase     403 303 erased
      embargoed publish   303 303 published
      embargoed draft     303 303 draft
      embargoed withdraw  303 303 withdrawn
      published save      303 303 published
      published draft     303 303 draft
      published plan      303 303 embargoed
      published withdraw  303 303 withdrawn
      published restore   409 409 published
      published erase     403 303 erased
      withdrawn save      303 303 withdrawn
      withdrawn publish   409 409 withdrawn
      withdrawn plan      409 409 withdrawn
      withdrawn review    409 409 withdrawn
      withdrawn draft     409 409 withdrawn
      withdrawn restore   303 303 draft
      withdrawn erase     403 303 erased
      erased    save      410 410 erased
      erased    publish   410 410 erased
      erased    restore   410 410 erased
      erased    erase     410 410 erased
      """;

  private static final Actor ROOT = Actor.atTerminal("test");

  /** What each step asks for. */
  private static final Map<String, String[]> INPUTS =
      Map.of(
          "plan", new String[] {"until", LATER},
          "withdraw", new String[] {"reason", "Grund"},
          "erase", new String[] {"erase_reason", "Gesetz", "sure", "yes"});

  @TempDir Path folder;
  private OpenWeb web;
  private int added;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    web.addUser("anna", Role.EDITOR);
    web.addUser("berta", Role.ADMIN);
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private DocumentId document(Publication publication) throws IOException {
    Metadata said = Metadata.NONE.with().title("Kühle Orte").build();
    String name = "orte" + ++added + ".txt";
    boolean isGone = publication.leavesTombstone();
    DocumentId id =
        web.add(name, Format.TXT, name, said, isGone ? Publication.PUBLISHED : publication);
    if (isGone) {
      web.services.editing().withdraw(ROOT, id, "Alt");
    }
    if (publication == Publication.ERASED) {
      web.services.editing().erase(ROOT, id, "Gesetz");
    }
    return id;
  }

  private Holding holding(DocumentId id) throws IOException {
    return web.archive.find(id).orElseThrow();
  }

  private HttpResponse<String> send(String token, DocumentId id, String button, String... fields)
      throws IOException {
    StringBuilder form = new StringBuilder("csrf=" + web.csrf(token) + "&do=" + button);
    form.append("&version=").append(holding(id).document().version());
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=');
      form.append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    String cookie = SessionCookie.NAME + "=" + token;
    return web.form("/staff/d/" + id + "?lang=de", form.toString(), "Cookie", cookie);
  }

  @Test
  void each_step_is_for_those_who_may_and_leads_where_it_says() throws IOException {
    List<String> signedIn = List.of(web.signIn("anna"), web.signIn("berta"));
    List<DocumentId> all = new ArrayList<>();
    for (String way : WAYS.lines().toList()) {
      Publication from = Coded.parse(Publication.class, way.split(" +", -1)[0]).orElseThrow();
      all.add(document(from));
      all.add(document(from));
    }
    web.index("Text");
    for (String way : WAYS.lines().toList()) {
      String[] cells = way.split(" +", -1);
      for (int who = 0; who < 2; who++) {
        DocumentId id = all.removeFirst();
        Publication from = holding(id).publication();
        HttpResponse<String> answer =
            send(signedIn.get(who), id, cells[1], INPUTS.getOrDefault(cells[1], new String[0]));
        String expected = cells[2 + who];
        assertThat(answer.statusCode() + " " + holding(id).publication().code())
            .as("%s as %s", way, who)
            .isEqualTo(expected + " " + (expected.equals("303") ? cells[4] : from.code()));
      }
    }
  }

  @Test
  void whoever_asked_for_a_review_cannot_publish_by_page_or_script_and_somebody_else_can()
      throws IOException {
    DocumentId id = document(Publication.DRAFT);
    String anna = web.signIn("anna");
    send(anna, id, "review");
    for (String button : List.of("publish", "plan")) {
      String day = button.equals("plan") ? LATER : "";
      HttpResponse<String> own = send(anna, id, button, "until", day, "title", "Getippt");
      assertThat(own.statusCode()).isEqualTo(403);
      assertThat(own.body()).contains("selbst um die Prüfung gebeten", "value=\"Getippt\"");
    }
    assertThat(holding(id).publication()).isEqualTo(Publication.REVIEW);
    String berta = web.signIn("berta");
    String page =
        web.get("/staff/d/" + id + "?lang=de", "Cookie", SessionCookie.NAME + "=" + berta).body();
    assertThat(page).contains("anna bittet um Prüfung", "value=\"publish\"");
    send(berta, id, "publish");
    assertThat(holding(id).publication()).isEqualTo(Publication.PUBLISHED);

    DocumentId other = document(Publication.DRAFT);
    String tag =
        web.get("/api/documents/" + other, "Authorization", "Bearer " + web.key)
            .headers()
            .firstValue("etag")
            .orElseThrow();
    web.write("PATCH", "/api/documents/" + other, "{\"publication\":\"review\"}", "If-Match", tag);
    String next =
        web.get("/api/documents/" + other, "Authorization", "Bearer " + web.key)
            .headers()
            .firstValue("etag")
            .orElseThrow();
    HttpResponse<String> script =
        web.write(
            "PATCH",
            "/api/documents/" + other,
            "{\"publication\":\"published\"}",
            "If-Match",
            next);
    assertThat(script.statusCode()).isEqualTo(403);
    assertThat(script.body()).contains("own-review");
  }

  @Test
  void a_request_for_review_can_be_taken_back() throws IOException {
    DocumentId id = document(Publication.DRAFT);
    String anna = web.signIn("anna");
    send(anna, id, "review");
    send(anna, id, "draft");
    send(anna, id, "publish");
    assertThat(holding(id).publication()).isEqualTo(Publication.PUBLISHED);
  }

  @Test
  void whoever_asked_last_is_the_one_who_cannot_agree() throws IOException {
    DocumentId id = document(Publication.DRAFT);
    String anna = web.signIn("anna");
    String berta = web.signIn("berta");
    send(anna, id, "review");
    send(berta, id, "draft");
    send(berta, id, "review");
    assertThat(send(berta, id, "publish").statusCode()).isEqualTo(403);
    assertThat(send(anna, id, "publish").statusCode()).isEqualTo(303);
    assertThat(holding(id).publication()).isEqualTo(Publication.PUBLISHED);
  }

  @Test
  void a_day_is_one_after_today() throws IOException {
    DocumentId id = document(Publication.DRAFT);
    String anna = web.signIn("anna");
    for (String day :
        List.of("", "bald", "2020-01-01", "2030-02-30", "99999-01-01", "31.12.9999")) {
      HttpResponse<String> back = send(anna, id, "plan", "until", day, "title", "Getippt");
      assertThat(back.statusCode()).as(day).isEqualTo(422);
      assertThat(back.body()).contains("href=\"#until\"", "id=\"until-wrong\"", "Getippt");
    }
    assertThat(send(anna, id, "plan").body()).contains("Geben Sie den Tag an, bis zu dem");
    assertThat(send(anna, id, "plan", "until", "bald").body()).contains("so: 31.01.2030");
    assertThat(send(anna, id, "plan", "until", "2030-02-30").body())
        .contains("Diesen Tag oder Monat gibt es im Kalender nicht");
    assertThat(send(anna, id, "plan", "until", "2020-01-01").body())
        .contains("Der Tag muss nach heute liegen");
    send(anna, id, "plan", "until", "1. Mai 2031");
    assertThat(holding(id).document().embargoUntil()).isEqualTo(LocalDate.of(2031, 5, 1));
    send(anna, id, "plan", "until", LATER);
    assertThat(holding(id).document().embargoUntil()).isEqualTo(LocalDate.parse(LATER));
    assertThat(web.get("/d/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void an_embargo_that_was_set_with_the_form_ends_by_itself_in_the_morning_of_its_day()
      throws IOException {
    DocumentId id = document(Publication.DRAFT);
    String anna = web.signIn("anna");
    send(anna, id, "plan", "until", LATER);
    for (String time : List.of("2198-12-31T22:59:59Z", "2198-12-31T23:00:00Z")) {
      Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
      try (Embargoes embargoes = new Embargoes(web.archive, web.services.editing(), clock)) {
        assertThat(holding(id).publication()).isEqualTo(Publication.EMBARGOED);
        embargoes.start();
      }
    }
    assertThat(holding(id).publication()).isEqualTo(Publication.PUBLISHED);
    assertThat(
            web.get("/staff/d/" + id + "?lang=de", "Cookie", SessionCookie.NAME + "=" + anna)
                .body())
        .contains("system,", "Veröffentlicht (vorher: Gesperrt bis 1. Januar 2199)");
  }

  @Test
  void a_withdrawal_needs_a_reason_which_everybody_reads() throws IOException {
    DocumentId id = document(Publication.PUBLISHED);
    String anna = web.signIn("anna");
    HttpResponse<String> back = send(anna, id, "withdraw", "reason", " ", "title", "Getippt");
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body()).contains("Schreiben Sie einen Grund", "Getippt");
    send(anna, id, "withdraw", "reason", "Zahlen <b>falsch</b>");
    HttpResponse<String> gone = web.get("/d/" + id + "?lang=de");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body())
        .contains("Dieses Dokument wurde am", "Zahlen &lt;b")
        .doesNotContain("<b>falsch", "Kühle Orte");
    assertThat(
            web.get("/staff/d/" + id + "?lang=de", "Cookie", SessionCookie.NAME + "=" + anna)
                .body())
        .contains("Wiederherstellen", "Zahlen &lt;b");
  }

  @Test
  void title_and_date_stay_where_a_document_was_withdrawn_unless_the_reason_forbids()
      throws IOException {
    DocumentId id = document(Publication.PUBLISHED);
    String anna = web.signIn("anna");
    send(anna, id, "withdraw", "reason", "Veraltet", "named", "yes", "date", "2004-11");
    assertThat(web.get("/d/" + id + "?lang=de").body())
        .contains("„Kühle Orte“ (2004) wurde am", "Grund: Veraltet");
    assertThat(web.get("/api/documents/" + id).body()).contains("\"title\":\"Kühle Orte\"");
    send(anna, id, "withdraw", "reason", "Ein Name steht im Titel");
    for (String path : List.of("/d/" + id, "/api/documents/" + id)) {
      assertThat(web.get(path).body()).doesNotContain("Kühle Orte", "2004");
    }
  }

  @Test
  void what_was_public_once_is_gone_for_everybody_and_what_never_was_is_unknown()
      throws IOException {
    String anna = web.signIn("anna");
    String berta = web.signIn("berta");
    String cookie = SessionCookie.NAME + "=" + anna;
    DocumentId never = document(Publication.DRAFT);
    assertThat(web.get("/staff/d/" + never + "?lang=de", "Cookie", cookie).body())
        .contains("An seiner Adresse steht auch danach nichts.")
        .doesNotContain("name=\"named\"");
    send(anna, never, "withdraw", "reason", "Entwurf verworfen", "named", "yes");
    DocumentId once = document(Publication.PUBLISHED);
    send(anna, once, "draft", "title", "Kühle Orte, geheim");
    assertThat(web.get("/d/" + once).statusCode()).isEqualTo(404);
    assertThat(web.get("/staff/d/" + once + "?lang=de", "Cookie", cookie).body())
        .contains("Das Dokument war schon öffentlich.", "Grund, öffentlich sichtbar");
    send(anna, once, "withdraw", "reason", "Ein Name steht im Titel");
    DocumentId erased = document(Publication.PUBLISHED);
    send(anna, erased, "draft");
    send(berta, erased, "erase", "erase_reason", "Gesetz", "sure", "yes");
    for (String address : List.of("/d/", "/api/documents/")) {
      assertThat(web.get(address + never).statusCode()).isEqualTo(404);
      assertThat(web.get(address + once + "?lang=de").statusCode()).isEqualTo(410);
      assertThat(web.get(address + once + "?lang=de").body())
          .contains("Ein Name steht im Titel")
          .doesNotContain("Kühle Orte");
      assertThat(web.get(address + erased + "?lang=de").body())
          .contains("Gesetz")
          .doesNotContain("Kühle Orte");
    }
  }

  @Test
  void erasing_says_what_goes_and_wants_a_reason_and_a_yes() throws IOException {
    DocumentId id = document(Publication.PUBLISHED);
    String berta = web.signIn("berta");
    String cookie = SessionCookie.NAME + "=" + berta;
    assertThat(web.get("/staff/d/" + id + "?lang=de", "Cookie", cookie).body())
        .contains("Gelöscht werden für immer: die Datei,", "Sicherungen");
    assertThat(send(berta, id, "erase", "sure", "yes").statusCode()).isEqualTo(422);
    HttpResponse<String> unsure = send(berta, id, "erase", "erase_reason", "Gesetz");
    assertThat(unsure.statusCode()).isEqualTo(422);
    assertThat(unsure.body()).contains("id=\"sure-wrong\"", "value=\"Gesetz\"");
    assertThat(holding(id).publication()).isEqualTo(Publication.PUBLISHED);
    send(berta, id, "erase", "erase_reason", "Gesetz", "sure", "yes");
    HttpResponse<String> after = web.get("/staff/d/" + id + "?lang=de", "Cookie", cookie);
    assertThat(after.statusCode()).isEqualTo(410);
    assertThat(after.body()).contains("endgültig gelöscht. Grund: Gesetz");
  }
}
