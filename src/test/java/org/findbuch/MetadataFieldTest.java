package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.findbuch.crash.Program;
import org.findbuch.document.MetadataField;
import org.findbuch.document.MetadataField.Form;
import org.findbuch.document.MetadataField.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the table goes all the way, in by JSON and by CSV, and out wherever it is shown. */
@Tag("contract")
class MetadataFieldTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERIES = "reihe";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void every_field_is_taken_stored_and_shown() throws Exception {
    String key = Program.run(folder, "token", "add", "test", "--role", "editor").out().getLast();
    Path table = table();
    try (Program server = Program.start(folder, Map.of(), "serve", "--port", "0")) {
      String address = String.valueOf(server.address());
      ObjectNode series = JSON.createObjectNode();
      series.put("id", SERIES).put("kind", "series").put("title", "Die Reihe");
      assertThat(post(address + "/api/collections", key, "application/json", series.toString()))
          .contains(SERIES);
      JsonNode uploaded = JSON.readTree(upload(address, key));
      expectSaid(uploaded, true);
      expectShown(get(address + uploaded.path("url").asText()), uploaded, "page");

      Program.Result added =
          Program.run(
              folder, "add", table.resolveSibling("b.txt").toString(), "--metadata", "" + table);
      assertThat(added.exitCode()).as("%s", added).isZero();
      String id = added(uploaded.path("id").asText());
      Program.Result record = Program.run(folder, "show", id, "--json");
      expectSaid(JSON.readTree(String.join("\n", record.out())), false);
      String shown = String.join("\n", Program.run(folder, "show", id).out());
      expectShown(shown, JSON.readTree(String.join("\n", record.out())), "show");
      expectBag(uploaded.path("id").asText());
    }
  }

  /** What is said is in the record, in the form of its field. */
  private static void expectSaid(JsonNode record, boolean pointersToo) {
    for (MetadataField field : MetadataField.values()) {
      JsonNode value = record.get(field.code());
      if (field == MetadataField.COLLECTION) {
        assertThat(value.path("id").asText()).isEqualTo(SERIES);
      } else if (field.form() != Form.POINTERS) {
        assertThat(value).as(field.code()).isEqualTo(said(field));
      } else if (pointersToo) {
        assertThat(value.path(0).path("target").asText()).isEqualTo(SERIES);
      }
    }
  }

  private static void expectShown(String text, JsonNode record, String where) {
    for (MetadataField field : MetadataField.values()) {
      if (field.place() != Place.RECORD) {
        JsonNode value = record.path(field.code() + "_label");
        for (String word : words(value.isMissingNode() ? record.path(field.code()) : value)) {
          assertThat(text).as("%s in %s", field, where).contains(word);
        }
      }
    }
  }

  /** The stored record, and the words that every archive understands. */
  private void expectBag(String id) throws Exception {
    Path target = folder.resolve("bags");
    Program.Result exported = Program.run(folder, "export", target.toString());
    assertThat(exported.exitCode()).as("%s", exported).isZero();
    Path data = target.resolve(id).resolve("data");
    JsonNode stored = JSON.readTree(data.resolve("metadata.json").toFile()).path("metadata");
    String dublinCore = Files.readString(data.resolve("dublin-core.xml"));
    for (MetadataField field : MetadataField.values()) {
      assertThat(stored.get(field.code())).as("%s, stored", field).isEqualTo(said(field));
      if (field.element() != null) {
        for (String word : words(said(field))) {
          assertThat(dublinCore)
              .as("%s in Dublin Core", field)
              .contains("<dc:" + field.element() + ">" + word + "</dc:" + field.element() + ">");
        }
      }
    }
  }

  /** Something to say in a field, as JSON has it. */
  private static JsonNode said(MetadataField field) {
    String words = "Wort der Zeile " + field.code();
    return switch (field.form()) {
      case LINE -> JSON.getNodeFactory().textNode(words);
      case LINES -> JSON.getNodeFactory().textNode(words + "\nund noch eins");
      case TEXTS -> array().add(words).add("noch ein " + field.code());
      case POINTERS ->
          array().add(JSON.createObjectNode().put("type", "follows_up").put("target", SERIES));
      case WORD ->
          JSON.getNodeFactory()
              .textNode(
                  switch (field.expected()) {
                    case KIND -> "resolution";
                    case DATE -> "2004-11";
                    case COLLECTION -> SERIES;
                    case LANGUAGE -> "en";
                    case STATUS -> "in_progress";
                    default -> throw new IllegalStateException("say something in " + field);
                  });
    };
  }

  private static ArrayNode array() {
    return JSON.createArrayNode();
  }

  /** Each text in a value. */
  private static List<String> words(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().flatMap(each -> words(each).stream()).toList();
    }
    if (value.isObject()) {
      return List.of(value.path(value.has("title") ? "title" : "target").asText());
    }
    return List.of(value.asText());
  }

  private Path table() throws IOException {
    Files.writeString(folder.resolve("b.txt"), "Die andere Datei.");
    String header =
        MetadataField.IN_WORDS.stream().map(MetadataField::code).collect(Collectors.joining(","));
    String row =
        MetadataField.IN_WORDS.stream()
            .map(field -> "\"" + String.join(";", words(said(field))) + "\"")
            .collect(Collectors.joining(","));
    return Files.writeString(
        folder.resolve("table.csv"), "file," + header + "\nb.txt," + row + "\n");
  }

  /** The id of the document that is not this one. */
  private String added(String other) throws Exception {
    for (String line : Program.run(folder, "list", "--json").out()) {
      String id = JSON.readTree(line).path("id").asText();
      if (!id.equals(other)) {
        return id;
      }
    }
    throw new AssertionError("nothing was added");
  }

  private String upload(String address, String key) throws Exception {
    ObjectNode metadata = JSON.createObjectNode().put("publication", "published");
    for (MetadataField field : MetadataField.values()) {
      metadata.set(field.code(), said(field));
    }
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n"
            + metadata
            + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
            + "Die eine Datei.\r\n--x--\r\n";
    return post(address + "/api/documents", key, "multipart/form-data; boundary=x", body);
  }

  private String post(String address, String key, String type, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String get(String address) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  private String send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        client.send(
            request.header("Accept-Language", "en").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }
}
