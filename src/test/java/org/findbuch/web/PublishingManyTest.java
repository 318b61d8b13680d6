package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.editing.Actor;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several documents are published at once, each by itself, and nothing before one has said so. */
@Tag("contract")
class PublishingManyTest {
  private static final Actor ROOT = Actor.atTerminal("test");

  @TempDir Path folder;
  private OpenWeb web;
  private String token = "";

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    web.addUser("anna", Role.EDITOR);
    token = web.signIn("anna");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private DocumentId add(String name, Publication publication) throws IOException {
    return web.add(name + ".txt", Format.TXT, name, Metadata.NONE, publication);
  }

  private Publication publication(DocumentId id) throws IOException {
    return web.archive.find(id).orElseThrow().publication();
  }

  private HttpResponse<String> send(String fields) throws IOException {
    String form = "csrf=" + web.csrf(token) + fields;
    return web.form("/staff/publish?lang=de", form, "Cookie", cookie());
  }

  /** Likewise, and goes where the answer leads. */
  private String done(String fields) throws IOException {
    HttpResponse<String> led = send(fields);
    assertThat(led.statusCode()).isEqualTo(303);
    return see(led.headers().firstValue("location").orElseThrow());
  }

  private String see(String path) throws IOException {
    return web.get(path, "Cookie", cookie()).body();
  }

  private String cookie() {
    return SessionCookie.NAME + "=" + token;
  }

  @Test
  void the_desk_names_what_is_missing_and_the_next_page_publishes_nothing_yet() throws IOException {
    DocumentId one = add("eins", Publication.DRAFT);
    web.index("Text");
    assertThat(see("/staff?lang=de"))
        .contains("name=\"d\" value=\"" + one + "\"", "Angaben fehlen:", "Lizenz");
    assertThat(see("/staff?lang=de&all=1")).contains("value=\"" + one + "\" checked");
    assertThat(see("/staff/publish?lang=de&d=" + one + "&d=gibtesnichtab&d=%3Cb"))
        .contains("Noch nicht angegeben", "Lizenz", "Angekreuzte jetzt veröffentlichen");
    assertThat(publication(one)).isEqualTo(Publication.DRAFT);
    assertThat(see("/staff/publish?lang=de")).contains("Kein Dokument ist ausgewählt");
  }

  @Test
  void what_is_in_the_way_of_one_holds_up_no_other_and_all_of_it_can_be_taken_back()
      throws IOException {
    DocumentId one = add("eins", Publication.DRAFT);
    DocumentId two = add("zwei", Publication.PUBLISHED);
    DocumentId three = add("drei", Publication.PUBLISHED);
    DocumentId four = add("vier", Publication.REVIEW);
    web.services.editing().withdraw(ROOT, three, "Alt");
    web.index("Text");
    String all = "&d=" + String.join("&d=", List.of(one + "", two + "", three + "", four + ""));
    String done = send("&do=publish" + all).body();
    assertThat(done)
        .contains("2 von 4 Dokumenten veröffentlicht", "Ist schon veröffentlicht")
        .contains("Ist zurückgezogen");
    assertThat(publication(one)).isEqualTo(Publication.PUBLISHED);
    assertThat(publication(three)).isEqualTo(Publication.WITHDRAWN);
    assertThat(publication(four)).isEqualTo(Publication.PUBLISHED);
    assertThat(done("&do=draft&d=" + one + "&d=" + four)).contains("wieder Entwürfe");
    assertThat(publication(one)).isEqualTo(Publication.DRAFT);
  }

