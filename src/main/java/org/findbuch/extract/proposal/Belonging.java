package org.findbuch.extract.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.jspecify.annotations.Nullable;

/**
 * To which of the collections that there are a document belongs, by what it is called and by its
 * date; to none where two of them are as likely.
 *
 * @param all there are
 */
public record Belonging(List<Collection> all) {
  private static final int NAMED = 85;
  private static final int NAMED_IN_A_YEAR = 78;
  private static final int KIND_IN_A_YEAR = 72;
  private static final int BY_ITS_WORD = 62;
  private static final int ON_ITS_DAY = 58;

  /** Letters of a word that is one collection's alone; shorter ones are said of many things. */
  private static final int OWN_WORD = 10;

  /** By a name whose day is that of the document, too. */
  private static final int BOTH = 10;

  /** A conference may be asked for this long before it, and written up as long after it. */
  private static final int MOST_YEARS = 2;

  private static final Set<String> LITTLE =
      Set.of(
          "der", "die", "das", "des", "dem", "den", "und", "im", "in", "am", "an", "zu", "zum",
          "zur", "fuer", "mit", "von", "vom", "auf", "aus", "bei", "ein", "eine", "einer", "the",
          "of", "and", "for", "to", "on");

  private static final Pattern EVENT =
      Pattern.compile(
          ".*(?:konferenz|conference|tag|tagung|forum|kongress|symposium|workshop|werkstatt|woche"
              + "|messe|gespraech|dialog|gipfel|projekt)");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  /**
   * What is known of a document.
   *
   * @param calls what calls it: its file, its folder, its title, the surest first
   */
  public record Clues(List<Call> calls, @Nullable DocumentDate date) {}

  /** One of its names, and where that is from. */
  public record Call(String text, Source source) {}

  /** What is proposed, or nothing. */
  public Optional<Proposal> of(Clues clues) {
    Map<CollectionId, Proposal> likely = new HashMap<>();
    Map<String, List<Collection>> byWord = byWord();
    for (Collection collection : all) {
      best(collection, clues, byWord).ifPresent(proposal -> likely.put(collection.id(), proposal));
    }
    for (CollectionId id : List.copyOf(likely.keySet())) {
      above(id).forEach(likely::remove); // who belongs to a conference belongs to its series
    }
    int most = likely.values().stream().mapToInt(Proposal::confidence).max().orElse(0);
    List<Proposal> first =
        likely.values().stream().filter(one -> one.confidence() == most).toList();
    return first.size() == 1 ? Optional.of(first.getFirst()) : Optional.empty();
  }

  private Optional<Proposal> best(
      Collection collection, Clues clues, Map<String, List<Collection>> byWord) {
    boolean isOnItsDay = isOnItsDay(collection, clues.date());
    int most = isOnItsDay ? ON_ITS_DAY : 0;
    Source source = Source.TEXT;
    for (Call call : clues.calls()) {
      List<String> words = CollectionId.words(call.text());
      int sure = named(collection, words, clues.date());
      sure = sure == 0 && hasItsWord(collection, words, byWord) ? BY_ITS_WORD : sure;
      sure += sure > 0 && isOnItsDay ? BOTH : 0;
      if (sure > most) {
        most = sure;
        source = call.source();
      }
    }
    return most == 0
        ? Optional.empty()
        : Optional.of(new Proposal(MetadataField.COLLECTION, collection.id(), source, most));
  }

  /** How sure it is that words call a collection, in percent; 0 for not at all. */
  private int named(Collection collection, List<String> call, @Nullable DocumentDate date) {
    Set<String> words = new HashSet<>(call);
    Set<String> years = years(words);
    boolean isItsYear =
        collection.start() != null && years.contains("" + collection.start().firstYear());
    if ((!years.isEmpty() && !isItsYear && isOfOneYear(collection))
        || (years.isEmpty() && isFarFrom(collection, date))) {
      return 0;
    }
    List<String> slug = CollectionId.words(collection.id().value());
    if (slug.size() > 1 && java.util.Collections.indexOfSubList(call, slug) >= 0) {
      return NAMED;
    }
    int most = 0;
    for (String name : names(collection)) {
      Set<String> telling = telling(name);
      long there = telling.stream().filter(words::contains).count();
      boolean isAll = !telling.isEmpty() && there == telling.size();
      boolean isEvent = telling.stream().anyMatch(w -> words.contains(w) && isEvent(w));
      if (isAll && (there > 1 || words.equals(telling))) {
        most = Math.max(most, NAMED);
      } else if (isItsYear && there > 1) {
        most = Math.max(most, NAMED_IN_A_YEAR);
      } else if (isItsYear && isEvent) {
        most = Math.max(most, KIND_IN_A_YEAR);
      }
    }
    return most;
  }

