package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of collections at the desk: all that a command can do, and nothing typed is lost. */
@Tag("contract")
class ArrangingTest {
  private static final Charset UTF = StandardCharsets.UTF_8;
  private static final String FRESH = "/staff/new-collection";
  private static final String[] SURE = {"sure-removed", "yes"};

  @TempDir Path folder;
  private OpenWeb web;
  private String anna = "";

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    web.addUser("anna", Role.EDITOR);
    web.addUser("berta", Role.ADMIN);
    anna = web.signIn("anna");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private String see(String path) throws IOException {
    return web.get(path, "Cookie", cookie(anna)).body();
  }

  private static String cookie(String token) {
    return SessionCookie.NAME + "=" + token;
  }

  private HttpResponse<String> send(String token, String path, String button, String... fields)
      throws IOException {
    StringBuilder form =
        new StringBuilder("csrf=" + web.csrf(token) + "&do=" + URLEncoder.encode(button, UTF));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], UTF));
    }
    return web.form(path, form.toString(), "Cookie", cookie(token));
  }

  private Collection kept(String id) throws IOException {
    return web.archive.collections().find(new CollectionId(id)).orElseThrow();
  }

  private DocumentId add(String title, String collection) throws IOException {
    Metadata said =
        Metadata.NONE.with().title(title).collection(new CollectionId(collection)).build();
    DocumentId id = web.add(title + ".txt", Format.TXT, title, said, Publication.DRAFT);
    web.index(title);
    return id;
  }

  @Test
  void a_collection_is_made_with_everything_that_is_said_about_it() throws IOException {
    send(anna, FRESH, "save", "title", "Reihe", "kind", "series");
    HttpResponse<String> made =
        send(
            anna,
            FRESH,
            "save",
            "title",
            "Fachtag \u201eAlter\u201c <b>&",
            "kind",
            "conference",
            "parent",
            "reihe",
            "start",
            "2024-11-17",
            "end",
            "2024-11-18",
            "place",
            "Lindenau",
            "criteria",
            "Teilhabe; Umsetzung",
            "description",
            "Eins\r\nZwei");
    assertThat(made.statusCode()).isEqualTo(303);
    assertThat(made.headers().firstValue("location"))
        .hasValue("/staff/collections/fachtag-alter-b?done=added");
    Collection now = kept("fachtag-alter-b");
    assertThat(now.kind()).isEqualTo(CollectionKind.CONFERENCE);
    assertThat(now.parent()).hasToString("reihe");
    assertThat(now.start()).isEqualTo(new DocumentDate("2024-11-17"));
    assertThat(now.criteria()).containsExactly("Teilhabe", "Umsetzung");
    assertThat(now.description()).isEqualTo("Eins\nZwei");
    assertThat(see("/staff/collections/fachtag-alter-b?done=added"))
        .contains("Die Sammlung ist angelegt.", "&lt;b>&amp;")
        .contains("name=\"start\" value=\"17.11.2024\"", "name=\"end\" value=\"18.11.2024\"")
        .doesNotContain("<b>&amp;", "<b>&");
    assertThat(see("/staff/collections"))
        .containsSubsequence(">Reihe<", "class=\"depth-1\"", "nicht öffentlich");
    assertThat(see("/staff")).contains("/staff/collections");
    assertThat(see("/c/reihe")).contains("/staff/collections/reihe");
  }

  @Test
  void what_is_wrong_is_named_and_all_that_was_typed_stays() throws IOException {
    send(anna, FRESH, "save", "title", "Reihe", "kind", "series");
    send(anna, FRESH, "save", "title", "Tagung", "parent", "reihe");
    for (Map.Entry<String, List<String>> wrong :
        Map.of(
                "oder Monat gibt es im Kalender nicht", List.of("start", "2024-02-31"),
                "zwischen 1000 und 2200", List.of("start", "31.12.9999"),
                "Schreiben Sie einen Titel.", List.of("title", " "),
                "Wählen Sie eine Art", List.of("kind", "fest"),
                "gibt es nicht mehr", List.of("parent", "fort"),
                "so: 17.11.2024", List.of("start", "morgen"),
                "Das Ende liegt vor dem Beginn.", List.of("end", "1999"),
                "zu lang", List.of("place", "x".repeat(20_001)))
            .entrySet()) {
      String field = wrong.getValue().getFirst();
      String value = wrong.getValue().getLast();
      for (String page : List.of(FRESH, "/staff/collections/tagung")) {
        HttpResponse<String> back =
            field.equals("end")
                ? send(
                    anna, page, "save", "title", "Neu", "theme", "Hitze", "start", "2000", field,
                    value)
                : send(
                    anna,
                    page,
                    "save",
                    "theme",
                    "Hitze",
                    "title",
                    field.equals("title") ? value : "Neu",
                    field.equals("title") ? "contact" : field,
                    value);
        assertThat(back.statusCode()).as("%s at %s", field, page).isEqualTo(422);
        assertThat(back.body())
            .as("%s at %s", field, page)
            .contains(wrong.getKey(), "value=\"Hitze\"", "href=\"#" + field + "\"");
      }
    }
    assertThat(send(anna, "/staff/collections/reihe", "save", "parent", "tagung").body())
        .contains("läge dann in sich selbst");
    assertThat(kept("tagung").theme()).isNull();
    assertThat(kept("reihe").parent()).isNull();
    assertThat(web.archive.collections().all()).hasSize(2);
  }

  @Test
  void conferences_of_one_name_are_told_apart_by_year_and_none_is_made_twice() throws IOException {
    send(anna, FRESH, "save", "title", "Fachtag", "start", "2022");
    send(anna, FRESH, "save", "title", "Fachtag", "start", "2024-05");
    assertThat(send(anna, FRESH, "save", "title", "fachtag", "start", "2024-05").body())
        .contains("gibt es schon");
    send(anna, FRESH, "save", "title", "Fachtag", "start", "2024-09");
    send(anna, FRESH, "save", "title", "???");
    assertThat(web.archive.collections().all())
        .extracting(each -> each.id().value())
        .containsExactlyInAnyOrder("fachtag", "fachtag-2024", "fachtag-2024-2", "sammlung");
    assertThat(kept("fachtag-2024-2").start()).hasToString("2024-09");
  }

  @Test
  void a_faster_colleague_is_seen_only_where_both_have_changed_the_same() throws IOException {
    send(anna, FRESH, "save", "title", "Tagung", "place", "Alt");
    String path = "/staff/collections/tagung";
    String[] opened = {"was-title", "Tagung", "was-place", "Alt", "was-theme", ""};
    send(web.signIn("berta"), path, "save", with(opened, "title", "Tagung", "place", "Neu"));

    assertThat(
            send(
                    anna,
                    path,
                    "save",
                    with(opened, "title", "Tagung", "place", "Alt", "theme", "Hitze"))
                .statusCode())
        .isEqualTo(303);
    assertThat(kept("tagung").place()).isEqualTo("Neu");
    assertThat(kept("tagung").theme()).isEqualTo("Hitze");

    HttpResponse<String> back =
        send(anna, path, "save", with(opened, "title", "Tagung", "place", "Anna"));
    assertThat(back.statusCode()).isEqualTo(412);
    assertThat(back.body())
        .contains(
            "Inzwischen gespeichert ist „Neu“",
            "value=\"Anna\"",
            "name=\"was-place\" value=\"Neu\"");
    assertThat(kept("tagung").place()).isEqualTo("Neu");
    String[] again = {"was-title", "Tagung", "was-place", "Neu", "was-theme", "Hitze"};
    send(anna, path, "save", with(again, "title", "Tagung", "place", "Anna"));
    assertThat(kept("tagung").place()).isEqualTo("Anna");
    send(anna, path, "save", with(opened, "place", "Wieder", "theirs", "place"));
    assertThat(kept("tagung").place()).isEqualTo("Anna");
  }

  private static String[] with(String[] opened, String... more) {
    String[] all = Arrays.copyOf(opened, opened.length + more.length);
    System.arraycopy(more, 0, all, opened.length, more.length);
    return all;
  }

  @Test
  void numbers_say_what_stands_first_in_a_collection() throws IOException {
    send(anna, FRESH, "save", "title", "Reihe", "kind", "series");
    send(anna, FRESH, "save", "title", "Tagung", "parent", "reihe");
    DocumentId first = add("A", "reihe");
    DocumentId last = add("Z", "tagung");
    String path = "/staff/collections/reihe";
    assertThat(see(path)).containsSubsequence("Tagung", ">A <", ">Z <");
    send(
        anna,
        path,
        "save",
        "was-order",
        "",
        "place-" + last,
        "1",
        "place-tagung",
        "",
        "place-" + first,
        " 7 ",
        "place-../x",
        "3",
        "place-reihe",
        "4");
    assertThat(kept("reihe").order()).containsExactly(last.value(), first.value());
    assertThat(see(path)).containsSubsequence("value=\"1\"", "value=\"2\"");
    send(anna, path, "save", "title", "Reihe B");
    assertThat(kept("reihe").order()).hasSize(2);
    String order = last + " " + first;
    send(anna, path, "save", "was-order", order, "place-" + last, "", "place-" + first, "");
    assertThat(kept("reihe").order()).isEmpty();
  }

  @Test
  void only_an_empty_collection_is_removed_and_only_admins_merge() throws IOException {
    send(anna, FRESH, "save", "title", "Tagung");
    send(anna, FRESH, "save", "title", "Andere");
    DocumentId id = add("Bericht", "tagung");
    String path = "/staff/collections/tagung";
    HttpResponse<String> full =
        send(anna, path, "remove", "theme", "Getippt", "sure-removed", "yes");
    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(full.body())
        .contains("In ihr liegt „Bericht“.", "value=\"Getippt\"", "name=\"was-theme\" value=\"\"");
    assertThat(see(path)).contains("Zusammenlegen kann nur, wer das Archiv verwaltet.");
    assertThat(send(anna, path, "merge", "into", "andere", "sure", "yes").statusCode())
        .isEqualTo(403);
    String berta = web.signIn("berta");
    for (String target : List.of("", "tagung", "fort", "../x")) {
      assertThat(send(berta, path, "merge", "into", target, "sure", "yes").statusCode())
          .isEqualTo(422);
    }
    assertThat(send(berta, path, "merge", "into", "andere").body())
        .contains("Bestätigen Sie", "value=\"andere\" selected");
    HttpResponse<String> merged = send(berta, path, "merge", "into", "andere", "sure", "yes");
    assertThat(merged.headers().firstValue("location"))
        .hasValue("/staff/collections/andere?done=merged");
    assertThat(web.archive.find(id).orElseThrow().document().metadata().collection())
        .hasToString("andere");
    assertThat(see("/staff/collections/andere"))
        .containsSubsequence("id=\"verlauf\"", "Zusammengelegt", "berta, ", "„Tagung“ (tagung)");
    HttpResponse<String> old = web.get(path + "?lang=en", "Cookie", cookie(anna));
    assertThat(old.statusCode()).isEqualTo(308);
    assertThat(old.headers().firstValue("location")).hasValue("/staff/collections/andere?lang=en");
    send(anna, FRESH, "save", "title", "Leer");
    HttpResponse<String> unsure = send(anna, "/staff/collections/leer", "remove", "place", "Ort");
    assertThat(unsure.statusCode()).isEqualTo(422);
    assertThat(unsure.body()).contains("Bestätigen Sie", "value=\"Ort\"");
    assertThat(kept("leer").title()).isEqualTo("Leer");
    assertThat(
            send(anna, "/staff/collections/leer", "remove", SURE).headers().firstValue("location"))
        .hasValue("/staff/collections?done=removed");
    assertThat(see("/staff/collections?done=removed")).contains("entfernt.").doesNotContain("Leer");
  }

  @Test
  void what_was_typed_outlasts_a_session_and_nothing_is_saved_by_it() throws IOException {
    String path = FRESH + "?lang=de";
    String form = "csrf=" + web.csrf(anna) + "&do=save&title=Tagung";
    web.accounts.signOut(anna);
    HttpResponse<String> back = web.form(path, form, "Cookie", cookie(anna));
    assertThat(back.statusCode()).isEqualTo(401);
    assertThat(back.body()).contains("kept.title", "value=\"Tagung\"");
    anna = web.signIn("anna");
    assertThat(send(anna, FRESH, "show", "title", "Tagung").body())
        .contains("value=\"Tagung\"", "Gespeichert sind sie noch nicht.");
    assertThat(web.archive.collections().all()).isEmpty();
  }

  @Test
  void what_was_typed_for_a_collection_that_is_gone_meanwhile_is_shown_to_make_a_new_one()
      throws IOException {
    String berta = web.signIn("berta");
    for (String way : List.of("remove", "merge")) {
      send(anna, FRESH, "save", "title", "Tagung");
      send(anna, FRESH, "save", "title", "Ziel");
      send(
          berta, "/staff/collections/tagung", way, "into", "ziel", "sure", "yes", SURE[0], SURE[1]);
      for (String button : List.of("save", "remove", "show")) {
        HttpResponse<String> back =
            send(
                anna,
                "/staff/collections/tagung",
                button,
                "title",
                "Tagung",
                "theme",
                "Lange getippt",
                "was-theme",
                "");
        assertThat(back.statusCode()).as(way).isEqualTo(409);
        assertThat(back.body())
            .as(way)
            .contains(
                "berta hat diese Sammlung",
                way.equals("merge") ? "mit „Ziel“ zusammengelegt" : "entfernt",
                "value=\"Lange getippt\"",
                "action=\"" + FRESH);
      }
      send(anna, FRESH, "save", "title", "Tagung", "theme", "Lange getippt");
      assertThat(web.archive.collections().all())
          .filteredOn(each -> each.title().equals("Tagung"))
          .extracting(Collection::theme)
          .containsExactly("Lange getippt");
      for (Collection each : web.archive.collections().all()) {
        send(anna, "/staff/collections/" + each.id(), "remove", SURE);
      }
    }
    assertThat(send(anna, "/staff/collections/nie", "save", "title", "X").statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_collection_has_a_history_of_who_changed_what_with_what_was_before() throws IOException {
    send(anna, FRESH, "save", "title", "Reihe", "kind", "series");
    send(anna, FRESH, "save", "title", "Fachtag <b>");
    DocumentId id = add("Bericht", "fachtag-b");
    String path = "/staff/collections/fachtag-b";
    send(
        web.signIn("berta"),
        path,
        "save",
        "title",
        "Alter",
        "kind",
        "project",
        "place",
        "Lindenau");
    send(anna, path, "save", "title", "Alter", "place", "", "start", "2024-11", "parent", "reihe");
    send(anna, path, "save", "was-order", "", "place-" + id, "1");
    assertThat(see(path))
        .containsSubsequence(
            "id=\"verlauf\"",
            "Reihenfolge: „Bericht“ (vorher leer)",
            "anna, ",
            "Gehört zu: „Reihe“ (vorher leer)",
            "Beginn: „November 2024“ (vorher leer)",
            "Ort: leer (vorher: „Lindenau“)",
            "berta, ",
            "Titel: „Alter“ (vorher: „Fachtag &lt;b&gt;“)",
            "Art: „Projekt“ (vorher: „Konferenz“)",
            "Angelegt")
        .doesNotContain("<b>“");
  }

  @Test
  void a_number_that_is_none_is_named_and_no_place_is_lost_for_it() throws IOException {
    send(anna, FRESH, "save", "title", "Reihe", "kind", "series");
    DocumentId first = add("A", "reihe");
    DocumentId last = add("Z", "reihe");
    String path = "/staff/collections/reihe";
    for (String wrong : List.of("-1", "0", "eins", "1,5", "1234567", "<b>")) {
      HttpResponse<String> back =
          send(
              anna,
              path,
              "save",
              "theme",
              "Getippt",
              "was-order",
              "",
              "place-" + first,
              wrong,
              "place-" + last,
              "7");
      assertThat(back.statusCode()).as(wrong).isEqualTo(422);
      assertThat(back.body())
          .as(wrong)
          .contains(
              "href=\"#place-" + first + "\"",
              "id=\"place-" + first + "-wrong\"",
              "ist keine Nummer. Schreiben Sie eine Zahl von 1 bis 999999",
              "value=\"7\"",
              "value=\"Getippt\"")
          .doesNotContain("<b>“");
      assertThat(kept("reihe").order()).isEmpty();
      assertThat(kept("reihe").theme()).isNull();
    }
    send(anna, path, "save", "was-order", "", "place-" + first, "007", "place-" + last, "3");
    assertThat(kept("reihe").order()).containsExactly(last.value(), first.value());
  }

  @Test
  void what_has_one_title_is_told_apart_where_it_is_put_in_order() throws IOException {
    send(anna, FRESH, "save", "title", "Reihe", "kind", "series");
    DocumentId one = add("Programm", "reihe");
    DocumentId two =
        web.add(
            "anderes.txt",
            Format.TXT,
            "zweites",
            Metadata.NONE
                .with()
                .title("Programm")
                .date(new DocumentDate("2004-11"))
                .collection(new CollectionId("reihe"))
                .build(),
            Publication.DRAFT);
    web.index("zweites");
    add("Allein", "reihe");
    assertThat(see("/staff/collections/reihe"))
        .contains(
            ">Dokument, Programm.txt, " + one + "<",
            ">Dokument, November 2004, anderes.txt, " + two + "<",
            ">Dokument<");
  }

  @Test
  void two_collections_of_one_title_are_allowed_and_said_and_can_be_told_apart_in_lists()
      throws IOException {
    send(anna, FRESH, "save", "title", "Fachtag", "start", "2022");
    assertThat(see("/staff/collections/fachtag")).doesNotContain("So heißt noch eine Sammlung.");
    send(anna, FRESH, "save", "title", "fachtag", "start", "2024-05");
    assertThat(see("/staff/collections/fachtag-2024"))
        .containsSubsequence(
            "So heißt noch eine Sammlung.", "/staff/collections/fachtag\"", "Fachtag (2022)");
    assertThat(see("/staff/add")).contains(">Fachtag (2022)<", ">fachtag (2024)<");
    send(anna, FRESH, "save", "title", "Fachtag", "start", "2024-09");
    assertThat(see("/staff/add"))
        .contains(">Fachtag (2022)<", ">fachtag (fachtag-2024)<", ">Fachtag (fachtag-2024-2)<");
  }

  @Test
  void a_title_has_an_end_and_a_longer_one_of_old_stays() throws IOException {
    String most = "ä".repeat(500);
    assertThat(send(anna, FRESH, "save", "title", most).statusCode()).isEqualTo(303);
    HttpResponse<String> back = send(anna, FRESH, "save", "title", most + "ö");
    assertThat(back.statusCode()).isEqualTo(422);
    assertThat(back.body()).contains("höchstens 500 Zeichen. Kürzen Sie ihn", most + "ö");
    Collection old =
        Collection.named(new CollectionId("alt"), CollectionKind.SERIES, "x".repeat(600));
    web.archive.collections().add(old, "früher");
    assertThat(send(anna, "/staff/collections/alt", "save", "place", "Hier").statusCode())
        .isEqualTo(303);
    assertThat(kept("alt").title()).hasSize(600);
    assertThat(send(anna, "/staff/collections/alt", "save", "title", "y".repeat(600)).statusCode())
        .isEqualTo(422);
  }
}
