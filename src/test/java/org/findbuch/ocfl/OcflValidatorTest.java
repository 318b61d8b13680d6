package org.findbuch.ocfl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A sound object, made by hand from the specification, broken in one way after the other. */
class OcflValidatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "urn:probe:Grün 1";
  private static final String PLACE = "/urn%3aprobe%3aGr%c3%bcn%201";
  private static final String TYPE = "https://ocfl.io/1.1/spec/#inventory";

  @TempDir Path root;
  private Path object;

  /** Breaks something. */
  interface Breakage {
    void on(OcflValidatorTest test) throws IOException;
  }

  /** Changes what an inventory says. */
  interface Edit {
    void of(ObjectNode inventory);
  }

  @BeforeEach
  void make_a_sound_root() throws IOException {
    Files.writeString(root.resolve("0=ocfl_1.1"), "ocfl_1.1\n");
    Files.writeString(
        root.resolve("ocfl_layout.json"),
        "{\"extension\":\"0003-hash-and-id-n-tuple-storage-layout\",\"description\":\"x\"}");
    write(
        root.resolve("extensions/0003-hash-and-id-n-tuple-storage-layout/config.json"),
        "{\"digestAlgorithm\":\"sha256\",\"tupleSize\":3,\"numberOfTuples\":1}");
    object = root.resolve(digest(ID).substring(0, 3) + PLACE);
    Files.createDirectories(object);
    Files.writeString(object.resolve("0=ocfl_object_1.1"), "ocfl_object_1.1\n");
    write(object.resolve("v1/content/a.txt"), "eins");
    write(object.resolve("v2/content/sub/b.txt"), "zwei");
    inventory(object.resolve("v1"), one());
    inventory(object.resolve("v2"), two());
    inventory(object, two());
  }

  private static ObjectNode one() {
    ObjectNode one = JSON.createObjectNode();
    one.put("id", ID).put("type", TYPE).put("digestAlgorithm", "sha256").put("head", "v1");
    one.putObject("manifest").putArray(digest("eins")).add("v1/content/a.txt");
    version(one, "v1").putArray(digest("eins")).add("a.txt").add("noch einmal.txt");
    return one;
  }

  private static ObjectNode two() {
    ObjectNode two = one();
    two.put("head", "v2");
    two.withObject("/manifest").putArray(digest("zwei")).add("v2/content/sub/b.txt");
    version(two, "v2").putArray(digest("zwei")).add("sub/b.txt");
    return two;
  }

  private static ObjectNode version(ObjectNode inventory, String name) {
    ObjectNode version = inventory.withObject("/versions").putObject(name);
    version.put("created", "2026-11-17T08:00:00Z").put("message", "x");
    version.putObject("user").put("name", "Ada");
    return version.putObject("state");
  }

  @Test
  void a_sound_root_has_no_finding() throws IOException {
    assertThat(OcflValidator.validate(root)).isEmpty();
    assertThat(OcflValidator.objects(root)).isEqualTo(1);
  }

  @Test
  void folders_that_nobody_asked_for_are_passed_by_where_the_specification_says_so()
      throws IOException {
    write(object.resolve("v1/notes/x.txt"), "x");
    write(object.resolve("logs/x.txt"), "x");
    write(object.resolve("extensions/mine/x.txt"), "x");
    assertThat(OcflValidator.validate(root)).isEmpty();
  }

  static Stream<Arguments> breakages() {
    return Stream.of(
        broken("E069", t -> Files.delete(t.root.resolve("0=ocfl_1.1"))),
        broken("E076", t -> Files.writeString(t.root.resolve("0=ocfl_1.0"), "ocfl_1.0\n")),
        broken("E079", t -> Files.writeString(t.root.resolve("0=ocfl_7"), "ocfl_7\n")),
        broken("E080", t -> Files.writeString(t.root.resolve("0=ocfl_1.1"), "ocfl_1.1")),
        broken("E070", t -> Files.writeString(t.root.resolve("ocfl_layout.json"), "{}")),
        broken("E072", t -> write(t.root.resolve("abc/stray.txt"), "x")),
        broken("E073", t -> Files.createDirectories(t.root.resolve("abc"))),
        broken("E083", t -> Files.move(t.object, t.object.resolveSibling("elsewhere"))),
        broken("E112", t -> write(t.root.resolve("extensions/x.txt"), "x")),
        broken("E001", t -> write(t.object.resolve("stray.txt"), "x")),
        broken("E001", t -> write(t.object.resolve("stray/x.txt"), "x")),
        broken("E003", t -> Files.delete(t.object.resolve("0=ocfl_object_1.1"))),
        broken("E006", t -> Files.createFile(t.object.resolve("0=ocfl_thing_1.1"))),
        broken("E007", t -> write(t.object.resolve("0=ocfl_object_1.1"), "ocfl_object_1.0\n")),
        broken("E010", t -> Files.move(t.object.resolve("v2"), t.object.resolve("v3"))),
        broken("E009", t -> Files.move(t.object.resolve("v1"), t.object.resolve("v3"))),
        broken("E012", t -> Files.move(t.object.resolve("v2"), t.object.resolve("v002"))),
        broken("E046", t -> write(t.object.resolve("v3/content/c.txt"), "x")),
        broken("E015", t -> write(t.object.resolve("v1/stray.txt"), "x")),
        broken("E023", t -> write(t.object.resolve("v1/content/stray.txt"), "x")),
        broken("E024", t -> Files.createDirectories(t.object.resolve("v1/content/empty"))),
        broken("E092", t -> Files.delete(t.object.resolve("v1/content/a.txt"))),
        broken("E092", t -> write(t.object.resolve("v1/content/a.txt"), "EINS")),
        broken("E090", t -> t.link()),
        broken("E063", t -> Files.delete(t.object.resolve("inventory.json"))),
        broken("E033", t -> write(t.object.resolve("inventory.json"), "{\"id\":\"x\",\"id\":1}")),
        broken("E058", t -> Files.delete(t.object.resolve("inventory.json.sha256"))),
        broken(
            "E059",
            t ->
                Files.move(
                    t.object.resolve("inventory.json.sha256"),
                    t.object.resolve("inventory.json.sha512"))),
        broken("E060", t -> write(t.object.resolve("inventory.json.sha256"), "00 inventory.json")),
        broken("E061", t -> write(t.object.resolve("inventory.json.sha256"), "00")),
        broken("E064", t -> t.inventory(t.object.resolve("v2"), one())),
        said("E017", i -> i.put("contentDirectory", "a/b")),
        said("E018", i -> i.put("contentDirectory", "..")),
        said("E025", i -> i.put("digestAlgorithm", "md5")),
        said("E036", i -> i.remove("id")),
        said("E038", i -> i.put("type", "https://ocfl.io/1.0/spec/#inventory")),
        said("E040", i -> i.put("head", "v1")),
        said("E041", i -> i.remove("manifest")),
        said("E106", i -> i.put("manifest", "x")),
        said("E043", i -> i.remove("versions")),
        said("E044", i -> i.put("versions", "x")),
        said("E046", i -> i.withObject("/versions").remove("v1")),
        said("E047", i -> i.withObject("/versions").put("v1", "x")),
        said("E048", i -> i.withObject("/versions/v2").remove("created")),
        said("E049", i -> i.withObject("/versions/v2").put("created", "2026-11-17")),
        said("E050", i -> i.withObject("/versions/v2/state").putArray("00").add("c")),
        said(
            "E052", i -> i.withObject("/versions/v2/state").putArray(digest("zwei")).add("a/../b")),
        said("E053", i -> i.withObject("/versions/v2/state").putArray(digest("zwei")).add("/b")),
        said("E054", i -> i.withObject("/versions/v2/user").remove("name")),
        said("E094", i -> i.withObject("/versions/v2").put("message", 7)),
        said(
            "E095",
            i -> i.withObject("/versions/v2/state").putArray(digest("zwei")).add("b").add("b/c")),
        said(
            "E096",
            i ->
                i.withObject("/manifest")
                    .putArray(digest("zwei").toUpperCase(java.util.Locale.ROOT))
                    .add("v1/content/a.txt")),
        said("E092", i -> i.withObject("/manifest").put(digest("zwei"), "v2/content/sub/b.txt")),
        said("E042", i -> i.withObject("/manifest").putArray(digest("zwei")).add("v9/content/b")),
        said("E099", i -> i.withObject("/manifest").putArray(digest("zwei")).add("v2/content//b")),
        said("E100", i -> i.withObject("/manifest").putArray(digest("zwei")).add("v2/content/b/")),
        said(
            "E101",
            i ->
                i.withObject("/manifest")
                    .putArray(digest("zwei"))
                    .add("v2/content/sub/b.txt")
                    .add("v2/content/sub")),
        said("E107", i -> i.withObject("/manifest").putArray("00").add("v2/content/c")),
        said("E102", i -> i.put("mine", "x")),
        said("E111", i -> i.put("fixity", "x")),
        said(
            "E093",
            i -> i.withObject("/fixity").putObject("md5").putArray("00").add("v1/content/a.txt")),
        broken("E110", t -> t.inventory(t.object.resolve("v1"), one().put("id", "urn:other"))),
        broken("E066", t -> t.inventory(t.object.resolve("v1"), t.otherwise())),
        broken(
            "E020", t -> t.inventory(t.object.resolve("v1"), one().put("contentDirectory", "c"))));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource("breakages")
  void each_way_to_break_it_is_named_by_its_code(String code, Breakage breakage)
      throws IOException {
    breakage.on(this);
    assertThat(OcflValidator.validate(root)).anyMatch(finding -> finding.startsWith(code + " "));
  }

  private static Arguments broken(String code, Breakage breakage) {
    return Arguments.of(code, breakage);
  }

  /** An inventory that says something else, with a sidecar that fits it. */
  private static Arguments said(String code, Edit edit) {
    return broken(
        code,
        test -> {
          ObjectNode inventory = two();
          edit.of(inventory);
          test.inventory(test.object, inventory);
          test.inventory(test.object.resolve("v2"), inventory);
        });
  }

  private ObjectNode otherwise() {
    ObjectNode one = one();
    one.withObject("/versions/v1/state").putArray(digest("eins")).add("anders.txt");
    return one;
  }

  private void link() throws IOException {
    Path file = object.resolve("v1/content/a.txt");
    Path target = Files.move(file, root.resolve("a.txt"));
    Files.createSymbolicLink(file, target);
  }

  private void inventory(Path folder, ObjectNode inventory) throws IOException {
    String json = inventory.toPrettyString();
    Files.writeString(folder.resolve("inventory.json"), json);
    Files.writeString(folder.resolve("inventory.json.sha256"), digest(json) + " inventory.json\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private static String digest(String text) {
    return Inventories.digest("sha256", text.getBytes(StandardCharsets.UTF_8));
  }
}
