package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever format a document has, each page that names it is there, in both languages. */
@Tag("contract")
class EveryFormatTest {
  private static final CollectionId COLLECTION = new CollectionId("tagung");

  @TempDir static Path folder;
  private static final Map<Format, List<DocumentId>> DOCUMENTS = new EnumMap<>(Format.class);

  private static OpenWeb web;

  @BeforeAll
  static void open() throws IOException {
    web = new OpenWeb(folder);
    web.archive
        .collections()
        .add(Collection.named(COLLECTION, CollectionKind.CONFERENCE, "Tagung"), "test");
    add("eins");
    web.index("Hitze im Sommer");
    add("drei");
    web.index("Hitze im Sommer", "", "und im Winter");
    add("nichts");
    web.index("");
  }

  private static void add(String name) throws IOException {
    Metadata said = Metadata.NONE.with().title("Blatt " + name).collection(COLLECTION).build();
    for (Format format : Format.values()) {
      DOCUMENTS
          .computeIfAbsent(format, _ -> new ArrayList<>())
          .add(web.add(name, format, name + format, said, Publication.PUBLISHED));
    }
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void a_document_is_shown_and_cited(Format format) throws IOException {
    StringBuilder all = new StringBuilder("?");
    for (DocumentId id : DOCUMENTS.getOrDefault(format, List.of())) {
      for (String path : List.of("", "/1", ".bib", ".ris", ".csl.json", "/faden")) {
        isThere("/d/" + id + path);
      }
      isThere("/api/documents/" + id);
      isThere("/api/documents/" + id + "/similar");
      all.append("d=").append(id).append('&');
    }
    isThere("/auswahl" + all);
    isThere("/auswahl.csv" + all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search?q=Hitze",
        "/search.csv?q=Hitze",
        "/c/tagung",
        "/vergleich?c=tagung",
        "/ueberblick",
        "/api/search?q=Hitze"
      })
  void it_is_listed(String path) throws IOException {
    isThere(path);
  }

  @Test
  void whatever_page_of_all_lists_it_that_is_there() throws IOException {
    for (int page = 1; page <= 9; page++) {
      isThere("/search?sort=newest&page=" + page);
    }
  }

  private void isThere(String path) throws IOException {
    for (String language : List.of("de", "en")) {
      assertThat(web.get(path, "Accept-Language", language).statusCode())
          .as("%s in %s", path, language)
          .isEqualTo(200);
    }
  }
}
