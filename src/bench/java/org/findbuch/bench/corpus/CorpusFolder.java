package org.findbuch.bench.corpus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.findbuch.document.Collection;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.jspecify.annotations.Nullable;

/**
 * Writes a corpus as files that anybody would hand in: {@code documents/}, {@code metadata.csv} and
 * {@code collections.json}.
 */
public final class CorpusFolder {
  private static final int A_FOLDER = 1_000;
  private static final String[] COLUMNS = {
    "file",
    "title",
    "subtitle",
    "kind",
    "date",
    "authors",
    "publisher",
    "collection",
    "topics",
    "audiences",
    "places",
    "language",
    "licence",
    "description"
  };

  private CorpusFolder() {}

  /** What the files are. */
  public enum Form {
    PDF,
    HTML,
    TXT
  }

  public static void write(Corpus corpus, Path folder, Form form) throws IOException {
    Files.createDirectories(folder);
    collections(corpus, folder.resolve("collections.json"));
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();
    try (PdfWriter pdf = new PdfWriter();
        Writer out = Files.newBufferedWriter(folder.resolve("metadata.csv"));
        CSVPrinter table = new CSVPrinter(out, format)) {
      for (int number = 0; number < corpus.documents(); number++) {
        GeneratedDocument document = corpus.document(number);
        Path file = Path.of("documents", String.valueOf(number / A_FOLDER), name(number, form));
        Files.createDirectories(folder.resolve(file).getParent());
        switch (form) {
          case PDF -> pdf.write(document, folder.resolve(file));
          case HTML -> Files.writeString(folder.resolve(file), html(document));
          case TXT -> Files.writeString(folder.resolve(file), text(document));
        }
        row(table, file, document.metadata());
      }
    }
  }

  private static String name(int number, Form form) {
    return "dokument-%07d.%s".formatted(number, form.name().toLowerCase(Locale.ROOT));
  }

  private static String text(GeneratedDocument document) {
    return pages(document).map(Page::text).collect(Collectors.joining("\n\n"));
  }

  private static String html(GeneratedDocument document) {
    return pages(document)
        .flatMap(page -> Stream.of(page.text().split("\n\n")))
        .map(paragraph -> "<p>" + paragraph + "</p>\n")
        .collect(
            Collectors.joining(
                "",
                "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><title>"
                    + document.metadata().title()
                    + "</title>\n",
                "</html>\n"));
  }

  private static Stream<Page> pages(GeneratedDocument document) {
    return StreamSupport.stream(document.pages().spliterator(), false);
  }

  private static void row(CSVPrinter table, Path file, Metadata said) throws IOException {
    table.printRecord(
        file,
        said.title(),
        said.subtitle(),
        said.kind() == null ? null : said.kind().code(),
        said.date(),
        cell(said.authors()),
        said.publisher(),
        said.collection(),
        cell(said.topics()),
        cell(said.audiences()),
        cell(said.places()),
        said.language(),
        said.licence(),
        said.description());
  }

  private static String cell(List<String> values) {
    return String.join("; ", values);
  }

  private static void collections(Corpus corpus, Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ArrayNode all = json.createArrayNode();
    for (Collection collection : corpus.collections()) {
      ObjectNode node = all.addObject();
      node.put("id", collection.id().value());
      node.put("kind", collection.kind().code());
      node.put("title", collection.title());
      put(node, "parent", collection.parent());
      put(node, "start", collection.start());
      put(node, "end", collection.end());
      put(node, "place", collection.place());
      put(node, "form", collection.form());
      collection.criteria().forEach(node.putArray("criteria")::add);
    }
    json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
  }

  private static void put(ObjectNode node, String name, @Nullable Object value) {
    node.put(name, value == null ? null : value.toString());
  }
}
