package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of one document at the desk: nothing typed is lost, nothing is done by accident. */
@Tag("contract")
class RecordTest {
  private static final Pattern UNDO = Pattern.compile("value=\"undo (\\d+)\"");

  @TempDir Path folder;
  private OpenWeb web;
  private String anna = "";
  private String berta = "";
  private DocumentId id = new DocumentId("0".repeat(12));

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    web.addUser("anna", Role.EDITOR);
    web.addUser("berta", Role.ADMIN);
    anna = web.signIn("anna");
    berta = web.signIn("berta");
    id = web.add("orte.txt", Format.TXT, "Kühle Orte", said("Kühle Orte"), Publication.DRAFT);
    web.index("Schatten und Wasser");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private static Metadata said(String title) {
    return Metadata.NONE.with().title(title).build();
  }

  private Document document() throws IOException {
    return web.archive.find(id).orElseThrow().document();
  }

  private HttpResponse<String> see(String token, String query) throws IOException {
    return web.get("/staff/d/" + id + "?lang=de" + query, "Cookie", cookie(token));
  }

  private static String cookie(String token) {
    return SessionCookie.NAME + "=" + token;
  }

  /** Sends the form: a button, and fields by name and value. */
  private HttpResponse<String> send(String token, String button, String... fields)
      throws IOException {
    return sendAt(token, document().version(), button, fields);
  }

  private HttpResponse<String> sendAt(String token, long version, String button, String... fields)
      throws IOException {
    String form = "csrf=" + web.csrf(token) + "&version=" + version + "&do=" + escaped(button);
    return web.form("/staff/d/" + id + "?lang=de", form + fields(fields), "Cookie", cookie(token));
  }

  private static String fields(String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(escaped(fields[i + 1]));
    }
    return form.toString();
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void the_form_is_filled_with_what_people_said_and_saves_what_is_typed() throws IOException {
    assertThat(see(anna, "").body())
        .contains("value=\"Kühle Orte\"", "Angaben bearbeiten", "Noch nicht angegeben");
    HttpResponse<String> saved =
        send(
            anna,
            "save",
            "title",
            " Kühle\tOrte 2024 ",
            "date",
            "2024-08",
            "kind",
            "report",
            "authors",
            "Lipinski, Jonas; Brinkmann, Hanna",
            "description",
            "Eins\r\nZwei");
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(saved.headers().firstValue("location"))
        .hasValue("/staff/d/" + id + "?done=saved&lang=de");
    Metadata now = document().metadata();
    assertThat(now.title()).isEqualTo("Kühle Orte 2024");
    assertThat(now.date()).isEqualTo(new DocumentDate("2024-08"));
    assertThat(now.authors()).containsExactly("Lipinski, Jonas", "Brinkmann, Hanna");
    assertThat(now.description()).isEqualTo("Eins\nZwei");
    assertThat(see(anna, "&done=saved").body()).contains("Gespeichert.", "Angaben geändert");
  }

  @Test
  void a_field_that_is_not_touched_keeps_a_value_that_words_cannot_tell() throws IOException {
    List<String> authors = List.of("Amt; Abteilung 3", "Lipinski");
    Metadata before = said("T").with().authors(authors).build();
    id = web.add("b.txt", Format.TXT, "zwei", before, Publication.DRAFT);
    send(anna, "save", "title", "U", "authors", "Amt; Abteilung 3; Lipinski");
    assertThat(document().metadata().title()).isEqualTo("U");
    assertThat(document().metadata().authors()).isEqualTo(authors);
  }

  @Test
  void a_date_comes_back_as_one_types_it_and_sending_it_again_changes_nothing() throws IOException {
    send(anna, "save", "title", "Orte", "date", "3.2.2026");
    assertThat(document().metadata().date()).isEqualTo(new DocumentDate("2026-02-03"));
    assertThat(see(anna, "").body()).contains("value=\"03.02.2026\"");
    assertThat(web.get("/staff/d/" + id + "?lang=en", "Cookie", cookie(anna)).body())
        .contains("value=\"2026-02-03\"");
    long version = document().version();
    send(anna, "save", "title", "Orte", "date", "03.02.2026");
    assertThat(document().version()).isEqualTo(version);
    assertThat(sendAt(anna, version, "save", "kind", "gedicht", "date", "03.02.2026").body())
        .contains("value=\"03.02.2026\"");
    send(berta, "save", "title", "Orte", "date", "8/2024");
    assertThat(sendAt(anna, version, "save", "title", "Orte", "date", "2025").body())
        .contains("value=\"2025\"", "Inzwischen gespeichert ist „August 2024“");
  }

