package org.findbuch.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.findbuch.document.Publication.DRAFT;
import static org.findbuch.document.Publication.EMBARGOED;
import static org.findbuch.document.Publication.ERASED;
import static org.findbuch.document.Publication.PUBLISHED;
import static org.findbuch.document.Publication.REVIEW;
import static org.findbuch.document.Publication.WITHDRAWN;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.findbuch.archive.PublicationException;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Publication;
import org.findbuch.staff.Role;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private static final DocumentId ID = new DocumentId("k3v9x0c2m7qd");
  private static final Set<Publication> OPEN = EnumSet.of(DRAFT, REVIEW, EMBARGOED, PUBLISHED);

  /** One way. */
  private record Way(Operation operation, Publication from, Publication to) {}

  /** All that there are, said once more and otherwise. */
  private static Set<Way> ways() {
    Set<Way> ways = new HashSet<>();
    for (Publication from : OPEN) {
      OPEN.forEach(to -> ways.add(new Way(Operation.PUBLISH, from, to)));
      ways.add(new Way(Operation.WITHDRAW, from, WITHDRAWN));
    }
    ways.add(new Way(Operation.WITHDRAW, WITHDRAWN, WITHDRAWN));
    ways.add(new Way(Operation.RESTORE, WITHDRAWN, DRAFT));
    EnumSet.allOf(Publication.class)
        .forEach(from -> ways.add(new Way(Operation.ERASE, from, ERASED)));
    return ways;
  }

  @Test
  void what_is_in_the_table_passes_and_everything_else_is_refused_with_a_sentence() {
    Set<Way> ways = ways();
    int refused = 0;
    for (Operation operation : Operation.values()) {
      for (Publication from : Publication.values()) {
        for (Publication to : Publication.values()) {
          if (ways.remove(new Way(operation, from, to))) {
            assertThatCode(() -> Transitions.require(ID, operation, from, to))
                .doesNotThrowAnyException();
          } else {
            refused++;
            assertThatThrownBy(() -> Transitions.require(ID, operation, from, to))
                .isInstanceOfSatisfying(
                    PublicationException.class,
                    exception -> {
                      assertThat(exception.from()).isEqualTo(from);
                      assertThat(exception.to()).isEqualTo(to);
                    })
                .hasMessage(
                    "document k3v9x0c2m7qd is " + from.code() + " and cannot become " + to.code());
          }
        }
      }
    }
    assertThat(ways).isEmpty();
    assertThat(refused).isEqualTo(Operation.values().length * 36 - 28);
  }

  @Test
  void what_nothing_takes_back_keys_and_accounts_take_an_admin_and_all_else_an_editor() {
    Set<Operation> forAdmins =
        EnumSet.of(
            Operation.ERASE,
            Operation.MERGE_COLLECTION,
            Operation.ADD_KEY,
            Operation.REMOVE_KEY,
            Operation.ADD_USER,
            Operation.REMOVE_USER,
            Operation.SET_PASSWORD,
            Operation.SET_SECOND_FACTOR);
    for (Operation operation : Operation.values()) {
      assertThat(operation.role())
          .as(operation.code())
          .isEqualTo(forAdmins.contains(operation) ? Role.ADMIN : Role.EDITOR);
    }
  }
}
