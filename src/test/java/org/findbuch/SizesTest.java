package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps files, packages and circles of files as small as one person can keep them in mind. */
class SizesTest {
  private static final int LONGEST_FILE = 330;
  private static final int FULLEST_PACKAGE = 25;
  private static final int LARGEST_CIRCLE = 3;

  /** The words of the whole program stand together. */
  private static final Path WORDS = Path.of("document");

  private static final Path SOURCES =
      Path.of(System.getProperty("findbuch.home"), "src/main/java/org/findbuch");

  private static List<Path> files;

  @BeforeAll
  static void find_the_files() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      files = all.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(files).hasSizeGreaterThan(100);
  }

  @Test
  void a_file_can_be_read_in_one_sitting() throws IOException {
    Map<String, Integer> tooLong = new TreeMap<>();
    for (Path file : files) {
      int lines = Files.readAllLines(file).size();
      if (lines > LONGEST_FILE) {
        tooLong.put(file.toString(), lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void a_package_can_be_looked_over() {
    Map<Path, Long> sizes =
        files.stream()
            .map(file -> SOURCES.relativize(file.getParent()))
            .filter(folder -> !folder.equals(WORDS))
            .collect(Collectors.groupingBy(folder -> folder, Collectors.counting()));
    assertThat(sizes)
        .allSatisfy((folder, size) -> assertThat(size).isLessThanOrEqualTo(FULLEST_PACKAGE));
  }

  @Test
  void one_name_means_one_thing() {
    Map<String, Long> names =
        files.stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.equals("package-info.java"))
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    assertThat(names).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
  }

  @Test
  void no_more_than_three_files_form_a_circle() {
    Map<String, Set<String>> uses = new TreeMap<>();
    new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("org.findbuch")
        .forEach(
            type ->
                uses.computeIfAbsent(file(type), _ -> new TreeSet<>())
                    .addAll(
                        type.getDirectDependenciesFromSelf().stream()
                            .map(use -> file(use.getTargetClass()))
                            .toList()));
    Map<String, Set<String>> reached = new TreeMap<>();
    uses.keySet().forEach(file -> reached.put(file, reachedFrom(file, uses)));
    Set<Set<String>> circles =
        uses.keySet().stream()
            .map(
                file ->
                    reached.getOrDefault(file, Set.of()).stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(file))
                        .collect(Collectors.toCollection(TreeSet::new)))
            .collect(Collectors.toSet());
    assertThat(circles).allMatch(circle -> circle.size() <= LARGEST_CIRCLE);
  }

  /** Every file that is used from here, straight or through others. */
  private static Set<String> reachedFrom(String start, Map<String, Set<String>> uses) {
    Set<String> reached = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(uses.getOrDefault(start, Set.of()));
    while (!next.isEmpty()) {
      String file = next.pop();
      if (uses.containsKey(file) && reached.add(file)) {
        next.addAll(uses.get(file));
      }
    }
    return reached;
  }

  /** The full name of the class that a file is called after. */
  private static String file(JavaClass type) {
    String name = type.getName();
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }
}
