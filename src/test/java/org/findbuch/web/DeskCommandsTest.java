package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.findbuch.cli.Commands;
import org.findbuch.cli.Session;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Terminal;
import org.findbuch.cli.desk.DeskCommands;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.document.RelationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff do at a terminal while the service runs, and what the pages then say. */
@Tag("contract")
class DeskCommandsTest {
  @TempDir Path folder;
  private OpenWeb web;
  private DocumentId id;

  /** What a command printed, results and complaints together. */
  private record Told(int code, String words) {}

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    id = web.add("a.txt", Format.TXT, "Hitze", Metadata.NONE, Publication.DRAFT);
    web.index("Hitze in der Stadt");
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private Told run(String input, String... typed) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(told, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            printed,
            printed,
            folder,
            false,
            "de",
            "renate",
            new Stop(),
            null);
    int code =
        new Commands(List.of(DeskCommands::all))
            .run(
                List.of(typed),
                terminal,
                (_, _) -> new Session.Here(web.workplace(folder), () -> {}));
    return new Told(code, told.toString(StandardCharsets.UTF_8));
  }

  private Document document() throws IOException {
    return web.archive.find(id).orElseThrow().document();
  }

  @Test
  void an_edit_sets_and_takes_back_fields_and_stands_in_the_audit() throws IOException {
    run("", "collection", "add", "Tagung");
    Told told =
        run(
            "",
            "edit",
            id.value(),
            "title=Kühle Orte",
            "topics=Hitze; Pflege",
            "collection=tagung");
    assertThat(told).isEqualTo(new Told(0, "Geändert: „Kühle Orte“ (%s)\n".formatted(id)));
    assertThat(document().metadata().topics()).containsExactly("Hitze", "Pflege");
    assertThat(run("", "edit", id.value(), "title=Kühle Orte").words())
        .contains("Nichts zu ändern");
    assertThat(run("", "edit", id.value(), "topics=").code()).isZero();
    assertThat(document().metadata().topics()).isEmpty();
    assertThat(run("", "audit", id.value()).words())
        .containsSubsequence("renate", "geändert", "Themen", "geändert", "Titel, Sammlung, Themen")
        .containsPattern("(?m)^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} [+-]\\d{2}:\\d{2} ");
    assertThat(web.get("/api/audit?subject=" + id, "Authorization", "Bearer " + web.key).body())
        .contains("\"who\":\"renate\"", "\"act\":\"edit\"", "\"detail\":\"topics\"");
  }

  @Test
  void an_edit_publishes_and_embargoes_as_the_api_does() throws IOException {
    run("", "edit", id.value(), "embargo_until=31.1.2099");
    assertThat(document().publication()).isEqualTo(Publication.EMBARGOED);
    run("", "edit", id.value(), "publication=published");
    assertThat(document().publication()).isEqualTo(Publication.PUBLISHED);
  }

  @Test
  void what_cannot_be_said_is_refused_by_name_and_changes_nothing() throws IOException {
    run("", "collection", "add", "Tagung");
    for (List<String> wrong :
        List.of(
            List.of("titel=x", "Ein Feld titel gibt es nicht"),
            List.of("title", "FELD=WERT"),
            List.of("date=gestern", "gestern"),
            List.of("title=" + "x".repeat(501), "höchstens 500 Zeichen"),
            List.of("kind=buch", "buch"),
            List.of("collection=tagun", "Meinten Sie tagung"),
            List.of("publication=withdrawn", "draft, review, embargoed, published"),
            List.of("embargo_until=31.2.2030", "31.2.2030"),
            List.of("embargo_until=bald", "bald"))) {
      Told told = run("", "edit", id.value(), "title=Neu", wrong.getFirst());
      assertThat(told.code()).as("%s", wrong).isNotZero();
      assertThat(told.words()).contains(wrong.getLast());
    }
    assertThat(run("", "edit", "000000000000", "title=x").words()).contains("000000000000");
    assertThat(document().version()).isEqualTo(1);
  }

  @Test
  void a_new_file_is_one_more_version_and_a_known_one_is_named() throws Exception {
    Files.writeString(folder.resolve("b.txt"), "Hitze, zweite Fassung");
    var replacing = CompletableFuture.supplyAsync(() -> run("", "replace", id.value(), "b.txt"));
    while (document().originals().size() < 2 && !replacing.isDone()) {
      Thread.sleep(20);
    }
    web.index("Hitze, zweite Fassung");
    assertThat(replacing.get().words()).contains("Neue Datei");
    assertThat(document().originals()).hasSize(2);
    assertThat(run("", "replace", id.value(), "b.txt").words()).contains("ist schon im Archiv");
    assertThat(run("", "replace", id.value(), "c.txt").words()).contains("c.txt");
    Files.writeString(folder.resolve("leer.txt"), "");
    assertThat(run("", "replace", id.value(), "leer.txt").code()).isEqualTo(1);
    assertThat(document().originals()).hasSize(2);
  }

  @Test
  void a_relation_is_made_once_and_taken_back() throws IOException {
    run("", "collection", "add", "Tagung");
    assertThat(run("", "relate", id.value(), "is_part_of", "tagung").code()).isZero();
    run("", "relate", id.value(), "is_part_of", "tagung");
    assertThat(document().metadata().relations())
        .singleElement()
        .satisfies(r -> assertThat(r.type()).isEqualTo(RelationType.IS_PART_OF));
    assertThat(run("", "relate", id.value(), "is_part_of", "nichts").code()).isEqualTo(1);
    assertThat(run("", "relate", id.value(), "follows_up", id.value()).code()).isEqualTo(2);
    assertThat(run("", "relate", id.value(), "liegt_bei", "tagung").code()).isEqualTo(2);
    run("", "relate", id.value(), "is_part_of", "tagung", "--remove");
    assertThat(document().metadata().relations()).isEmpty();
  }

  @Test
  void collections_are_added_listed_as_a_tree_and_changed() throws IOException {
    assertThat(run("", "collection", "add", "Reihe", "kind=series").words()).contains("(reihe)");
    assertThat(run("", "collection", "add", "20. Tagung", "parent=reihe", "start=2024-11").code())
        .isZero();
    assertThat(run("", "collection", "add", "Reihe").words()).contains("gibt es schon");
    assertThat(run("", "collection", "add", "x".repeat(501)).words())
        .contains("höchstens 500 Zeichen");
    assertThat(run("", "collection", "edit", "reihe", "title=" + "x".repeat(501)).words())
        .contains("höchstens 500 Zeichen");
    assertThat(run("", "collection", "edit", "reihe", "parent=20-tagung").words())
        .contains("läge dann in sich selbst");
    assertThat(run("", "collection", "edit", "20-tagung", "end=1.1.2024").words())
        .contains("endet, bevor er beginnt");
    assertThat(collection("20-tagung").end()).isNull();
    assertThat(run("", "collection", "edit", "20-tagung", "theme=Hitze", "start=").code()).isZero();
    assertThat(run("", "collection", "edit", "20-tagung", "agenda=9.20 Hitze | A; B\nEnde").code())
        .isZero();
    assertThat(collection("20-tagung").agenda())
        .extracting(AgendaItem::title)
        .containsExactly("Hitze", "Ende");
    assertThat(run("", "collection", "edit", "20-tagung", "agenda=25.00 Nie").words())
        .contains("agenda", "25.00 Nie");
    assertThat(run("", "collection", "edit", "20-tagung", "agenda=Demenz | | zzzzzzzzzzzz").words())
        .contains("Zeile „Demenz |  | zzzzzzzzzzzz“", "Dokument „zzzzzzzzzzzz“", "nach /d/");
    assertThat(run("", "collection", "list").words())
        .isEqualTo("reihe  Reihe\n  20-tagung  20. Tagung\n");
    assertThat(run("", "collection", "list", "--json").words()).contains("\"theme\":\"Hitze\"");
    assertThat(run("", "audit", "20-tagung").words())
        .containsSubsequence(
            "Sammlung geändert", "Programm", "Beginn, Thema", "Sammlung angelegt", "20. Tagung");
    assertThat(run("", "audit", "21-tagung").words())
        .contains("Zu 21-tagung ist nichts verzeichnet.");
    assertThat(run("", "audit", "21-tagung", "--json").words()).isEmpty();
    assertThat(run("", "collection", "add", "reihe", "--id", "reihe-2").words())
        .contains("So heißt schon eine andere Sammlung: „Reihe“ (reihe). Unterscheiden Sie");
  }

  @Test
  void what_stands_first_in_a_collection_is_said_and_taken_back() throws IOException {
    run("", "collection", "add", "Reihe", "kind=series");
    run("", "collection", "add", "20. Tagung", "parent=reihe", "start=2024");
    run("", "collection", "add", "19. Tagung", "parent=reihe", "start=2023");
    run("", "edit", id.value(), "collection=reihe", "title=Zuletzt", "publication=published");
    DocumentId other = web.add("b.txt", Format.TXT, "Frost", Metadata.NONE, Publication.PUBLISHED);
    web.index("Frost in der Stadt");
    run("", "edit", other.value(), "collection=20-tagung", "title=Anfang");
    assertThat(web.get("/c/reihe").body()).containsSubsequence("Anfang", "Zuletzt");
    assertThat(run("", "collection", "order", "reihe", "19-tagung", id.value()).words())
        .isEqualTo("Reihenfolge geändert: „Reihe“ (reihe), 2 Einträge stehen zuerst\n");
    assertThat(collection("reihe").order()).containsExactly("19-tagung", id.value());
    assertThat(asStaff("/c/reihe"))
        .containsSubsequence("19. Tagung", "20. Tagung", "Zuletzt", "Anfang")
        .containsOnlyOnce(">Zuletzt<");
    assertThat(run("", "collection", "order", "reihe", "reihe").words())
        .contains("reihe liegt nicht in der Sammlung reihe");
    assertThat(run("", "collection", "order", "reihe", "../x").code()).isEqualTo(1);
    assertThat(run("", "collection", "edit", "reihe", "theme=Hitze").code()).isZero();
    assertThat(collection("reihe").order()).hasSize(2);
    assertThat(run("", "collection", "order", "reihe").words()).contains("üblichen");
    assertThat(asStaff("/c/reihe")).containsSubsequence("20. Tagung", "19. Tagung");
    assertThat(web.get("/c/reihe").body()).contains("20. Tagung").doesNotContain("19. Tagung");
    assertThat(run("", "audit", "reihe").words()).contains("renate", "Sammlung geändert");
  }

  @Test
  void a_merged_collection_leads_to_the_other_for_ever_and_all_that_was_in_it_is_there()
      throws IOException {
    run("", "collection", "add", "Tagung");
    run("", "collection", "add", "Tagung neu");
    run("", "collection", "add", "Vortagung", "parent=tagung");
    run("", "edit", id.value(), "collection=tagung", "publication=published");
    DocumentId other = web.add("b.txt", Format.TXT, "Frost", Metadata.NONE, Publication.PUBLISHED);
    web.index("Frost in der Stadt");
    run("", "relate", other.value(), "is_part_of", "tagung");
    run("", "collection", "order", "tagung", id.value());

    assertThat(run("", "collection", "merge", "tagung", "vortagung").words())
        .contains("läge dann in sich selbst");
    assertThat(run("", "collection", "merge", "tagung", "tagung").code()).isEqualTo(2);
    assertThat(run("", "collection", "merge", "tagung", "tagung-neu").words())
        .isEqualTo(
            "Zusammengelegt: Alles aus tagung liegt jetzt in „Tagung neu“ (tagung-neu);"
                + " die alte Adresse führt dorthin.\n");

    assertThat(document().metadata().collection()).hasToString("tagung-neu");
    assertThat(web.archive.find(other).orElseThrow().document().metadata().relations())
        .singleElement()
        .satisfies(relation -> assertThat(relation.target()).isEqualTo("tagung-neu"));
    assertThat(run("", "collection", "list").words())
        .isEqualTo("tagung-neu  Tagung neu\n  vortagung  Vortagung\n");
    assertThat(collection("tagung-neu").order()).containsExactly(id.value());
    assertThat(run("", "audit", "tagung").words()).contains("renate", "Sammlung zusammengelegt");
    assertThat(run("", "audit", "tagung-neu").words())
        .contains("renate", "Sammlung zusammengelegt", " > tagung-neu");
    assertThat(run("", "audit", "neu").words()).doesNotContain("zusammengelegt");

    run("", "collection", "add", "Dritte");
    run("", "collection", "merge", "tagung-neu", "dritte");
    var page = web.get("/c/tagung?lang=en");
    assertThat(page.statusCode()).isEqualTo(301);
    assertThat(page.headers().firstValue("location")).contains("/c/dritte?lang=en");
    var record = web.get("/api/collections/tagung");
    assertThat(record.statusCode()).isEqualTo(308);
    assertThat(record.headers().firstValue("location")).contains("/api/collections/dritte");
    assertThat(web.get("/api/search?q=Hitze&collection=tagung").body()).contains("\"total\":1");

    assertThat(run("", "edit", id.value(), "collection=tagung").words()).contains("tagung");
    assertThat(document().metadata().collection()).hasToString("dritte");
    assertThat(run("", "collection", "add", "Tagung").words()).contains("gibt es schon");
    assertThat(run("", "collection", "merge", "tagung", "dritte").code()).isEqualTo(1);
  }

  private String asStaff(String path) throws IOException {
    return web.get(path, "Authorization", "Bearer " + web.key).body();
  }

  @Test
  void an_empty_collection_is_removed_and_what_is_in_the_way_is_named() {
    run("", "collection", "add", "Reihe");
    run("", "collection", "add", "Tagung", "parent=reihe");
    run("", "edit", id.value(), "title=Bericht", "collection=tagung");
    assertThat(run("", "collection", "remove", "reihe").words())
        .contains("Die Sammlung „Reihe“ ist nicht leer: In ihr liegt „Tagung“.");
    assertThat(run("", "collection", "remove", "tagung").words()).contains("liegt „Bericht“.");
    run("", "edit", id.value(), "collection=");
    run("", "relate", id.value(), "is_evaluation_of", "tagung");
    assertThat(run("", "collection", "remove", "tagung").words())
        .contains("Auf die Sammlung „Tagung“ verweist noch „Bericht“.");
    run("", "relate", id.value(), "is_evaluation_of", "tagung", "--remove");
    assertThat(run("", "collection", "remove", "tagung").words())
        .isEqualTo("Sammlung entfernt: tagung\n");
    assertThat(run("", "collection", "remove", "reihe").code()).isZero();
    assertThat(run("", "collection", "remove", "reihe").code()).isEqualTo(1);
    assertThat(run("", "collection", "list").words()).isEmpty();
    assertThat(run("", "collection", "add", "").words()).contains("braucht einen Titel");
  }

  private Collection collection(String name) throws IOException {
    return web.archive.collections().find(new CollectionId(name)).orElseThrow();
  }

  @Test
  void what_is_missing_is_named_as_it_is_typed() {
    assertThat(run("", "user", "add", "Ute").words()).contains("Es fehlt: --role editor|admin.");
    assertThat(run("", "user", "add").words()).contains("--role editor|admin", "NAME");
  }

  @Test
  void accounts_are_kept_at_a_terminal_and_passwords_come_from_the_input() throws IOException {
    assertThat(run("Lindenblüten\r\n", "user", "add", "Jörg", "--role", "editor").code()).isZero();
    assertThat(web.accounts.check("Jörg", "Lindenblüten")).isPresent();
    assertThat(run("Lindenblüten", "user", "add", "Jörg", "--role", "admin").words())
        .contains("gibt es schon");
    assertThat(run("kurz", "user", "add", "Ute", "--role", "admin").words()).contains("8 Zeichen");
    assertThat(run("Lindenblüten", "user", "add", "Ute", "--role", "chefin").code()).isEqualTo(2);
    assertThat(run("Lindenblüten", "user", "password", "Jo\u0308rg").code()).isZero();
    String token = web.accounts.signIn(web.accounts.check("Jörg", "Lindenblüten").orElseThrow());
    assertThat(run("Holunderblüten", "user", "password", "Jörg").code()).isZero();
    assertThat(web.accounts.session(token)).isEmpty();
    assertThat(web.accounts.check("Jörg", "Holunderblüten")).isPresent();
    assertThat(run("Holunderblüten", "user", "password", "Ute").words()).contains("gibt es nicht");
    assertThat(run("", "user", "list").words())
        .containsPattern(
            "editor +\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} [+-]\\d{2}:\\d{2}  Jörg");
    assertThat(run("", "user", "remove", "Jörg").code()).isZero();
    assertThat(run("", "user", "remove", "Jörg").code()).isEqualTo(1);
    assertThat(run("", "audit", "Jörg").words())
        .containsSubsequence("Konto entfernt", "Passwort gesetzt", "Konto angelegt", "Redaktion")
        .doesNotContain("blüten");
  }
}