  @Test
  void what_was_done_has_an_address_that_offers_the_way_back_as_long_as_there_is_one()
      throws IOException {
    DocumentId one = add("eins", Publication.DRAFT);
    DocumentId two = add("zwei", Publication.DRAFT);
    web.index("Text");
    String both = "&d=" + one + "&d=" + two;
    String address = "/staff/publish?done=published" + both + "&lang=de";
    assertThat(send("&do=publish" + both).headers().firstValue("location")).hasValue(address);
    assertThat(see(address))
        .contains("2 von 2 Dokumenten veröffentlicht", "Alle wieder zu Entwürfen machen")
        .contains("type=\"hidden\" name=\"d\" value=\"" + two);
    web.services.editing().withdraw(ROOT, two, "Alt");
    assertThat(see(address))
        .contains("1 von 2 Dokumenten veröffentlicht", "Alle wieder zu Entwürfen machen")
        .doesNotContain("type=\"hidden\" name=\"d\" value=\"" + two);
    done("&do=draft&d=" + one);
    assertThat(see(address))
        .contains("0 von 2 Dokumenten veröffentlicht")
        .doesNotContain("Alle wieder zu Entwürfen machen", "type=\"checkbox\"");
    assertThat(see("/staff/publish?lang=de&done=withdrawn" + both)).doesNotContain("Erledigt");
    assertThat(web.get("/staff/publish?lang=de&done=gut", "Cookie", cookie()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void what_one_has_asked_others_to_review_is_not_among_it() throws IOException {
    DocumentId one = add("eins", Publication.DRAFT);
    web.index("Text");
    String path = "/staff/d/" + one;
    web.form(
        path, "csrf=" + web.csrf(token) + "&do=review", "Cookie", SessionCookie.NAME + "=" + token);
    String ticked = "name=\"d\" value=\"" + one + "\"";
    assertThat(see("/staff?lang=de&pile=review&all=1"))
        .contains("Sie haben selbst um die Prüfung gebeten; veröffentlichen muss jemand anderes.")
        .doesNotContain(ticked);
    web.addUser("berta", Role.EDITOR);
    String berta = SessionCookie.NAME + "=" + web.signIn("berta");
    assertThat(web.get("/staff?lang=de&pile=review", "Cookie", berta).body())
        .contains(ticked)
        .doesNotContain("Sie haben selbst");
    assertThat(send("&do=publish&d=" + one).body()).contains("0 von 1 Dokument");
    assertThat(publication(one)).isEqualTo(Publication.REVIEW);
  }

  @Test
  void proposals_are_taken_over_only_where_that_is_said() throws IOException {
    DocumentId one = add("eins", Publication.DRAFT);
    web.index(new Found("Hitzeplan", List.of(), null, null), "Hitze");
    send("&do=publish&d=" + one);
    assertThat(web.archive.find(one).orElseThrow().document().metadata().title()).isNull();
    DocumentId two = add("zwei", Publication.DRAFT);
    web.index(new Found("Hitzeplan zwei", List.of(), null, null), "Hitze");
    send("&do=publish&take=yes&d=" + two);
    assertThat(web.archive.find(two).orElseThrow().document().metadata().title())
        .isEqualTo("Hitzeplan zwei");
    assertThat(publication(two)).isEqualTo(Publication.PUBLISHED);
  }

  @Test
  void a_wrong_day_gives_the_choice_back_and_a_right_one_plans_them() throws IOException {
    DocumentId one = add("eins", Publication.DRAFT);
    web.index("Text");
    HttpResponse<String> back = send("&do=plan&until=bald&d=" + one);
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body()).contains("value=\"bald\"", "value=\"" + one + "\" checked");
    send("&do=plan&until=2199-01-01&d=" + one);
    assertThat(publication(one)).isEqualTo(Publication.EMBARGOED);
    assertThat(send("&do=show&d=" + one).body()).contains("value=\"" + one + "\" checked");
    assertThat(publication(one)).isEqualTo(Publication.EMBARGOED);
  }

  @Test
  void what_cannot_be_read_or_is_being_read_is_ticked_by_nobody_but_people() throws IOException {
    DocumentId broken = add("kaputt", Publication.DRAFT);
    web.failToRead(Fault.PASSWORD);
    DocumentId waiting = add("neu", Publication.DRAFT);
    String listed = "d=" + broken + "&d=" + waiting;
    assertThat(see("/staff/publish?lang=de&" + listed))
        .contains("Nicht lesbar, deshalb nicht angekreuzt. Die Datei verlangt ein Passwort.")
        .contains("Wird noch gelesen, deshalb nicht angekreuzt")
        .contains("name=\"d\" value=\"" + broken + "\">", "name=\"d\" value=\"" + waiting + "\">");
    String again =
        send("&do=plan&until=bald&d=" + broken + "&listed=" + broken + "&listed=" + waiting).body();
    assertThat(again)
        .contains("name=\"d\" value=\"" + broken + "\" checked>")
        .contains("name=\"d\" value=\"" + waiting + "\">");
    send("&do=publish&d=" + broken + "&listed=" + broken + "&listed=" + waiting);
    assertThat(publication(broken)).isEqualTo(Publication.PUBLISHED);
    assertThat(publication(waiting)).isEqualTo(Publication.DRAFT);
  }

  @Test
  void with_nothing_ticked_that_is_said_and_the_selection_stays() throws IOException {
    DocumentId one = add("eins", Publication.DRAFT);
    DocumentId two = add("zwei", Publication.DRAFT);
    web.index("Text");
    String listed = "&listed=" + one + "&listed=" + two;
    for (String way : List.of("&do=publish", "&do=plan&until=2199-01-01")) {
      HttpResponse<String> back = send(way + listed);
      assertThat(back.statusCode()).isEqualTo(422);
      assertThat(back.body())
          .contains("Kein Dokument ist angekreuzt", "role=\"alert\"")
          .contains("name=\"d\" value=\"" + one + "\">", "name=\"d\" value=\"" + two + "\">")
          .doesNotContain("Erledigt");
    }
    assertThat(send("&do=plan&until=2199-01-01" + listed).body()).contains("value=\"2199-01-01\"");
    assertThat(publication(one)).isEqualTo(Publication.DRAFT);
  }

  @Test
  void without_a_session_the_choice_comes_back_after_signing_in() throws IOException {
    DocumentId one = add("eins", Publication.DRAFT);
    HttpResponse<String> out = web.form("/staff/publish", "do=publish&d=" + one);
    assertThat(out.statusCode()).isEqualTo(401);
    assertThat(out.body()).contains("name=\"kept.d\" value=\"" + one + "\"");
    assertThat(publication(one)).isEqualTo(Publication.DRAFT);
  }
}
