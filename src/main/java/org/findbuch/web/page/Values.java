package org.findbuch.web.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.document.Coded;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Holding;
import org.findbuch.document.Kind;
import org.findbuch.document.Language;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Relation;
import org.findbuch.document.ResolutionStatus;
import org.findbuch.reading.Wording;
import org.findbuch.web.exchange.PageTexts;
import org.jspecify.annotations.Nullable;

/** What is said in words: names and titles in the place of codes and ids. */
public record Values(Archive archive, PageTexts texts, Wording wording) {

  private static final int LONGEST_SHOWN = 80;

  /** What a field is called. */
  public String name(MetadataField field) {
    return field == MetadataField.STATUS ? texts.say("record.status") : texts.name(field);
  }

  /** Likewise of its code; a code that is none stays what it is. */
  public String name(String code) {
    return Coded.parse(MetadataField.class, code)
        .filter(field -> field.place() != MetadataField.Place.RECORD)
        .map(this::name)
        .orElse(code);
  }

  /** Several parted by semicolons; empty for nothing. */
  public String text(@Nullable Object value) throws IOException {
    return switch (value) {
      case null -> "";
      case Kind kind -> wording.name(kind);
      case CollectionKind kind -> wording.name(kind);
      case ResolutionStatus status -> wording.name(status);
      case Language language -> wording.languageName(language.code());
      case DocumentDate date -> wording.date(date);
      case CollectionId id -> title(id.value());
      case Relation(var type, var target) ->
          texts.say("record.history.relation", wording.name(type), title(target));
      case List<?> all -> {
        List<String> each = new ArrayList<>();
        for (Object one : all) {
          each.add(text(one));
        }
        yield String.join("; ", each);
      }
      default -> value.toString();
    };
  }

  /** What a field says now and what it said before, be that nothing; long values are cut. */
  public String changed(String label, String before, String after) {
    String now = cut(after);
    String then = cut(before);
    if (then.isEmpty()) {
      return texts.say("record.history.new", label, now);
    }
    return now.isEmpty()
        ? texts.say("record.history.gone", label, then)
        : texts.say("record.history.changed", label, now, then);
  }

  /** So much of a text that a line can hold it. */
  public static String cut(String text) {
    return text.length() <= LONGEST_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN / 2)) + " …";
  }

  /** Of a document or a collection; its id where there is none any more. */
  public String title(String id) throws IOException {
    Optional<DocumentId> document = DocumentId.parse(id);
    Optional<Holding> holding =
        document.isPresent() ? archive.find(document.get()) : Optional.empty();
    Optional<CollectionId> collection =
        holding.isEmpty() ? CollectionId.parse(id) : Optional.empty();
    Optional<Collection> found =
        collection.isPresent() ? archive.collections().follow(collection.get()) : Optional.empty();
    return holding.map(Holding::title).or(() -> found.map(Collection::title)).orElse(id);
  }
}