  @Test
  void wrong_values_give_the_form_back_with_everything_typed() throws IOException {
    HttpResponse<String> back =
        send(
            anna,
            "publish",
            "title",
            "Neuer \"Titel\" <b>",
            "date",
            "Sommer 2024",
            "kind",
            "gedicht",
            "collection",
            "nirgends",
            "reason",
            "halb <i>",
            "until",
            "morgen");
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body())
        .contains("<title>Fehler: ", "3 Angaben prüfen", "value=\"Sommer 2024\"")
        .contains("zum Beispiel so: 17.08.2024", "Neuer &#34;Titel&#34; &lt;b")
        .contains("value=\"gedicht\" selected", "value=\"nirgends\" selected", "halb &lt;i")
        .doesNotContain("Titel\" <b>");
    assertThat(document().version()).isEqualTo(1);
    assertThat(send(anna, "save", "subtitle", "x".repeat(20_001)).statusCode()).isEqualTo(422);
    assertThat(send(anna, "save", "title", "x".repeat(501)).body())
        .contains("höchstens 500 Zeichen. Kürzen Sie ihn", "href=\"#title\"");
    assertThat(document().version()).isEqualTo(1);
  }

  @Test
  void when_somebody_was_faster_both_values_are_there_to_choose_from() throws IOException {
    send(berta, "save", "title", "Heiße Orte", "subtitle", "Von Berta");
    HttpResponse<String> back =
        sendAt(anna, 1, "save", "title", "Kalte Orte", "subtitle", "", "date", "2024");
    assertThat(back.statusCode()).isEqualTo(412);
    assertThat(back.body())
        .contains("berta hat das Dokument inzwischen geändert")
        .contains("value=\"Kalte Orte\"", "Inzwischen gespeichert ist „Heiße Orte“")
        .contains("value=\"Von Berta\"", "value=\"2024\"", "name=\"version\" value=\"2\"");
    assertThat(document().metadata().title()).isEqualTo("Heiße Orte");
    assertThat(sendAt(berta, 1, "save", "title", "Alt").body())
        .contains("Sie selbst haben das Dokument inzwischen geändert");
    send(anna, "save", "title", "Kalte Orte", "theirs", "title", "date", "2024");
    assertThat(document().metadata().title()).isEqualTo("Heiße Orte");
    assertThat(document().metadata().date()).isEqualTo(new DocumentDate("2024"));
  }

  @Test
  void what_only_one_of_two_has_changed_is_saved_without_a_question_but_nothing_is_published()
      throws IOException {
    send(berta, "save", "title", "Kühle Orte", "subtitle", "Von Berta");
    assertThat(
            sendAt(anna, 1, "publish", "title", "Kühle Orte", "subtitle", "", "date", "2024")
                .statusCode())
        .isEqualTo(412);
    assertThat(document().publication()).isEqualTo(Publication.DRAFT);
    assertThat(
            sendAt(anna, 1, "save", "title", "Kühle Orte", "subtitle", "", "date", "2024")
                .statusCode())
        .isEqualTo(303);
    assertThat(document().metadata().subtitle()).isEqualTo("Von Berta");
    assertThat(document().metadata().date()).isEqualTo(new DocumentDate("2024"));
  }

  @Test
  void what_was_typed_when_the_session_ended_is_there_again_after_signing_in() throws IOException {
    web.accounts.signOut(anna);
    String typed = fields("title", "Getippt & \"so\"", "description", "Eins\nZwei", "reason", "R");
    HttpResponse<String> out =
        web.form("/staff/d/" + id, "csrf=alt&do=publish" + typed, "Cookie", cookie(anna));
    assertThat(out.statusCode()).isEqualTo(401);
    assertThat(out.body())
        .contains("abgelaufen", "name=\"kept.title\" value=\"Getippt &amp; &#34;so&#34;\"")
        .contains("name=\"kept.description\" value=\"Eins\nZwei\"")
        .doesNotContain("kept.csrf", "kept.do");
    String in =
        "next=%2Fstaff%2Fd%2F"
            + id
            + "&name=anna&password="
            + escaped(OpenWeb.PASSWORD)
            + fields("kept.title", "Getippt & \"so\"", "kept.reason", "R");
    HttpResponse<String> back = web.form("/login?lang=de", in);
    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(back.headers().firstValue("set-cookie")).isPresent();
    assertThat(back.body())
        .contains("Ihre Eingaben sind noch da", "action=\"/staff/d/" + id + "\"")
        .contains("name=\"title\" value=\"Getippt &amp; &#34;so&#34;\"", "value=\"show\"");
    String again = web.signIn("anna");
    HttpResponse<String> shown = send(again, "show", "title", "Getippt", "reason", "R");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body())
        .contains("value=\"Getippt\"", "Gespeichert sind sie noch nicht", "value=\"R\"");
    assertThat(document().version()).isEqualTo(1);
  }

  @Test
  void a_form_of_an_earlier_session_does_nothing_and_gives_back_what_was_typed()
      throws IOException {
    String form = "csrf=" + web.csrf(web.signIn("anna")) + "&do=publish&title=Getippt";
    HttpResponse<String> back =
        web.form("/staff/d/" + id, form, "Cookie", cookie(anna), "Sec-Fetch-Site", "same-origin");
    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.body()).contains("value=\"Getippt\"", web.csrf(anna));
    for (String site : List.of("cross-site", "same-site")) {
      HttpResponse<String> foreign =
          web.form("/staff/d/" + id, form, "Cookie", cookie(anna), "Sec-Fetch-Site", site);
      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(foreign.body()).doesNotContain("Getippt");
      assertThat(web.form("/staff/d/" + id, form, "Sec-Fetch-Site", site).body())
          .doesNotContain("Getippt");
    }
    assertThat(document().version()).isEqualTo(1);
  }

  @Test
  void a_proposal_is_taken_over_or_refused_with_one_click_that_loses_nothing_typed()
      throws IOException {
    id = web.add("plan.txt", Format.TXT, "Plan", Metadata.NONE, Publication.DRAFT);
    web.index(new Found("Hitzeplan", List.of("Mara Ost"), null, null), "Hitze");
    assertThat(see(anna, "").body()).contains("Vorgeschlagen", "Hitzeplan", "value=\"take title ");
    send(anna, "take title Hitzeplan", "title", "", "subtitle", "Getippt");
    assertThat(document().metadata().title()).isEqualTo("Hitzeplan");
    assertThat(document().metadata().subtitle()).isEqualTo("Getippt");
    send(anna, "refuse authors Mara Ost");
    assertThat(document().metadata().get(MetadataField.REFUSED))
        .isEqualTo(List.of("authors=Mara Ost"));
    assertThat(see(anna, "").body()).doesNotContain("take authors");
  }

  @Test
  void all_sure_proposals_are_taken_over_at_once_into_empty_fields() throws IOException {
    id = web.add("plan.txt", Format.TXT, "Plan", Metadata.NONE, Publication.DRAFT);
    web.index(new Found("Hitzeplan", List.of("Mara Ost"), null, null), "Hitze");
    send(anna, "take-all", "title", "Eigener Titel", "authors", "");
    assertThat(document().metadata().title()).isEqualTo("Eigener Titel");
    assertThat(document().metadata().authors()).containsExactly("Mara Ost");
  }

  @Test
  void a_change_is_taken_back_as_long_as_nobody_has_changed_the_same_again() throws IOException {
    send(anna, "save", "title", "Zwei");
    send(anna, "save", "title", "Zwei", "date", "2024");
    String oldest = undo(1);
    assertThat(send(berta, "undo " + oldest).statusCode()).isEqualTo(303);
    assertThat(document().metadata().title()).isEqualTo("Kühle Orte");
    assertThat(document().metadata().date()).isEqualTo(new DocumentDate("2024"));
    assertThat(send(berta, "undo " + oldest).statusCode()).isEqualTo(409);
    assertThat(send(berta, "undo 7").statusCode()).isEqualTo(409);
    send(anna, "publish");
    assertThat(document().publication()).isEqualTo(Publication.PUBLISHED);
    send(anna, "undo " + undo(0));
    assertThat(document().publication()).isEqualTo(Publication.DRAFT);
  }

  @Test
  void the_history_says_which_change_was_taken_back_and_doing_it_again_is_none()
      throws IOException {
    send(anna, "save", "title", "Zwei", "date", "2024");
    send(berta, "undo " + undo(0));
    assertThat(see(anna, "").body())
        .containsOnlyOnce("<li>Änderung zurückgenommen")
        .containsPattern("<li>Änderung zurückgenommen.*berta.*Die Änderung von anna vom ")
        .contains("Titel: „Kühle Orte“ (vorher: „Zwei“)");
    send(anna, "save", "title", "Zwei", "date", "2024");
    assertThat(see(anna, "").body()).containsOnlyOnce("<li>Änderung zurückgenommen");
    send(anna, "publish");
    send(anna, "draft");
    assertThat(see(anna, "").body()).contains("Geändert, wer es sehen darf");
    assertThat(see(anna, "").body().split("<li>Änderung zurückgenommen", -1)).hasSize(3);
    send(anna, "publish");
    assertThat(see(anna, "").body().split("<li>Änderung zurückgenommen", -1)).hasSize(3);
  }

  @Test
  void an_old_change_is_not_taken_back_because_all_is_as_it_was_again() throws IOException {
    send(anna, "publish");
    send(anna, "draft");
    String toDraft = undo(0);
    send(anna, "publish");
    send(anna, "withdraw", "reason", "Es enthielt Namen");
    send(anna, "restore");
    assertThat(document().publication()).isEqualTo(Publication.DRAFT);
    String page = see(anna, "").body();
    assertThat(page).as("nothing offers to publish it again").doesNotContain("undo " + toDraft);
    assertThat(send(anna, "undo " + toDraft).statusCode()).isEqualTo(409);
    assertThat(document().publication()).isEqualTo(Publication.DRAFT);
  }

  @Test
  void what_was_typed_for_a_step_is_never_dropped_by_another_button_or_the_key_enter()
      throws IOException {
    send(anna, "publish");
    for (String button : List.of("save", "draft", "publish")) {
      HttpResponse<String> reason = send(anna, button, "reason", "Bitte sofort weg");
      assertThat(reason.statusCode()).as(button).isEqualTo(422);
      assertThat(reason.body())
          .contains("Unter „Zurückziehen“ steht ein Grund", "value=\"Bitte sofort weg\"");
      HttpResponse<String> day = send(anna, button, "until", "2090-01-01");
      assertThat(day.body()).contains("Unter „Gesperrt bis“ steht ein anderer Tag", "2090-01-01");
      HttpResponse<String> erasing = send(anna, button, "erase_reason", "Recht");
      assertThat(erasing.body()).contains("Unter „Endgültig löschen“ steht ein Grund");
    }
    assertThat(document().publication()).isEqualTo(Publication.PUBLISHED);
  }

  @Test
  void of_what_was_never_public_no_public_reason_is_promised() throws IOException {
    assertThat(see(anna, "").body()).contains("An seiner Adresse steht auch danach nichts");
    send(anna, "withdraw", "reason", "Doppelt");
    assertThat(see(anna, "&done=withdrawn").body())
        .contains("An seiner Adresse steht weiterhin nichts");
    assertThat(web.get("/d/" + id).statusCode()).isEqualTo(404);
    send(anna, "restore");
    send(anna, "publish");
    assertThat(see(anna, "").body()).contains("Grund, öffentlich sichtbar");
    send(anna, "withdraw", "reason", "Veraltet");
    assertThat(see(anna, "&done=withdrawn").body()).contains("steht jetzt der Grund");
    assertThat(web.get("/d/" + id).statusCode()).isEqualTo(410);
  }

  @Test
  void the_history_says_what_was_before_and_what_is_now() throws IOException {
    Metadata other = said("Warme <b>Orte</b>");
    DocumentId old = web.add("b.txt", Format.TXT, "zwei", other, Publication.DRAFT);
    web.write("POST", "/api/collections", "{\"id\":\"reihe\",\"title\":\"Die Reihe\"}");
    send(anna, "save", "title", "Kalte Orte", "kind", "report", "collection", "reihe");
    send(anna, "save", "title", "", "kind", "minutes", "date", "2024-08");
    send(anna, "refuse authors Mara Ost", "title", "");
    String path = "/api/documents/" + id;
    String replaces = "{\"relations\":[{\"type\":\"replaces\",\"target\":\"" + old + "\"}]}";
    web.write("PATCH", path, replaces, "If-Match", "*");
    web.write("PATCH", path, "{\"relations\":[]}", "If-Match", "*");
    web.upload(path + "/versions", "neu.txt", "Neue Orte", "");
    send(anna, "plan", "until", "2199-01-01");
    assertThat(see(anna, "").body())
        .contains("Titel: „Kalte Orte“ (vorher: „Kühle Orte“)", "Titel: leer (vorher: „Kalte")
        .contains("Art: „Gesundheitsbericht“ (vorher leer)", "Sammlung: „Die Reihe“")
        .contains("Art: „Protokoll“ (vorher: „Gesundheitsbericht“)", "Datum: „August 2024“")
        .contains("Vorschlag abgelehnt: Verfasst von: Mara Ost")
        .contains("Neu: Ersetzt: „Warme &lt;b&gt;Orte&lt;/b&gt;“", "Nicht mehr: Ersetzt: „Warme")
        .contains("neu.txt (vorher: orte.txt)")
        .contains("Gesperrt bis 1. Januar 2199 (vorher: Entwurf)");
  }

  @Test
  void the_planned_day_stands_in_its_field_and_wherever_the_state_does() throws IOException {
    send(anna, "plan", "until", "2199-01-01");
    assertThat(see(anna, "&done=embargoed").body())
        .contains("name=\"until\" value=\"2199-01-01\"", "Gesperrt bis 1. Januar 2199</span>");
    for (String page : List.of("/staff?lang=de", "/staff/publish?lang=de&d=" + id)) {
      assertThat(web.get(page, "Cookie", cookie(anna)).body())
          .contains("Gesperrt bis 1. Januar 2199<br>");
    }
    assertThat(web.get("/d/" + id + "?lang=de", "Cookie", cookie(anna)).body())
        .contains("Zustand: Gesperrt bis 1. Januar 2199.");
    send(anna, "publish");
    assertThat(see(anna, "").body()).contains("Öffentlich seit ");
    assertThat(web.get("/staff/publish?lang=de&d=" + id, "Cookie", cookie(anna)).body())
        .contains("Öffentlich seit ");
  }

  @Test
  void each_flaw_of_a_date_has_its_own_sentence() throws IOException {
    assertThat(send(anna, "save", "date", "17.8.24").body())
        .contains("Schreiben Sie das Datum zum Beispiel so: 17.08.2024");
    assertThat(send(anna, "save", "date", "9999").body())
        .contains("Das Jahr muss zwischen 1000 und 2200 liegen");
    assertThat(send(anna, "save", "date", "2024-02-31").body())
        .contains("Diesen Tag oder Monat gibt es im Kalender nicht");
    assertThat(send(anna, "save", "date", "2015/2010").body())
        .contains("Der Zeitraum endet, bevor er beginnt");
    String path = "/api/documents/" + id;
    assertThat(
            web.write("PATCH", path + "?lang=de", "{\"date\":\"2024-02-31\"}", "If-Match", "*")
                .body())
        .contains(
            "Das Feld „date“ hat den Wert „2024-02-31“. "
                + "Diesen Tag oder Monat gibt es im Kalender nicht.\"");
    assertThat(document().version()).isEqualTo(1);
  }

  /** The number of the change behind a button of the history, the newest being the first. */
  private String undo(int place) throws IOException {
    Matcher button = UNDO.matcher(see(anna, "").body());
    return button.results().skip(place).findFirst().orElseThrow().group(1);
  }

  @Test
  void whoever_has_signed_in_sees_a_draft_as_a_preview_of_what_everybody_will_see()
      throws IOException {
    assertThat(web.get("/d/" + id + "?lang=de", "Cookie", cookie(anna)).body())
        .contains("Vorschau.", "Zustand: Entwurf", "/staff/d/" + id);
    assertThat(web.get("/d/" + id + "?lang=de&q=Wasser", "Cookie", cookie(anna)).body())
        .contains("<mark>Wasser</mark>");
    assertThat(web.get("/d/" + id + "/1?lang=de", "Cookie", cookie(anna)).body())
        .contains("Vorschau.");
    send(anna, "publish");
    assertThat(web.get("/d/" + id, "Cookie", cookie(anna)).body()).doesNotContain("Vorschau");
    assertThat(web.get("/d/" + id).body()).doesNotContain("Vorschau", "/staff/");
  }
}
