package org.findbuch.archive.ocfl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.findbuch.document.Sha256;

/**
 * What an object's {@code inventory.json} says, read without the library so that a broken object
 * can still be looked at (OCFL 1.1, section 3.5).
 *
 * @param id of the object
 * @param head number of the newest version
 * @param created when the newest version was made; the epoch when that is not said
 * @param files checksum of every file of every version, by its path in the object
 */
record Inventory(String id, int head, Instant created, Map<String, String> files) {
  static final String NAME = "inventory.json";
  static final String SIDECAR = "inventory.json.sha256";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  Inventory {
    files = Map.copyOf(files);
  }

  /** Reads the inventory of a folder: an object or one of its versions. */
  static Inventory in(Path folder) throws IOException {
    return parse(Files.readAllBytes(folder.resolve(NAME)), folder);
  }

  /** Understands an inventory that has been read from a folder. */
  static Inventory parse(byte[] json, Path folder) throws IOException {
    JsonNode node = MAPPER.readTree(json);
    if (!(node instanceof ObjectNode object)
        || !(object.get("manifest") instanceof ObjectNode manifest)
        || !object.path("head").asText().matches("v[1-9][0-9]{0,8}")) {
      throw new IOException(folder.resolve(NAME) + " is no inventory");
    }
    Map<String, String> files = new TreeMap<>();
    for (var entry : manifest.properties()) {
      entry.getValue().forEach(path -> files.put(path.asText(), entry.getKey()));
    }
    String head = object.path("head").asText();
    String created = object.path("versions").path(head).path("created").asText();
    return new Inventory(
        object.path("id").asText(), Integer.parseInt(head.substring(1)), instant(created), files);
  }

  private static Instant instant(String said) {
    try {
      return OffsetDateTime.parse(said).toInstant();
    } catch (DateTimeParseException unsaid) {
      return Instant.EPOCH;
    }
  }

  /** Whether the inventory of a folder is the one that its sidecar speaks of. */
  static boolean fitsSidecar(Path folder) throws IOException {
    Path sidecar = folder.resolve(SIDECAR);
    Path inventory = folder.resolve(NAME);
    if (!Files.isRegularFile(sidecar) || !Files.isRegularFile(inventory)) {
      return false;
    }
    return said(Files.readAllBytes(sidecar)).equals(Sha256.of(inventory).hex());
  }

  /** The checksum that a sidecar says its inventory has. */
  static String said(byte[] sidecar) {
    return new String(sidecar, StandardCharsets.ISO_8859_1).split("\\s+", 2)[0];
  }

  static String sha256(byte[] bytes) {
    return Sha256.of(Sha256.digest().digest(bytes)).hex();
  }
}
