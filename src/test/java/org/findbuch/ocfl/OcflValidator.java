package org.findbuch.ocfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a storage root and every object in it (OCFL 1.1, sections 3 and 4), and that each object
 * lies where extension 0003 says when the root names that layout.
 */
public final class OcflValidator {
  private static final String LAYOUT = "0003-hash-and-id-n-tuple-storage-layout";

  private final Path root;
  private final Findings findings = new Findings();
  private final Map<String, Path> objects = new HashMap<>();
  private @Nullable JsonNode layout;
  private String version = "";

  private OcflValidator(Path root) {
    this.root = root;
  }

  /** Everything that is wrong with the root and its objects, one sentence each. */
  public static List<String> validate(Path root) throws IOException {
    OcflValidator validator = new OcflValidator(root);
    validator.root();
    return validator.findings.all();
  }

  /** How many objects a sound root has. */
  public static int objects(Path root) throws IOException {
    OcflValidator validator = new OcflValidator(root);
    validator.root();
    return validator.objects.size();
  }

  private void root() throws IOException {
    List<Path> all = list(root);
    List<Path> declared = all.stream().filter(path -> name(path).startsWith("0=ocfl_")).toList();
    findings.require(!declared.isEmpty(), "E069", "root", "says not what it is");
    findings.require(declared.size() <= 1, "E076", "root", "says twice what it is");
    for (Path declaration : declared) {
      version = name(declaration).substring("0=ocfl_".length());
      findings.require(Set.of("1.0", "1.1").contains(version), "E079", "root", name(declaration));
      findings.require(
          Files.readString(declaration).equals("ocfl_" + version + "\n"),
          "E080",
          "root",
          "the declaration says something else than its name");
    }
    readLayout();
    for (Path path : all) {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !name(path).equals("extensions")) {
        hierarchy(path);
      }
    }
    if (Files.isDirectory(root.resolve("extensions"))) {
      for (Path path : list(root.resolve("extensions"))) {
        findings.require(Files.isDirectory(path), "E112", where(path), "no file may be here");
      }
    }
  }

  private void readLayout() throws IOException {
    Path file = root.resolve("ocfl_layout.json");
    if (Files.notExists(file)) {
      return;
    }
    JsonNode said = Inventories.parse(Files.readAllBytes(file));
    boolean whole = said != null && said.has("extension") && said.has("description");
    findings.require(whole, "E070", "ocfl_layout.json", "extension and description expected");
    if (said != null && said.path("extension").asText().equals(LAYOUT)) {
      Path config = root.resolve("extensions").resolve(LAYOUT).resolve("config.json");
      layout = Files.exists(config) ? Inventories.parse(Files.readAllBytes(config)) : null;
      findings.require(layout != null, "E071", "ocfl_layout.json", "its extension is not there");
    }
  }

  private void hierarchy(Path folder) throws IOException {
    List<Path> all = list(folder);
    findings.require(!all.isEmpty(), "E073", where(folder), "is empty");
    if (all.stream().anyMatch(OcflValidator::isObjects)) {
      object(folder);
      return;
    }
    for (Path path : all) {
      if (Files.isSymbolicLink(path)) {
        findings.add("E090", where(path), "is a link");
      } else if (Files.isDirectory(path)) {
        hierarchy(path);
      } else {
        findings.add("E072", where(path), "is no object's file");
      }
    }
  }

  /** A file that only an object has; its declaration may be what is missing. */
  private static boolean isObjects(Path file) {
    return name(file).startsWith("0=") || name(file).equals("inventory.json");
  }

  private void object(Path folder) throws IOException {
    ObjectValidator object = new ObjectValidator(folder, where(folder), findings);
    String id = object.validate();
    findings.require(
        version.isEmpty() || object.version().compareTo(version) <= 0,
        "E081",
        where(folder),
        "is of a later version than its root");
    Path other = objects.put(id, folder);
    findings.require(other == null, "E037", where(folder), id + " is also at " + other);
    if (layout != null && !id.isEmpty()) {
      String expected = place(id, layout);
      findings.require(
          where(folder).equals(expected), "E083", where(folder), "expected at " + expected);
    }
  }

  /** Extension 0003: some tuples of the id's digest, then the id itself, percent-encoded. */
  private static String place(String id, JsonNode layout) {
    String digest =
        Inventories.digest(
            layout.path("digestAlgorithm").asText("sha256"), id.getBytes(StandardCharsets.UTF_8));
    int size = layout.path("tupleSize").asInt(3);
    int tuples = layout.path("numberOfTuples").asInt(3);
    StringBuilder path = new StringBuilder();
    for (int tuple = 0; tuple < tuples; tuple++) {
      path.append(digest, tuple * size, (tuple + 1) * size).append('/');
    }
    StringBuilder encoded = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b == '-' || b == '_' || (b > 0 && Character.isLetterOrDigit(b));
      encoded.append(plain ? String.valueOf((char) b) : "%%%02x".formatted(b));
    }
    String name = encoded.toString();
    return path + (name.length() > 100 ? name.substring(0, 100) + "-" + digest : name);
  }

  private String where(Path path) {
    return root.relativize(path).toString();
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }
}
