package org.findbuch.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every engine, and the oracle that says so, know none. */
class AnyEngineTest {
  private static final Set<String> KNOWN =
      Set.of(
          "org.findbuch.document",
          "org.findbuch.index",
          "org.findbuch.language",
          "org.findbuch.query");

  @Test
  void another_engine_can_run_the_contracts() {
    assertThat(
            new ClassFileImporter()
                .importPackages("org.findbuch.index").stream()
                    .filter(type -> type.getPackageName().equals("org.findbuch.index"))
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .filter(use -> !isKnown(use.getTargetClass().getPackageName()))
                    .map(use -> use.getDescription()))
        .isEmpty();
  }

  private static boolean isKnown(String name) {
    return KNOWN.contains(name)
        || (!name.startsWith("org.findbuch") && !name.startsWith("org.apache.lucene"));
  }
}
