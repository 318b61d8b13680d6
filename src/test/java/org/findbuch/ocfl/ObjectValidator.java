package org.findbuch.ocfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One object (OCFL 1.1, section 3): its folders, its inventories, and every byte it keeps. */
final class ObjectValidator {
  private static final Pattern DECLARATION = Pattern.compile("0=ocfl_object_(1\\.[01])");
  private static final Pattern VERSION = Pattern.compile("v(0*)([1-9][0-9]*)");
  private static final String INVENTORY = "inventory.json";

  private final Path folder;
  private final String where;
  private final Findings findings;
  private final TreeMap<Integer, String> versions = new TreeMap<>();
  private String version = "";

  ObjectValidator(Path folder, String where, Findings findings) {
    this.folder = folder;
    this.where = where;
    this.findings = findings;
  }

  /** Returns the object's id, empty when it says none. */
  String validate() throws IOException {
    declaration();
    top();
    if (Files.notExists(folder.resolve(INVENTORY))) {
      findings.add("E063", where, "has no inventory");
      return "";
    }
    JsonNode inventory = inventory(folder, where);
    if (inventory == null) {
      return "";
    }
    InventoryRules rules = new InventoryRules(inventory, where, findings);
    rules.check(version, versions);
    content(rules);
    earlier(inventory, rules);
    return inventory.path("id").asText();
  }

  String version() {
    return version;
  }

  private void declaration() throws IOException {
    List<Path> declared =
        OcflValidator.list(folder).stream()
            .filter(path -> OcflValidator.name(path).startsWith("0="))
            .toList();
    findings.require(declared.size() == 1, "E003", where, "one declaration expected: " + declared);
    for (Path path : declared) {
      Matcher form = DECLARATION.matcher(OcflValidator.name(path));
      if (!form.matches()) {
        findings.add("E006", where, "is declared as " + OcflValidator.name(path));
        continue;
      }
      version = form.group(1);
      findings.require(
          Files.readString(path).equals("ocfl_object_" + version + "\n"),
          "E007",
          where,
          "the declaration says something else than its name");
    }
  }

  private void top() throws IOException {
    Set<Integer> paddings = new HashSet<>();
    for (Path path : OcflValidator.list(folder)) {
      String name = OcflValidator.name(path);
      Matcher form = VERSION.matcher(name);
      if (Files.isSymbolicLink(path)) {
        findings.add("E090", where, name + " is a link");
      } else if (Files.isDirectory(path) && form.matches()) {
        versions.put(Integer.parseInt(form.group(2)), name);
        paddings.add(form.group(1).isEmpty() ? 0 : name.length());
      } else if (Files.isDirectory(path)) {
        boolean known = Set.of("logs", "extensions").contains(name);
        findings.require(known, "E001", where, "a folder " + name);
      } else {
        boolean known =
            name.startsWith("0=") || name.equals(INVENTORY) || name.startsWith(INVENTORY + ".");
        findings.require(known, "E001", where, "a file " + name);
      }
    }
    findings.require(!versions.isEmpty(), "E008", where, "has no version");
    findings.require(paddings.size() <= 1, "E012", where, "names of versions: " + versions);
    for (int number = 1; number <= versions.size(); number++) {
      findings.require(
          versions.containsKey(number), number == 1 ? "E009" : "E010", where, "no v" + number);
    }
  }

  /** Reads an inventory and holds it against its sidecar; null when it cannot be understood. */
  private @Nullable JsonNode inventory(Path at, String named) throws IOException {
    byte[] bytes = Files.readAllBytes(at.resolve(INVENTORY));
    JsonNode inventory = Inventories.parse(bytes);
    if (inventory == null || !inventory.isObject()) {
      findings.add("E033", named, "the inventory is no JSON object");
      return null;
    }
    String algorithm = inventory.path("digestAlgorithm").asText();
    List<Path> sidecars =
        OcflValidator.list(at).stream()
            .filter(path -> OcflValidator.name(path).startsWith(INVENTORY + "."))
            .toList();
    findings.require(sidecars.size() == 1, "E058", named, "one sidecar expected: " + sidecars);
    for (Path sidecar : sidecars) {
      String expected = INVENTORY + "." + algorithm;
      boolean same = OcflValidator.name(sidecar).equals(expected);
      findings.require(same, "E059", named, "expected a sidecar " + expected);
      Matcher form =
          Pattern.compile("([0-9a-fA-F]+)[ \t]+inventory\\.json\n?")
              .matcher(Files.readString(sidecar));
      if (!form.matches()) {
        findings.add("E061", named, "the sidecar is not DIGEST inventory.json");
      } else if (Inventories.isContentAlgorithm(algorithm)) {
        boolean fits = form.group(1).equalsIgnoreCase(Inventories.digest(algorithm, bytes));
        findings.require(fits, "E060", named, "the sidecar has another digest");
      }
    }
    return inventory;
  }

