package org.findbuch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps the drawing of the packages true: a package uses only lines below its own. A large one has
 * rooms ({@code index.lucene.match}), which only the package around them and its other rooms know;
 * its door is the package itself. Whoever may come to a door may name what is handed out there:
 * records, enums, exceptions and interfaces of the rooms behind it, but none of their classes. An
 * adapter is a room that only the root opens.
 */
class ArchitectureTest {
  private static final String ROOT = "org.findbuch";

  /** From top to bottom; the packages of one line do not know each other. */
  private static final List<Set<String>> LINES =
      List.of(
          Set.of("holder"),
          Set.of("cli", "web", "inbox"),
          Set.of("editing", "reading"),
          Set.of("ingest"),
          Set.of("archive", "extract", "index", "staff"),
          Set.of("language", "query", "sqlite"),
          Set.of("document"));

  private static final Set<String> ADAPTERS =
      Set.of(
          "archive.ocfl",
          "archive.sql",
          "extract.drawing",
          "extract.tika",
          "extract.pdf",
          "extract.ocr",
          "extract.office",
          "extract.parts",
          "extract.pool",
          "extract.scan",
          "extract.worker",
          "index.lucene",
          "cli.add",
          "cli.desk",
          "cli.find",
          "cli.keep",
          "staff.sql");

  /** Where the types of a library may appear; a library that is not listed may appear anywhere. */
  private static final Map<String, Set<String>> HOMES =
      Map.ofEntries(
          Map.entry("org.apache.lucene", Set.of("index.lucene")),
          Map.entry("de.danielnaber.jwordsplitter", Set.of("language")),
          Map.entry("org.tartarus.snowball", Set.of("language")),
          Map.entry("org.apache.tika", Set.of("extract.tika")),
          Map.entry("org.apache.commons.collections4", Set.of("ingest.twin")),
          Map.entry("org.apache.poi", Set.of("extract.tika", "extract.parts")),
          Map.entry("org.apache.james", Set.of("extract.parts")),
          Map.entry("org.jsoup", Set.of("extract.tika")),
          Map.entry("org.apache.pdfbox", Set.of("extract.pdf")),
          Map.entry("org.apache.fontbox", Set.of("extract.pdf")),
          Map.entry("org.apache.xmpbox", Set.of("extract.pdf")),
          Map.entry("io.ocfl", Set.of("archive.ocfl")),
          Map.entry("java.sql", Set.of("archive.sql", "staff.sql", "sqlite")),
          Map.entry("javax.sql", Set.of("archive.sql", "staff.sql", "sqlite")),
          Map.entry("org.sqlite", Set.of("archive.sql", "staff.sql", "sqlite")),
          Map.entry("org.findbuch.sqlite", Set.of("archive.sql", "staff.sql", "sqlite")),
          Map.entry("io.javalin", Set.of("web")),
          Map.entry("jakarta.servlet", Set.of("web")),
          Map.entry("org.eclipse.jetty", Set.of("web")),
          Map.entry("gg.jte", Set.of("web")),
          Map.entry("org.commonmark", Set.of("web")),
          Map.entry("com.google.zxing", Set.of("web")),
          Map.entry("io.github.bucket4j", Set.of("web")),
          Map.entry("com.password4j", Set.of("staff")),
          Map.entry("io.prometheus", Set.of("web")),
          Map.entry("com.fasterxml.jackson", Set.of("web", "cli", "archive.ocfl", "extract")),
          Map.entry("picocli", Set.of("cli", "")),
          Map.entry("me.tongfei.progressbar", Set.of("cli")),
          Map.entry("ch.qos.logback", Set.of("")),
          Map.entry("com.google.common", Set.of()),
          Map.entry("kotlin", Set.of("web")));

  private static final Pattern SAYS_NOTHING =
      Pattern.compile("Abstract.*|.*(Utils?|Helpers?|Impl|Managers?)");

  private static final Pattern CHANGES =
      Pattern.compile(
          "java\\.util\\.(Hash|Tree|Linked|Array|Enum|Weak|concurrent\\.).*|java\\.lang\\.(Thread|String)"
              + "(Local|Builder).*|.*\\.cache\\.Cache");

  private static JavaClasses program;

