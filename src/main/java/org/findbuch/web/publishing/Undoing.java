package org.findbuch.web.publishing;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.findbuch.archive.store.ChangeRow;
import org.findbuch.archive.store.Item;
import org.findbuch.document.Document;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Release;
import org.jspecify.annotations.Nullable;

/**
 * One change of what is said about a document, or of who may see it, and the way back. It goes only
 * as long as nobody has changed the same again.
 */
record Undoing(Document before, Document after) {

  /**
   * The change at a place of the history, if it can be taken back: nothing after it changed the
   * same, be it that it is as it was again.
   *
   * @param changes the newest first
   */
  static Optional<Undoing> at(List<ChangeRow> changes, int place, Document now) {
    return of(changes.get(place))
        .filter(one -> one.isPossible(now))
        .filter(
            one ->
                changes.subList(0, place).stream()
                    .flatMap(later -> between(later).stream())
                    .noneMatch(one::isOfTheSame));
  }

  /** What a change did; nothing where it did something else, or it is no longer known. */
  static Optional<Undoing> of(ChangeRow row) {
    return between(row).filter(one -> one.before.originals().equals(one.after.originals()));
  }

  private static Optional<Undoing> between(ChangeRow row) {
    return row.before().orElse(null) instanceof Item.OfDocument(var before)
            && row.after().orElse(null) instanceof Item.OfDocument(var after)
        ? Optional.of(new Undoing(before, after))
        : Optional.empty();
  }

  private boolean isOfTheSame(Undoing other) {
    return (isOfRelease() && other.isOfRelease())
        || fields().stream().anyMatch(other.fields()::contains);
  }

  /** Fields that it changed. */
  List<MetadataField> fields() {
    return Arrays.stream(MetadataField.values())
        .filter(field -> !Objects.equals(get(before, field), get(after, field)))
        .toList();
  }

  boolean isOfRelease() {
    return !before.release().equals(after.release());
  }

  /** Whether all that it changed is as it left it. */
  private boolean isPossible(Document now) {
    boolean isOpen =
        !before.publication().leavesTombstone()
            && !after.publication().leavesTombstone()
            && !now.publication().leavesTombstone();
    return isOpen && (isOfRelease() || !fields().isEmpty()) && isSame(now, after);
  }

  /**
   * The change that the one at a place took back, by its button or by hand. Whoever then does again
   * what was taken back does not take back the taking back.
   *
   * @param changes the newest first
   */
  static Optional<ChangeRow> takenBack(List<ChangeRow> changes, int place) {
    Optional<Undoing> way = of(changes.get(place));
    for (int at = place + 1; way.isPresent() && at < changes.size(); at++) {
      Optional<Undoing> earlier = between(changes.get(at)).filter(way.get()::isOfTheSame);
      if (earlier.isPresent()) {
        boolean isBack = way.get().takesBack(earlier.get()) && takenBack(changes, at).isEmpty();
        return isBack ? Optional.of(changes.get(at)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean takesBack(Undoing earlier) {
    return fields().equals(earlier.fields())
        && isOfRelease() == earlier.isOfRelease()
        && isSame(after, earlier.before)
        && isSame(before, earlier.after);
  }

  /** Whether two say the same where it changed something. */
  private boolean isSame(Document one, Document other) {
    return (!isOfRelease() || one.release().equals(other.release()))
        && fields().stream().allMatch(f -> Objects.equals(get(one, f), get(other, f)));
  }

  /** Whether what is being typed leaves alone what it changed. */
  boolean isUntouched(Metadata typed) {
    return fields().stream().allMatch(f -> Objects.equals(typed.get(f), get(after, f)));
  }

  Metadata metadata(Metadata now) {
    Metadata.Builder builder = now.with();
    fields().forEach(field -> builder.keep(field, get(before, field)));
    return builder.build();
  }

  /** Who may see it then; null where that stays. */
  @Nullable Release release() {
    return isOfRelease() ? before.release() : null;
  }

  private static @Nullable Object get(Document document, MetadataField field) {
    return document.metadata().get(field);
  }
}
