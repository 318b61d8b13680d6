package org.findbuch.ocfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What an inventory says (OCFL 1.1, section 3.5). */
final class InventoryRules {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "type",
          "digestAlgorithm",
          "head",
          "contentDirectory",
          "manifest",
          "versions",
          "fixity");
  private static final Set<String> VERSION_KEYS = Set.of("created", "state", "message", "user");

  private final JsonNode inventory;
  private final String where;
  private final Findings findings;

  /** One line of the fixity block, for an algorithm that is known here. */
  record Fixity(String algorithm, String digest, String path) {}

  InventoryRules(JsonNode inventory, String where, Findings findings) {
    this.inventory = inventory;
    this.where = where;
    this.findings = findings;
  }

  String algorithm() {
    return inventory.path("digestAlgorithm").asText();
  }

  String contentDirectory() {
    return inventory.path("contentDirectory").asText("content");
  }

  /** Digest by content path. */
  Map<String, String> manifest() {
    Map<String, String> manifest = new TreeMap<>();
    each(inventory.path("manifest"), (digest, path) -> manifest.put(path, digest));
    return manifest;
  }

  List<Fixity> fixity() {
    List<Fixity> fixity = new ArrayList<>();
    for (Map.Entry<String, JsonNode> block : inventory.path("fixity").properties()) {
      if (Inventories.isKnown(block.getKey())) {
        each(
            block.getValue(),
            (digest, path) -> fixity.add(new Fixity(block.getKey(), digest, path)));
      }
    }
    return fixity;
  }

  /**
   * What a version holds: content paths of the manifest do not count, only which bytes are where.
   */
  Map<String, String> state(String version) {
    Map<String, String> state = new TreeMap<>();
    each(
        inventory.path("versions").path(version).path("state"),
        (digest, path) -> state.put(path, digest));
    return state;
  }

  /**
   * Checks all of it.
   *
   * @param declared version of the specification that the object is declared as, or empty
   * @param versions the folders there are
   */
  void check(String declared, NavigableMap<Integer, String> versions) {
    for (String key : List.of("id", "type", "digestAlgorithm", "head")) {
      boolean said = inventory.path(key).isTextual() && !inventory.path(key).asText().isEmpty();
      findings.require(said, "E036", where, "no " + key);
    }
    inventory
        .properties()
        .forEach(
            field -> findings.require(KEYS.contains(field.getKey()), "E102", where, "" + field));
    String type = inventory.path("type").asText();
    boolean typed =
        declared.isEmpty()
            ? type.matches("https://ocfl\\.io/1\\.[01]/spec/#inventory")
            : type.equals("https://ocfl.io/" + declared + "/spec/#inventory");
    findings.require(typed, "E038", where, "type " + type);
    findings.require(
        Inventories.isContentAlgorithm(algorithm()), "E025", where, "digests are " + algorithm());
    String newest = versions.isEmpty() ? "" : versions.lastEntry().getValue();
    String head = inventory.path("head").asText();
    findings.require(head.equals(newest), "E040", where, "head " + head + ", newest " + newest);
    String content = contentDirectory();
    findings.require(!content.contains("/"), "E017", where, "content in " + content);
    findings.require(
        !Set.of(".", "..", "").contains(content), "E018", where, "content in " + content);
    manifest(versions);
    versions(versions);
    fixity(inventory.path("fixity"));
  }

  private void manifest(NavigableMap<Integer, String> versions) {
    JsonNode manifest = inventory.path("manifest");
    if (manifest.isMissingNode()) {
      findings.add("E041", where, "no manifest");
      return;
    }
    findings.require(manifest.isObject(), "E106", where, "the manifest is no JSON object");
    block(manifest, "E096", "E092");
    List<String> paths = new ArrayList<>();
    each(manifest, (digest, path) -> paths.add(path));
    paths(paths, "E099", "E100", "E101");
    for (String path : paths) {
      String version = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
      findings.require(
          versions.containsValue(version)
              && path.startsWith(version + "/" + contentDirectory() + "/"),
          "E042",
          where,
          path + " is in no version");
    }
    Set<String> used = new HashSet<>();
    for (Map.Entry<String, JsonNode> version : inventory.path("versions").properties()) {
      each(version.getValue().path("state"), (digest, path) -> used.add(digest));
    }
    each(
        manifest,
        (digest, path) ->
            findings.require(used.contains(digest), "E107", where, path + " is of no version"));
  }

  private void versions(NavigableMap<Integer, String> expected) {
    JsonNode versions = inventory.path("versions");
    if (!versions.isObject()) {
      findings.add(versions.isMissingNode() ? "E043" : "E044", where, "no versions");
      return;
    }
    Set<String> named = new HashSet<>();
    versions.properties().forEach(one -> named.add(one.getKey()));
    findings.require(
        named.equals(new HashSet<>(expected.values())),
        "E046",
        where,
        "versions " + named + ", folders " + expected.values());
    for (Map.Entry<String, JsonNode> version : versions.properties()) {
      version(version.getKey(), version.getValue());
    }
  }

  private void version(String name, JsonNode version) {
    String here = where + " " + name;
    if (!version.isObject()) {
      findings.add("E047", here, "is no JSON object");
      return;
    }
    version
        .properties()
        .forEach(
            field ->
                findings.require(VERSION_KEYS.contains(field.getKey()), "E102", here, "" + field));
    findings.require(version.has("created") && version.has("state"), "E048", here, "lacks a key");
    findings.require(isTime(version.path("created")), "E049", here, "created when?");
    JsonNode message = version.path("message");
    findings.require(message.isMissingNode() || message.isTextual(), "E094", here, "" + message);
    JsonNode user = version.path("user");
    findings.require(
        user.isMissingNode() || user.path("name").isTextual(), "E054", here, "a user without name");
    JsonNode state = version.path("state");
    findings.require(state.isObject(), "E050", here, "the state is no JSON object");
    block(state, "E050", "E051");
    Set<String> kept = new HashSet<>(manifest().values());
    List<String> paths = new ArrayList<>();
    each(
        state,
        (digest, path) -> {
          paths.add(path);
          findings.require(kept.contains(digest), "E050", here, path + " is in no manifest");
        });
    paths(paths, "E052", "E053", "E095");
  }

  private void fixity(JsonNode fixity) {
    findings.require(fixity.isMissingNode() || fixity.isObject(), "E111", where, "fixity");
    for (Map.Entry<String, JsonNode> algorithm : fixity.properties()) {
      findings.require(algorithm.getValue().isObject(), "E057", where, algorithm.getKey());
      block(algorithm.getValue(), "E097", "E057");
    }
  }

  /** Digests are told apart whatever their case; their values are lists of texts. */
  private void block(JsonNode block, String twice, String noList) {
    Set<String> digests = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : block.properties()) {
      boolean first = digests.add(ObjectValidator.lower(entry.getKey()));
      findings.require(first, twice, where, entry.getKey() + " stands here twice");
      boolean list = entry.getValue().isArray();
      for (JsonNode path : entry.getValue()) {
        list &= path.isTextual();
      }
      findings.require(list, noList, where, entry.getKey() + " has no list of paths");
    }
  }

  private void paths(List<String> paths, String element, String slash, String conflict) {
    Map<String, Integer> all = new HashMap<>();
    for (String path : paths) {
      boolean bare = !path.startsWith("/") && !path.endsWith("/");
      findings.require(bare, slash, where, "path " + path);
      if (bare) {
        boolean sound =
            List.of(path.split("/", -1)).stream().noneMatch(Set.of(".", "..", "")::contains);
        findings.require(sound, element, where, "path " + path);
      }
      all.merge(path, 1, Integer::sum);
    }
    for (String path : paths) {
      boolean alone = all.getOrDefault(path, 0) == 1;
      for (int at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
        alone &= !all.containsKey(path.substring(0, at));
      }
      findings.require(alone, conflict, where, path + " conflicts with another path");
    }
  }

  private static boolean isTime(JsonNode created) {
    try {
      OffsetDateTime.parse(created.asText());
      return created.isTextual();
    } catch (DateTimeException wrong) {
      return false;
    }
  }

  private interface Entry {
    void is(String digest, String path);
  }

  private static void each(JsonNode block, Entry entry) {
    for (Map.Entry<String, JsonNode> one : block.properties()) {
      one.getValue().forEach(path -> entry.is(ObjectValidator.lower(one.getKey()), path.asText()));
    }
  }
}