  @BeforeAll
  static void read_the_program() {
    // the names of other people's classes are enough; reading them too takes many times as long
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
  }

  @Test
  void every_package_is_in_the_drawing() {
    assertThat(packages()).allMatch(name -> name.isEmpty() || line(machine(name)) >= 0);
  }

  @Test
  void a_package_uses_only_lines_below_its_own() {
    assertThat(
            program.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> isOurs(use.getTargetClass().getPackageName()))
                .filter(
                    use ->
                        !mayUse(
                                shortName(use.getOriginClass().getPackageName()),
                                shortName(use.getTargetClass().getPackageName()))
                            && !mayName(use.getOriginClass(), use.getTargetClass()))
                .map(use -> use.getDescription()))
        .isEmpty();
  }

  @Test
  void packages_form_no_circle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(program);
  }

  @Test
  void the_drawing_means_what_it_should() {
    assertThat(mayUse("", "index.lucene")).isTrue();
    assertThat(mayUse("holder", "cli")).isTrue();
    assertThat(mayUse("web", "reading")).isTrue();
    assertThat(mayUse("web", "document")).isTrue();
    assertThat(mayUse("index.lucene", "index")).isTrue();
    assertThat(mayUse("index.lucene", "query")).isTrue();
    assertThat(mayUse("web", "cli")).as("neighbours").isFalse();
    assertThat(mayUse("index", "archive")).as("neighbours").isFalse();
    assertThat(mayUse("document", "query")).as("upwards").isFalse();
    assertThat(mayUse("cli", "")).as("upwards").isFalse();
    assertThat(mayUse("index", "index.lucene")).as("a machine its adapter").isFalse();
    assertThat(mayUse("ingest", "extract.pdf")).as("an adapter from above").isFalse();
    assertThat(mayUse("extract.tika", "extract.pdf")).as("adapters each other").isFalse();
    assertThat(mayUse("index.lucene", "archive")).as("an adapter another machine").isFalse();
    assertThat(mayUse("index.lucene", "index.lucene.match")).as("a door its room").isTrue();
    assertThat(mayUse("index.lucene.proof", "index.lucene.match")).as("rooms each other").isTrue();
    assertThat(mayUse("index.lucene.match", "index")).as("a room its machine").isTrue();
    assertThat(mayUse("extract.pdf.font", "extract.page")).as("past its own door").isTrue();
    assertThat(mayUse("reading", "index.lucene.match")).as("a room from above").isFalse();
    assertThat(mayUse("", "index.lucene.match")).as("a room from the root").isFalse();
    assertThat(mayUse("web.page", "cli.add")).as("a neighbour's room").isFalse();
    assertThat(mayUse("extract.tika", "extract.pdf.font")).as("an adapter's room").isFalse();
    assertThat(mayUse("document", "archive.backup")).as("upwards into a room").isFalse();
    assertThat(isRoomOf("archive", "archive.store")).as("a machine's room").isTrue();
    assertThat(isRoomOf("index", "index.lucene.match")).as("an adapter's room").isFalse();
    assertThat(isRoomOf("archive", "archive.sql")).as("an adapter").isFalse();
    assertThat(isAtHome("org.apache.lucene.index", "index.lucene")).isTrue();
    assertThat(isAtHome("org.apache.lucene.index", "reading")).isFalse();
    assertThat(isAtHome("java.util", "reading")).isTrue();
  }

  /** Whoever changes something goes through the door that checks, numbers and audits it. */
  @Test
  void only_the_editing_changes_the_archive() {
    Set<String> changing =
        Set.of(
            "archive.Archive.revise",
            "archive.Archive.receive",
            "archive.Archive.receiveVersion",
            "archive.Collections.add",
            "archive.Collections.replace",
            "ingest.Intake.take",
            "ingest.Intake.takeAll",
            "ingest.Intake.takeVersion");
    assertThat(
            program.stream()
                .filter(type -> !Set.of("archive", "ingest", "editing").contains(machineOf(type)))
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(
                    call ->
                        changing.contains(
                            machineOf(call.getTargetOwner())
                                + "."
                                + call.getTargetOwner().getSimpleName()
                                + "."
                                + call.getName()))
                .map(call -> call.getDescription()))
        .isEmpty();
  }

  private static String machineOf(JavaClass type) {
    String name = type.getPackageName();
    return isOurs(name) ? machine(shortName(name)) : "";
  }

  @Test
  void each_library_stays_at_home() {
    assertThat(
            program.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(
                    use ->
                        !isAtHome(
                            use.getTargetClass().getPackageName(),
                            shortName(use.getOriginClass().getPackageName())))
                .map(use -> use.getDescription()))
        .isEmpty();
  }

  @Test
  void an_adapter_has_one_public_class() {
    Map<String, Set<String>> open = new TreeMap<>();
    program.stream()
        .filter(type -> ADAPTERS.contains(shortName(type.getPackageName())))
        .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
        .forEach(
            type ->
                open.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(type.getSimpleName()));
    assertThat(open).allSatisfy((name, types) -> assertThat(types).as(name).hasSize(1));
  }

  @Test
  void null_is_out_in_every_package() {
    assertThat(Stream.concat(Stream.of(home()), home().getSubpackagesInTree().stream()))
        .filteredOn(one -> !one.getClasses().isEmpty())
        .allMatch(one -> one.isAnnotatedWith(NullMarked.class), "has @NullMarked in package-info");
  }

  @Test
  void what_is_static_does_not_change() {
    assertThat(program.stream().flatMap(type -> type.getFields().stream()))
        .filteredOn(field -> field.getModifiers().contains(JavaModifier.STATIC))
        .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL))
        .noneMatch(field -> CHANGES.matcher(field.getRawType().getName()).matches());
  }

  @Test
  void every_name_says_something() {
    assertThat(program.stream())
        .extracting(JavaClass::getSimpleName)
        .noneMatch(name -> SAYS_NOTHING.matcher(name).matches());
  }

  /** Short names: {@code ""} for the root, {@code "index.lucene"} for an adapter. */
  private static boolean mayUse(String from, String to) {
    if (from.equals(to)) {
      return true;
    }
    if (to.isEmpty()) {
      return false;
    }
    if (from.isEmpty()) {
      return ADAPTERS.contains(to) || !to.contains(".");
    }
    if (!to.contains(".")) {
      return machine(from).equals(to) || line(machine(from)) < line(to);
    }
    String around = to.substring(0, to.lastIndexOf('.'));
    return ADAPTERS.contains(to) ? isWithin(from, to) : isWithin(from, around);
  }

  /** A room of a machine below: what its door hands out has to be named by whoever takes it. */
  private static boolean mayName(JavaClass from, JavaClass to) {
    String room = shortName(to.getPackageName());
    return isRoomOf(machine(room), room)
        && isHandedOut(to)
        && mayUse(shortName(from.getPackageName()), machine(room));
  }

  private static boolean isRoomOf(String machine, String room) {
    return !ADAPTERS.contains(room) && room.lastIndexOf('.') == machine.length();
  }

  private static boolean isHandedOut(JavaClass type) {
    return type.isRecord()
        || type.isEnum()
        || type.isInterface()
        || type.getSimpleName().endsWith("Exception");
  }

  private static boolean isWithin(String name, String around) {
    return (name + ".").startsWith(around + ".");
  }

  private static int line(String name) {
    for (int line = 0; line < LINES.size(); line++) {
      if (LINES.get(line).contains(name)) {
        return line;
      }
    }
    return -1;
  }

  private static String machine(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static boolean isAtHome(String libraryPackage, String user) {
    return HOMES.entrySet().stream()
        .filter(home -> (libraryPackage + ".").startsWith(home.getKey() + "."))
        .allMatch(home -> home.getValue().stream().anyMatch(place -> isAtHomeIn(place, user)));
  }

  private static boolean isAtHomeIn(String place, String user) {
    return place.isEmpty() ? user.isEmpty() : isWithin(user, place);
  }

  private static boolean isOurs(String packageName) {
    return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
  }

  private static String shortName(String packageName) {
    return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
  }

  private static Set<String> packages() {
    Set<String> names = new TreeSet<>();
    program.forEach(type -> names.add(shortName(type.getPackageName())));
    return names;
  }

  private static JavaPackage home() {
    return program.getPackage(ROOT);
  }
}
