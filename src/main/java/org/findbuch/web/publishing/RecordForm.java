package org.findbuch.web.publishing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.findbuch.archive.Collections;
import org.findbuch.document.Coded;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Typed;
import org.findbuch.document.TypedDate;
import org.findbuch.document.WrongValueException;
import org.findbuch.reading.DocumentView.ProposalView;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of a document's form, right or wrong.
 *
 * @param words of each field, several values parted by semicolons; empty where nothing is said
 */
record RecordForm(Map<MetadataField, String> words) {
  /** In the order of the form; what else is said about a document stays as it is. */
  static final List<MetadataField> FIELDS =
      List.of(
          MetadataField.TITLE,
          MetadataField.SUBTITLE,
          MetadataField.KIND,
          MetadataField.DATE,
          MetadataField.AUTHORS,
          MetadataField.PUBLISHER,
          MetadataField.COLLECTION,
          MetadataField.TOPICS,
          MetadataField.PLACES,
          MetadataField.LANGUAGE,
          MetadataField.LICENCE,
          MetadataField.DESCRIPTION);

  static final int LONGEST = 20_000;
  private static final int MOST_VALUES = 500;

  /** What is wrong with a value. */
  enum Wrong implements Coded {
    FORM,
    EXISTING_DAY,
    ORDERED_DAYS,
    LIKELY_YEAR,
    SHORT_TITLE,
    TOO_LONG,
    UNKNOWN_COLLECTION
  }

  /**
   * What a form says.
   *
   * @param metadata with the fields that can be understood
   * @param wrong the others
   */
  record Said(Metadata metadata, Map<MetadataField, Wrong> wrong) {}

  static RecordForm of(Metadata said) {
    Map<MetadataField, String> words = new EnumMap<>(MetadataField.class);
    FIELDS.forEach(field -> words.put(field, words(said.get(field))));
    return new RecordForm(words);
  }

  /** What was typed; a field that a form does not have says what is kept. */
  static RecordForm typed(Sent sent, Metadata said) {
    Map<MetadataField, String> words = new EnumMap<>(of(said).words);
    for (MetadataField field : FIELDS) {
      String typed = sent.first(field.code());
      if (typed != null) {
        words.put(field, cleaned(field, typed));
      }
    }
    return new RecordForm(words);
  }

  String of(MetadataField field) {
    return words.getOrDefault(field, "");
  }

  RecordForm with(MetadataField field, String value) {
    Map<MetadataField, String> more = new EnumMap<>(words);
    more.put(field, value);
    return new RecordForm(more);
  }

  /** With what is proposed and sure enough, where nothing stands yet. */
  RecordForm taking(List<ProposalView> proposals) {
    RecordForm taken = this;
    for (ProposalView one : proposals) {
      if (FIELDS.contains(one.field())
          && RecordPage.isSure(one)
          && taken.of(one.field()).isEmpty()) {
        taken = taken.with(one.field(), one.value());
      }
    }
    return taken;
  }

  /**
   * What it says over what was said; a field that was not touched keeps its very value, which words
   * may not tell.
   */
  Said over(Metadata said, Collections collections) throws IOException {
    Metadata.Builder builder = said.with();
    Map<MetadataField, Wrong> wrong = new EnumMap<>(MetadataField.class);
    for (MetadataField field : FIELDS) {
      String typed = of(field);
      if (!typed.equals(words(said.get(field)))) {
        Optional<Wrong> fault = set(builder, field, typed, collections);
        fault.ifPresent(what -> wrong.put(field, what));
      }
    }
    return new Said(builder.build(), wrong);
  }

  private static Optional<Wrong> set(
      Metadata.Builder builder, MetadataField field, String typed, Collections collections)
      throws IOException {
    List<String> values =
        field.form() == MetadataField.Form.TEXTS ? Arrays.asList(typed.split(";")) : List.of(typed);
    if (typed.length() > LONGEST || values.size() > MOST_VALUES) {
      return Optional.of(Wrong.TOO_LONG);
    }
    try {
      field.set(builder, values);
    } catch (WrongValueException unreadable) {
      return Coded.parse(Wrong.class, unreadable.expected().code())
          .or(() -> Optional.of(Wrong.FORM));
    }
    Optional<CollectionId> collection =
        field == MetadataField.COLLECTION ? CollectionId.parse(typed) : Optional.empty();
    return collection.isPresent() && collections.find(collection.get()).isEmpty()
        ? Optional.of(Wrong.UNKNOWN_COLLECTION)
        : Optional.empty();
  }

  /**
   * Brings what was typed together with what somebody else has saved meanwhile: what only one of
   * both has changed is taken, what both have is theirs to choose.
   *
   * @param before what the form began with, or null where that is not known
   * @return the form, with a field's other value where somebody has to choose
   */
  Merged onto(@Nullable Metadata before, Metadata now) {
    RecordForm merged = this;
    Map<MetadataField, String> theirs = new EnumMap<>(MetadataField.class);
    for (MetadataField field : FIELDS) {
      String current = words(now.get(field));
      String original = before == null ? null : words(before.get(field));
      if (!of(field).equals(current) && !Objects.equals(original, current)) {
        if (of(field).equals(original)) {
          merged = merged.with(field, current);
        } else {
          theirs.put(field, current);
        }
      }
    }
    return new Merged(merged, theirs);
  }

  /** A form beside what somebody else has saved in fields that it changes, too. */
  record Merged(RecordForm form, Map<MetadataField, String> theirs) {}

  /** A value as one types it. */
  static String words(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> String.join("; ", list.stream().map(Object::toString).toList());
      case Coded word -> word.code();
      default -> value.toString();
    };
  }

  private static String cleaned(MetadataField field, String typed) {
    boolean keepsLines = field.form() == MetadataField.Form.LINES;
    String text = (keepsLines ? Typed.text(typed) : Typed.line(typed)).strip();
    return field == MetadataField.DATE ? TypedDate.stored(text) : text;
  }

  /** Those fields whose words differ. */
  List<MetadataField> differing(RecordForm other) {
    List<MetadataField> fields = new ArrayList<>(FIELDS);
    fields.removeIf(field -> of(field).equals(other.of(field)));
    return fields;
  }
}
