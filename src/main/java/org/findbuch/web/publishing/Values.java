package org.findbuch.web.publishing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.document.Coded;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
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

/** What is said about a document, in words: names and titles in the place of codes and ids. */
record Values(Archive archive, PageTexts texts, Wording wording) {

  /** What a field is called. */
  String name(MetadataField field) {
    return field == MetadataField.STATUS ? texts.say("record.status") : texts.name(field);
  }

  /** Likewise of its code; a code that is none stays what it is. */
  String name(String code) {
    return Coded.parse(MetadataField.class, code)
        .filter(field -> field.place() != MetadataField.Place.RECORD)
        .map(this::name)
        .orElse(code);
  }

  /** Several parted by semicolons; empty for nothing. */
  String text(@Nullable Object value) throws IOException {
    return switch (value) {
      case null -> "";
      case Kind kind -> wording.name(kind);
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

  /** Of a document or a collection; its id where there is none any more. */
  private String title(String id) throws IOException {
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
