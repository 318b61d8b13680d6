package org.findbuch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.findbuch.document.Audience;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.index.IndexedDocument;

/** Documents of one page, one JSON object with a {@code text} a line of a file. */
final class PlainDocuments {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PlainDocuments() {}

  /** The caller closes the stream. */
  static Stream<String> texts(Path file) throws IOException {
    BufferedReader lines = Files.newBufferedReader(file);
    return lines.lines().map(PlainDocuments::text);
  }

  private static String text(String line) {
    try {
      JsonNode document = MAPPER.readTree(line);
      return document.path("text").asText();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  static IndexedDocument document(int number, String title, String text) {
    Page page = new Page(1, "1", PageState.TEXT, text, Layout.NONE);
    return new IndexedDocument(
        new DocumentId("doc%09d".formatted(number)),
        1,
        Audience.PUBLIC,
        Language.GERMAN,
        title,
        null,
        null,
        List.of(),
        List.of(),
        null,
        Map.of(),
        List.of(page));
  }
}