  /** Which collections have each long word in their title. */
  private Map<String, List<Collection>> byWord() {
    Map<String, List<Collection>> byWord = new HashMap<>();
    for (Collection collection : all) {
      for (String word : longWords(CollectionId.words(collection.title()))) {
        byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(collection);
      }
    }
    return byWord;
  }

  /** Without the endings of plurals and cases. */
  private static Set<String> longWords(List<String> words) {
    Set<String> longWords = new HashSet<>();
    for (String word : words) {
      String stem = word.replaceAll("(?:en|e|n|s)$", "");
      if (stem.length() >= OWN_WORD) {
        longWords.add(stem);
      }
    }
    return longWords;
  }

  /** Whether a word calls a series or a project that no collection has but those below it. */
  private boolean hasItsWord(
      Collection collection, List<String> call, Map<String, List<Collection>> byWord) {
    return !isOfOneYear(collection)
        && longWords(call).stream()
            .filter(word -> !isOfAPlace(word))
            .map(word -> byWord.getOrDefault(word, List.of()))
            .anyMatch(those -> those.contains(collection) && areBelow(those, collection));
  }

  private boolean areBelow(List<Collection> those, Collection collection) {
    return those.stream()
        .allMatch(one -> one.equals(collection) || above(one.id()).contains(collection.id()));
  }

  /** As {@code Lindenauer} is, where another collection has {@code Lindenau}. */
  private boolean isOfAPlace(String word) {
    return word.endsWith("er")
        && all.stream()
            .flatMap(one -> CollectionId.words(one.title()).stream())
            .anyMatch(word.substring(0, word.length() - 2)::equals);
  }

  /** What it is called, and the parts of that. */
  private static List<String> names(Collection collection) {
    List<String> names = new ArrayList<>(List.of(collection.title()));
    String[] parts = collection.title().split(": | [–-] ");
    names.addAll(parts.length > 1 ? List.of(parts) : List.of());
    if (collection.theme() != null) {
      names.add(collection.theme());
    }
    return names;
  }

  /** What of a name tells it from others; a year of its own is no word of it. */
  private static Set<String> telling(String name) {
    Set<String> words = new HashSet<>(CollectionId.words(name));
    words.removeIf(word -> LITTLE.contains(word) || YEAR.matcher(word).matches());
    return words;
  }

  private static boolean isEvent(String word) {
    return EVENT.matcher(word).matches();
  }

  private static Set<String> years(Set<String> words) {
    Set<String> years = new HashSet<>(words);
    years.removeIf(word -> !YEAR.matcher(word).matches());
    return years;
  }

  private static boolean isOfOneYear(Collection collection) {
    return collection.kind() == CollectionKind.CONFERENCE && collection.start() != null;
  }

  private static boolean isFarFrom(Collection collection, @Nullable DocumentDate date) {
    return date != null
        && collection.start() != null
        && isOfOneYear(collection)
        && Math.abs(date.firstYear() - collection.start().firstYear()) > MOST_YEARS;
  }

  /** A month or a year has too many days. */
  private static boolean isOnItsDay(Collection collection, @Nullable DocumentDate date) {
    if (!isOfOneYear(collection) || collection.start() == null || date == null) {
      return false;
    }
    LocalDate from = collection.start().first();
    LocalDate to = (collection.end() == null ? collection.start() : collection.end()).last();
    return date.first().equals(date.last())
        && from.plusMonths(1).isAfter(to)
        && !date.first().isBefore(from)
        && !date.last().isAfter(to);
  }

  private List<CollectionId> above(CollectionId id) {
    List<CollectionId> above = new ArrayList<>();
    for (CollectionId at = parent(id); at != null && !above.contains(at); at = parent(at)) {
      above.add(at);
    }
    return above;
  }

  private @Nullable CollectionId parent(CollectionId id) {
    return all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .map(Collection::parent)
        .orElse(null);
  }
}
