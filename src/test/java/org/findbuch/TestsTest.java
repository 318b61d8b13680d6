package org.findbuch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for all tests. */
class TestsTest {
  private static final Pattern LEAVES_OUT =
      Pattern.compile("org\\.(junit|assertj|opentest4j)\\..*(Assum|Disabled|Enabled|Aborted).*");

  private static final Pattern WITHOUT_SEED =
      Pattern.compile(
          "java\\.util\\.(Splittable)?Random\\.<init>\\(\\)|java\\.lang\\.Math\\.random\\(\\)"
              + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*");

  private static JavaClasses tests;

  @BeforeAll
  static void read_the_tests() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    tests =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("org.findbuch");
  }

  @Test
  void none_is_left_out_on_some_machines() {
    assertThat(tests.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()))
        .extracting(use -> use.getOriginClass().getName() + " " + use.getTargetClass().getName())
        .isNotEmpty()
        .noneMatch(use -> LEAVES_OUT.matcher(use.substring(use.indexOf(' ') + 1)).matches());
  }

  @Test
  void none_does_by_chance_what_cannot_be_had_again() {
    assertThat(tests.stream().flatMap(type -> type.getAccessesFromSelf().stream()))
        .extracting(access -> access.getTarget().getFullName())
        .isNotEmpty()
        .noneMatch(name -> WITHOUT_SEED.matcher(name).matches());
  }
}
