package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.index.Manner;
import org.findbuch.index.RecordPart;
import org.findbuch.index.SearchResult.Form;
import org.findbuch.index.SearchResult.Hit;
import org.findbuch.index.SearchResult.Reason;
import org.findbuch.language.Morphology;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParts;
import org.findbuch.query.QueryPrinter;
import org.findbuch.reading.SearchView.Asked;
import org.findbuch.reading.SearchView.Finding;
import org.findbuch.reading.SearchView.Place;
import org.findbuch.reading.SearchView.WhyView;
import org.jspecify.annotations.Nullable;

/** Says of a hit how each word that was asked for is found in it. */
record Reasoning(Archive archive, Wording wording, Query query, String typed) {
  private static final int MOST_FINDINGS = 4;

  /** In the record, and as many pages. */
  private static final int MOST_PLACES = 3;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern BROKEN = Pattern.compile("\u00ad|-[ \\t]*\\R[ \\t]*(?=\\p{Ll})");
  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final Pattern INSIDE = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The findings of one form, whose places come together bit by bit. */
  private record Key(Manner manner, @Nullable String form) {}

  List<WhyView> of(Holding holding, Hit hit) throws IOException {
    List<WhyView> views = new ArrayList<>();
    for (Reason reason : hit.reasons()) {
      views.add(view(holding, reason));
    }
    return views;
  }

  private WhyView view(Holding holding, Reason reason) throws IOException {
    Query bare = QueryParts.bare(reason.asked());
    Map<Key, List<Place>> found = new LinkedHashMap<>();
    for (RecordPart part : reason.parts()) {
      Key key =
          inRecord(bare, reason.others(), Morphology.of(holding.language()), texts(holding, part));
      add(found, key, new Place(part.code(), wording.name(part), null, null));
    }
    for (Form form : reason.forms()) {
      String text = form.manner() == Manner.NEAR ? null : plain(form.text());
      add(found, new Key(form.manner(), text), place(holding, form));
    }
    List<Finding> findings =
        found.entrySet().stream()
            .sorted(Comparator.comparing(one -> one.getKey().manner()))
            .limit(MOST_FINDINGS)
            .map(one -> new Finding(one.getKey().manner(), one.getKey().form(), one.getValue()))
            .toList();
    return new WhyView(new Asked(reason.asked()), only(bare, findings), findings);
  }

  private static void add(Map<Key, List<Place>> found, Key key, Place place) {
    Key known = found.keySet().stream().filter(other -> isSame(other, key)).findFirst().orElse(key);
    List<Place> places = found.computeIfAbsent(known, _ -> new ArrayList<>());
    long alike =
        places.stream().filter(one -> (one.url() == null) == (place.url() == null)).count();
    if (alike < MOST_PLACES && !places.contains(place)) {
      places.add(place);
    }
  }

  /** Capitals make no new form. */
  private static boolean isSame(Key one, Key other) {
    String form = one.form();
    return one.manner() == other.manner()
        && (form == null ? other.form() == null : form.equalsIgnoreCase(other.form()));
  }

  /** A found word as one writes it within a line. */
  static String plain(String found) {
    return BLANKS.matcher(BROKEN.matcher(found).replaceAll("")).replaceAll(" ");
  }

  private Place place(Holding holding, Form form) {
    return new Place(
        "page",
        wording.place(holding.format().unit(), form.label()),
        form.page(),
        Addresses.page(holding.id(), form.page(), typed));
  }

  /** The question with this word exactly as it stands; null where that would change nothing. */
  private @Nullable String only(Query asked, List<Finding> findings) {
    boolean otherForms = findings.stream().anyMatch(finding -> finding.manner() != Manner.EXACT);
    return asked instanceof Query.Word word && otherForms
        ? QueryPrinter.print(QueryParts.exactly(query, word))
        : null;
  }

  /** The closest of the words of a part; none is named where none of them looks like it. */
  private static Key inRecord(
      Query asked, List<String> others, Morphology language, List<String> texts) {
    Key best = new Key(Manner.otherwise(asked), null);
    for (String word : texts.stream().flatMap(Reasoning::words).toList()) {
      Optional<Manner> manner = Manner.ofAny(asked, others, language, word);
      if (manner.isPresent()
          && (best.form() == null || manner.get().compareTo(best.manner()) < 0)) {
        best = new Key(manner.get(), word);
      }
    }
    return best;
  }

  /** As they stand, and what hyphens and the like part in them. */
  private static Stream<String> words(String text) {
    return Arrays.stream(BLANKS.split(text))
        .map(word -> AROUND.matcher(word).replaceAll(""))
        .flatMap(word -> Stream.concat(Stream.of(word), Arrays.stream(INSIDE.split(word))))
        .filter(word -> !word.isEmpty());
  }

  private List<String> texts(Holding holding, RecordPart part) throws IOException {
    Metadata said = holding.document().metadata();
    return switch (part) {
      case TITLE -> List.of(holding.title());
      case SUBTITLE -> one(said.subtitle());
      case DESCRIPTION -> one(said.description());
      case FILE -> List.of(holding.document().newest().name());
      case AUTHORS -> holding.authors();
      case TOPICS -> said.topics();
      case PLACES -> said.places();
      case COLLECTIONS -> collections(said.collection());
      case KINDS -> List.of();
    };
  }

  private List<String> collections(@Nullable CollectionId id) throws IOException {
    return id == null
        ? List.of()
        : archive.collections().path(id).stream().map(Collection::title).toList();
  }

  private static List<String> one(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }
}
