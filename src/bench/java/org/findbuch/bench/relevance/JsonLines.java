package org.findbuch.bench.relevance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.findbuch.document.Language;

/**
 * Files of one JSON object a line. A file that ends in {@code .xz} is unpacked by the program of
 * that name, which therefore has to be there.
 */
public final class JsonLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  /** What is done with each text; they are too many to be kept. */
  public interface Taker {
    void take(JudgedText text) throws IOException;
  }

  /** Hands over documents {@code {id,text}}, some with {@code title} or {@code language}. */
  public static void documents(Path file, Taker taker) throws IOException {
    read(file, line -> taker.take(text(line)));
  }

  /** What is done with each bare text. */
  public interface TextTaker {
    void take(String text) throws IOException;
  }

  /** Hands over texts {@code {text}}, whatever else is said of them. */
  public static void texts(Path file, TextTaker taker) throws IOException {
    read(file, line -> taker.take(said(line, "text")));
  }

  /** All questions {@code {id,q,rel}}. */
  public static List<JudgedQuery> queries(Path file) throws IOException {
    List<JudgedQuery> queries = new ArrayList<>();
    read(file, line -> queries.add(query(line)));
    return queries;
  }

  private static JudgedText text(JsonNode line) throws IOException {
    String code = line.path("language").asText(Language.GERMAN.code());
    return new JudgedText(
        said(line, "id"),
        line.path("title").asText(""),
        Language.parse(code).orElseThrow(() -> new IOException("language \"" + code + "\"")),
        said(line, "text"));
  }

  private static JudgedQuery query(JsonNode line) throws IOException {
    Set<String> relevant = new HashSet<>();
    line.path("rel").forEach(id -> relevant.add(id.asText()));
    if (relevant.isEmpty()) {
      throw new IOException("no document is said to be right (rel) in " + line);
    }
    return new JudgedQuery(said(line, "id"), said(line, "q"), relevant);
  }

  private static String said(JsonNode line, String field) throws IOException {
    JsonNode value = line.get(field);
    if (value == null) {
      throw new IOException("no " + field + " in " + line);
    }
    return value.asText();
  }

  private interface LineReader {
    void read(JsonNode line) throws IOException;
  }

  private static void read(Path file, LineReader lines) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.read(JSON.readTree(line));
        }
      }
    }
  }

  private static InputStream unpacked(Path file) throws IOException {
    if (!file.toString().endsWith(".xz")) {
      return Files.newInputStream(file);
    }
    if (!Files.isReadable(file)) {
      throw new IOException("no file " + file);
    }
    return new ProcessBuilder("xz", "-dc", file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .getInputStream();
  }
}