  /** Every file there is in the manifest, and every file of the manifest there and sound. */
  private void content(InventoryRules rules) throws IOException {
    Map<String, String> manifest = rules.manifest();
    Set<String> there = new HashSet<>();
    for (String name : versions.values()) {
      for (Path path : OcflValidator.list(folder.resolve(name))) {
        String child = OcflValidator.name(path);
        if (Files.isDirectory(path)) {
          // other folders of a version are to be passed by (E022)
          if (child.equals(rules.contentDirectory())) {
            walk(path, there);
          }
        } else {
          boolean known = child.equals(INVENTORY) || child.startsWith(INVENTORY + ".");
          findings.require(known, "E015", where, "a file " + name + "/" + child);
        }
      }
    }
    for (String file : there) {
      findings.require(manifest.containsKey(file), "E023", where, file + " is in no manifest");
    }
    for (Map.Entry<String, String> entry : manifest.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!there.contains(entry.getKey())) {
        findings.add("E092", where, entry.getKey() + " is not there");
      } else if (Inventories.isContentAlgorithm(rules.algorithm())) {
        boolean fits = entry.getValue().equals(Inventories.digest(rules.algorithm(), file));
        findings.require(fits, "E092", where, entry.getKey() + " has another digest");
      }
    }
    for (InventoryRules.Fixity fixity : rules.fixity()) {
      Path file = folder.resolve(fixity.path());
      boolean fits =
          Files.isRegularFile(file)
              && fixity.digest().equals(Inventories.digest(fixity.algorithm(), file));
      findings.require(fits, "E093", where, fixity.path() + " has another " + fixity.algorithm());
    }
  }

  private void walk(Path content, Set<String> there) throws IOException {
    try (Stream<Path> all = Files.walk(content)) {
      for (Path path : all.toList()) {
        String name = folder.relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
          findings.add("E090", where, name + " is a link");
        } else if (Files.isDirectory(path)) {
          boolean empty = OcflValidator.list(path).isEmpty();
          findings.require(!empty || path.equals(content), "E024", where, name + " is empty");
        } else {
          there.add(name);
        }
      }
    }
  }

  /** Inventories of the versions: each as it was then, the newest one as that of the object. */
  private void earlier(JsonNode newest, InventoryRules rules) throws IOException {
    String head = newest.path("head").asText();
    for (Map.Entry<Integer, String> entry : versions.entrySet()) {
      Path at = folder.resolve(entry.getValue());
      String named = where + "/" + entry.getValue();
      if (Files.notExists(at.resolve(INVENTORY))) {
        continue; // SHOULD only (W010)
      }
      if (entry.getValue().equals(head)) {
        boolean same = Files.mismatch(at.resolve(INVENTORY), folder.resolve(INVENTORY)) == -1;
        findings.require(same, "E064", named, "its inventory is not the object's");
        continue;
      }
      JsonNode inventory = inventory(at, named);
      if (inventory == null) {
        continue;
      }
      InventoryRules then = new InventoryRules(inventory, named, findings);
      TreeMap<Integer, String> until = new TreeMap<>(versions.headMap(entry.getKey(), true));
      then.check("", until);
      boolean same = inventory.path("id").equals(newest.path("id"));
      findings.require(same, "E110", named, "another id");
      findings.require(
          then.contentDirectory().equals(rules.contentDirectory()), "E020", named, "elsewhere");
      for (String name : until.values()) {
        findings.require(
            then.state(name).equals(rules.state(name)), "E066", named, "another state of " + name);
      }
    }
  }

  static String lower(String digest) {
    return digest.toLowerCase(Locale.ROOT);
  }
}
