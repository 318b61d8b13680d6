package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever format a document has, each page that names it is there, in both languages. */
@Tag("contract")
class EveryFormatTest {
  private static final CollectionId COLLECTION = new CollectionId("tagung");

  @TempDir static Path folder;
  private static OpenWeb web;

  @BeforeAll
  static void open() throws IOException {
    web = new OpenWeb(folder);
    web.archive
        .collections()
        .add(Collection.named(COLLECTION, CollectionKind.CONFERENCE, "Tagung"), "test");
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void a_document_is_shown_listed_and_cited(Format format) throws IOException {
    DocumentId one = add("eins", format);
    web.index("Hitze im Sommer");
    DocumentId parts = add("drei", format);
    web.index("Hitze im Sommer", "", "und im Winter");
    DocumentId unread = add("nichts", format);
    web.index("");
    String all = "?d=" + one + "&d=" + parts + "&d=" + unread;
    for (DocumentId id : List.of(one, parts, unread)) {
      for (String path : List.of("", "/1", ".bib", ".ris", ".csl.json", "/faden")) {
        isThere("/d/" + id + path);
      }
      isThere("/api/documents/" + id);
      isThere("/api/documents/" + id + "/similar");
    }
    for (String path :
        List.of(
            "/",
            "/search?q=Hitze",
            "/search?sort=newest",
            "/search.csv?q=Hitze",
            "/c/tagung",
            "/vergleich?c=tagung",
            "/ueberblick",
            "/auswahl" + all,
            "/auswahl.csv" + all)) {
      isThere(path);
    }
  }

  private DocumentId add(String name, Format format) throws IOException {
    Metadata said = Metadata.NONE.with().title("Blatt " + name).collection(COLLECTION).build();
    return web.add(name, format, name + format, said, Publication.PUBLISHED);
  }

  private void isThere(String path) throws IOException {
    for (String language : List.of("de", "en")) {
      assertThat(web.get(path, "Accept-Language", language).statusCode())
          .as("%s in %s", path, language)
          .isEqualTo(200);
    }
  }
}
