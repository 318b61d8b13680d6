package org.findbuch.index;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.document.Facet;
import org.findbuch.document.Language;
import org.findbuch.document.Structure;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.SearchResult.Passage;
import org.findbuch.index.SearchedPages.Furniture;
import org.findbuch.index.SearchedPages.Origin;
import org.findbuch.index.SearchedPages.Searched;
import org.findbuch.language.EditCost;
import org.findbuch.language.Forms;
import org.findbuch.language.Morphology;
import org.findbuch.language.Wildcards;
import org.findbuch.language.Word;
import org.findbuch.language.Words;
import org.findbuch.query.Field;
import org.findbuch.query.Query;
import org.findbuch.query.Reference;
import org.jspecify.annotations.Nullable;

/** One document held against one question, word by word. */
final class NaiveMatch {
  /** Of the texts that are read again and again: each question looks at all of them. */
  private static final LoadingCache<String, List<Word>> WORDS =
      Caffeine.newBuilder().maximumSize(20_000).build(Words::of);

  private final IndexedDocument document;
  private final Query query;
  private final Map<String, List<String>> others;
  private final Morphology language;
  private final List<Searched> pages = new ArrayList<>();
  private final Furniture furniture;
  private final Map<Query, List<Way>> ways = new HashMap<>();
  private final Map<Integer, List<Token>> onPages = new HashMap<>();
  private boolean everyWordCounts;

  /** A word to be found at a place counted from the first one's. */
  private record Wanted(int place, Predicate<Word> term) {}

  /** A word at its place in a text. */
  private record Token(Word word, int position) {
    String term() {
      return word.text();
    }
  }

  NaiveMatch(IndexedDocument document, Query query, Map<String, List<String>> others) {
    this.document = document;
    this.others = others;
    this.query = query;
    this.language = Morphology.of(document.language());
    SearchedPages searched = new SearchedPages(document.pages());
    searched.forEachRemaining(pages::add);
    furniture = searched.furniture();
    everyWordCounts = truth(query, null) == Truth.NOTHING_ASKED;
  }

  private enum Truth {
    YES,
    NO,
    NOTHING_ASKED;

    static Truth of(boolean value) {
      return value ? YES : NO;
    }
  }

  IndexedDocument document() {
    return document;
  }

  boolean matches() {
    return truth(query, null) != Truth.NO;
  }

  /** Whether the document has a part of a question that asks for something. */
  boolean has(Query part) {
    return truth(part, null) == Truth.YES;
  }

  /** Whether a part of a question asks for anything beside others: "und" does not. */
  static boolean asksSomething(Query part) {
    NaiveMatch none = new NaiveMatch(Sample.numbered(0).document(), part, Map.of());
    none.everyWordCounts = false;
    return none.truth(part, null) != Truth.NOTHING_ASKED;
  }

  /**
   * Pages with at least one of the words that are not excluded; of a word that stands in running
   * heads only, the page of the first line that it is found in.
   */
  List<Integer> pages() {
    Set<Integer> numbers = new TreeSet<>();
    for (Query leaf : leaves()) {
      List<Integer> on =
          IntStream.range(0, pages.size()).filter(i -> onPage(leaf, i)).boxed().toList();
      on.forEach(i -> numbers.add(pages.get(i).number()));
      if (on.isEmpty()) {
        inFurniture(leaf).stream().findFirst().ifPresent(at -> numbers.add(origin(at).page()));
      }
    }
    return List.copyOf(numbers);
  }

  private List<Query> leaves() {
    List<Query> leaves = new ArrayList<>();
    leaves(query, true, leaves);
    return leaves;
  }

  private List<Integer> inFurniture(Query leaf) {
    return ways(leaf).stream()
        .flatMap(way -> standing(way, tokens(furniture.text()), false).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Origin origin(int position) {
    return furniture.origin(words(furniture.text()).get(position).start());
  }

  long date() {
    return document.date() == null ? Long.MIN_VALUE : document.date().first().toEpochDay();
  }

  List<String> values(Facet facet) {
    return document.facets().getOrDefault(facet, List.of());
  }

  boolean has(Map.Entry<Facet, List<String>> choice) {
    return values(choice.getKey()).stream().anyMatch(choice.getValue()::contains);
  }

  boolean inYears(@Nullable Integer from, @Nullable Integer to) {
    int first = from == null ? 0 : from;
    int last = to == null ? 9999 : to;
    boolean any = from != null || to != null;
    return !any || dated(first, last);
  }

  private boolean dated(int first, int last) {
    return first <= last
        && document.date() != null
        && document.date().firstYear() <= last
        && document.date().lastYear() >= first;
  }

  private Truth truth(Query part, @Nullable Field field) {
    return switch (part) {
      case Query.Everything _ -> Truth.NOTHING_ASKED;
      case Query.Years(int first, int last) -> Truth.of(dated(first, last));
      case Query.In(var name, var inner) -> truth(inner, name);
      case Query.Required(var word) -> truth(word, field);
      case Query.Not(var inner) ->
          switch (truth(inner, field)) {
            case YES -> Truth.NO;
            case NO -> Truth.YES;
            case NOTHING_ASKED -> Truth.NOTHING_ASKED;
          };
      case Query.And(var parts) -> {
        List<Truth> asked = asked(parts, field);
        yield asked.isEmpty() ? Truth.NOTHING_ASKED : Truth.of(!asked.contains(Truth.NO));
      }
      case Query.Or(var parts) -> {
        List<Truth> asked = asked(parts, field);
        yield asked.isEmpty() ? Truth.NOTHING_ASKED : Truth.of(asked.contains(Truth.YES));
      }
      case Query.Word _, Query.Exact _, Query.Wildcard _, Query.Similar _, Query.Phrase _ -> {
        if (Words.of(text(part)).isEmpty() || isDropped(part)) {
          yield Truth.NOTHING_ASKED;
        }
        boolean onPages =
            field == null
                && (IntStream.range(0, pages.size()).anyMatch(i -> onPage(part, i))
                    || !inFurniture(part).isEmpty());
        yield Truth.of(onPages || inRecord(part, field));
      }
    };
  }

  private List<Truth> asked(List<Query> parts, @Nullable Field field) {
    return parts.stream()
        .map(part -> truth(part, field))
        .filter(truth -> truth != Truth.NOTHING_ASKED)
        .toList();
  }

  private void leaves(Query part, boolean wanted, List<Query> into) {
    switch (part) {
      case Query.Everything _, Query.Years _, Query.In _ -> {}
      case Query.Not(var inner) -> leaves(inner, !wanted, into);
      case Query.Required(var word) -> leaves(word, wanted, into);
      case Query.And(var parts) -> parts.forEach(inner -> leaves(inner, wanted, into));
      case Query.Or(var parts) -> parts.forEach(inner -> leaves(inner, wanted, into));
      case Query.Word _, Query.Exact _, Query.Wildcard _, Query.Similar _, Query.Phrase _ -> {
        if (wanted && !isDropped(part)) {
          into.add(part);
        }
      }
    }
  }

  private static String text(Query leaf) {
    return switch (leaf) {
      case Query.Word(var text) -> text;
      case Query.Exact(var text) -> text;
      case Query.Wildcard(var text) -> text;
      case Query.Similar(var text) -> text;
      case Query.Phrase(var words, int _) -> String.join(" ", words);
      case Query.Everything _, Query.Years _, Query.In _, Query.Required _ ->
          throw new AssertionError(leaf);
      case Query.Not _, Query.And _, Query.Or _ -> throw new AssertionError(leaf);
    };
  }

  private boolean isDropped(Query leaf) {
    return (leaf instanceof Query.Word || leaf instanceof Query.Phrase)
        && Morphology.isWeak(text(leaf))
        && !everyWordCounts;
  }

  /** The ways in which a leaf can stand in a text; one of them is enough. */
  private List<Way> ways(Query leaf) {
    return ways.computeIfAbsent(leaf, this::waysOf);
  }

  private List<Way> waysOf(Query leaf) {
    List<Token> typed = tokens(text(leaf));
    boolean weak = Morphology.isWeak(text(leaf));
    return switch (leaf) {
      case Query.Word(var text) when !weak -> {
        List<Way> ways = new ArrayList<>();
        others.getOrDefault(text, List.of()).forEach(other -> ways.add(other(other)));
        ways.addAll(Reference.of(text).map(this::cited).map(List::of).orElseGet(() -> ways(typed)));
        yield ways;
      }
      case Query.Phrase(var _, int slop) when !weak ->
          List.of(new Way(inAnyForm(typed), slop, true));
      case Query.Wildcard(var text) ->
          List.of(new Way(expanded(Wildcards.words(text), Wildcards::matches), 0, false));
      case Query.Similar _ -> {
        List<String> words = typed.stream().map(Token::term).toList();
        yield List.of(new Way(expanded(words, NaiveMatch::isSimilar), 0, false));
      }
      default -> List.of(asTyped(typed));
    };
  }

  /** A way to stand in a text; without order where the words are too common to have places. */
  private record Way(List<Wanted> words, int slop, boolean mayCross, boolean apart) {
    Way(List<Wanted> words, int slop, boolean mayCross) {
      this(words, slop, mayCross, false);
    }
  }

  private Way other(String text) {
    return Reference.of(text)
        .map(this::cited)
        .orElseGet(() -> new Way(inAnyForm(tokens(text)), 0, false));
  }

  private Way cited(Reference reference) {
    List<Wanted> places = new ArrayList<>();
    int place = 0;
    for (Set<String> ways : reference.places()) {
      List<String> stems =
          ways.stream()
              .map(way -> Words.of(way).getFirst().text())
              .filter(this::counts)
              .map(way -> language.forms(way).stem())
              .toList();
      if (!stems.isEmpty()) {
        places.add(
            new Wanted(
                place,
                found ->
                    counts(found.text()) && stems.contains(language.forms(found.text()).stem())));
      }
      place += places.isEmpty() ? 0 : 1;
    }
    return new Way(places, reference.slop(), false);
  }

  private List<Way> ways(List<Token> typed) {
    List<Way> ways = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    typed.forEach(token -> joined.append(token.term()));
    Word first = typed.getFirst().word();
    if (typed.size() > 1) {
      ways.add(new Way(inAnyForm(typed), 0, false));
    } else if (String.join("", first.pieces()).equals(first.text())) {
      ways.add(new Way(inAnyForm(tokens(String.join(" ", first.pieces()))), 0, false));
    }
    Forms word = language.forms(joined.toString());
    if (!word.common()) {
      ways.add(new Way(List.of(new Wanted(0, found -> has(found, word.stem()))), 0, false));
      List<String> derived = language.derived(joined.toString());
      ways.add(new Way(List.of(new Wanted(0, found -> isOneOf(derived, found))), 0, false));
      ways.add(new Way(List.of(new Wanted(0, found -> isNear(word, found))), 0, false));
      List<Wanted> parts = new ArrayList<>();
      word.parts().forEach(p -> parts.add(new Wanted(parts.size(), found -> has(found, p))));
      if (parts.size() > 1) {
        ways.add(new Way(parts, 6, false));
      }
    }
    return ways;
  }

  /** Whether a word has a stem or is a compound with a part that has it. */
  private boolean has(Word found, String stem) {
    Forms forms = language.forms(found);
    return !forms.common() && (forms.stem().equals(stem) || forms.parts().contains(stem));
  }

  private boolean isOneOf(List<String> stems, Word found) {
    return counts(found.text()) && stems.contains(language.forms(found.text()).stem());
  }

  /** Whether a word is another one's without its umlauts, or a woman's to a man's. */
  private boolean isNear(Forms asked, Word found) {
    Forms forms = language.forms(found);
    return !forms.common() && asked.isNear(forms);
  }

  private List<Wanted> inAnyForm(List<Token> typed) {
    List<Token> counting = counting(typed);
    return counting.stream()
        .map(
            token -> {
              String stem = language.forms(token.term()).stem();
              int place = token.position() - counting.getFirst().position();
              return new Wanted(
                  place,
                  found ->
                      counts(found.text()) && language.forms(found.text()).stem().equals(stem));
            })
        .toList();
  }

  private List<Token> counting(List<Token> typed) {
    return typed.stream().filter(token -> counts(token.term())).toList();
  }

  private boolean counts(String word) {
    return !language.forms(word).common();
  }

  private Way asTyped(List<Token> typed) {
    List<Token> counting = counting(typed);
    List<Token> sought = counting.isEmpty() ? typed : counting;
    List<Wanted> words =
        sought.stream()
            .map(
                token -> {
                  String word = token.term();
                  int place = token.position() - sought.getFirst().position();
                  return new Wanted(place, found -> found.text().equals(word));
                })
            .toList();
    return new Way(words, 0, false, counting.isEmpty());
  }

  private List<Wanted> expanded(List<String> typed, BiPredicate<String, String> term) {
    return IntStream.range(0, typed.size())
        .mapToObj(
            i -> {
              String word = typed.get(i);
              return new Wanted(i, found -> counts(found.text()) && term.test(word, found.text()));
            })
        .toList();
  }

  private static boolean isSimilar(String word, String found) {
    return distance(word, found) <= EditCost.edits(word);
  }

  private boolean onPage(Query leaf, int index) {
    return ways(leaf).stream().anyMatch(way -> !found(way, index).isEmpty());
  }

  /** The positions on a page of the words that a way is found by there. */
  private Set<Integer> found(Way way, int index) {
    List<Token> here = tokens(index);
    Set<Integer> found = new TreeSet<>(standing(way, here, false));
    if (way.mayCross() && index + 1 < pages.size()) {
      List<Token> around = moved(here, -here.size());
      around.addAll(tokens(index + 1));
      standing(way, around, true).stream()
          .filter(position -> position < 0)
          .forEach(position -> found.add(here.size() + position));
    }
    return found;
  }

  /** The positions of all words of every occurrence. */
  private static Set<Integer> standing(Way way, List<Token> words, boolean across) {
    if (way.words().isEmpty()) {
      return Set.of();
    }
    if (way.apart()) {
      return apart(way.words(), words);
    }
    Set<Integer> found = new TreeSet<>();
    boolean near = way.slop() > 0 && way.words().size() > 1;
    for (int i = 0; i < words.size(); i++) {
      List<Token> rest = words.subList(i, words.size());
      found.addAll(near ? near(rest, way, across) : inRow(rest, way, across));
    }
    return found;
  }

  private static Set<Integer> apart(List<Wanted> wanted, List<Token> words) {
    boolean all =
        wanted.stream().allMatch(one -> words.stream().anyMatch(w -> one.term().test(w.word())));
    return all ? positions(words.stream().filter(word -> isAny(wanted, word))) : Set.of();
  }

  private static boolean isAny(List<Wanted> wanted, Token word) {
    return wanted.stream().anyMatch(one -> one.term().test(word.word()));
  }

  private static Set<Integer> positions(Stream<Token> words) {
    return words.map(Token::position).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All wanted words, each at its place from the first of these words. */
  private static Set<Integer> inRow(List<Token> words, Way way, boolean across) {
    Set<Integer> found = new TreeSet<>();
    for (Wanted one : way.words()) {
      int position = words.getFirst().position() + one.place();
      if (!stands(one, position, words)) {
        return Set.of();
      }
      found.add(position);
    }
    return !across || isOver(found) ? found : Set.of();
  }

  private static boolean stands(Wanted one, int position, List<Token> words) {
    for (Token word : words) {
      if (word.position() >= position) {
        return word.position() == position && one.term().test(word.word());
      }
    }
    return false;
  }

  private static boolean isOver(Set<Integer> positions) {
    return positions.stream().anyMatch(p -> p < 0) && positions.stream().anyMatch(p -> p >= 0);
  }

  /** All wanted words of a stretch that begins with one of them and holds enough for all. */
  private static Set<Integer> near(List<Token> words, Way way, boolean across) {
    Token first = words.getFirst();
    if (!isAny(way.words(), first)) {
      return Set.of();
    }
    int end = first.position() + way.words().getLast().place() + 1 + way.slop();
    List<Token> inside =
        words.stream()
            .takeWhile(w -> w.position() < end)
            .filter(w -> isAny(way.words(), w))
            .toList();
    Set<Integer> found = positions(inside.stream());
    return areEnough(inside, way.words(), new ArrayList<>()) && (!across || isOver(found))
        ? found
        : Set.of();
  }

  /** Tries every choice of words. */
  private static boolean areEnough(List<Token> words, List<Wanted> wanted, List<Token> taken) {
    if (taken.size() == wanted.size()) {
      return true;
    }
    for (Token word : words) {
      if (wanted.get(taken.size()).term().test(word.word()) && !taken.contains(word)) {
        taken.add(word);
        boolean enough = areEnough(words, wanted, taken);
        taken.removeLast();
        if (enough) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean inRecord(Query leaf, @Nullable Field field) {
    return record(field).stream()
        .anyMatch(texts -> ways(leaf).stream().anyMatch(way -> inRecord(way, texts)));
  }

  /** The parts of the record that are looked into. */
  private List<List<String>> record(@Nullable Field field) {
    if (field == null) {
      return List.of(
          List.of(document.title()),
          one(document.subtitle()),
          one(document.description()),
          one(document.file()),
          document.authors(),
          document.collections(),
          values(Facet.TOPIC),
          values(Facet.PLACE));
    }
    return switch (field) {
      case TITLE -> List.of(List.of(document.title()));
      case AUTHOR -> List.of(document.authors());
      case TOPIC -> List.of(values(Facet.TOPIC));
      case PLACE -> List.of(values(Facet.PLACE));
      case COLLECTION -> List.of(document.collections(), values(Facet.COLLECTION));
      case KIND -> List.of(values(Facet.KIND));
    };
  }

  private static List<String> one(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }

  /** No phrase goes from one text to the next. */
  private static boolean inRecord(Way way, List<String> texts) {
    List<Token> all = new ArrayList<>();
    int start = 0;
    for (String text : texts) {
      List<Token> words = tokens(text);
      all.addAll(moved(words, start));
      start += words.size() + 1_000;
    }
    return !standing(way, all, false).isEmpty();
  }

  private List<Token> tokens(int index) {
    return onPages.computeIfAbsent(index, page -> tokens(words(pages.get(page))));
  }

  private static List<Word> words(Searched page) {
    return words(page.text()).stream().filter(word -> word.start() >= page.lent()).toList();
  }

  private static List<Token> tokens(String text) {
    return tokens(words(text));
  }

  private static List<Word> words(String text) {
    return WORDS.get(text);
  }

  private static List<Token> tokens(List<Word> words) {
    return IntStream.range(0, words.size()).mapToObj(i -> new Token(words.get(i), i)).toList();
  }

  private static List<Token> moved(List<Token> words, int by) {
    return words.stream()
        .map(word -> new Token(word.word(), word.position() + by))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /**
   * A whole page with all that is found on it, or the running heads with what stands only there.
   */
  Passage passage(int number) {
    int index = pages.stream().map(Searched::number).toList().indexOf(number);
    List<Mark> marks = index < 0 ? List.of() : marks(index);
    return marks.isEmpty()
        ? heads(number)
        : new Passage(
            number,
            pages.get(index).label(),
            pages.get(index).text(),
            marks,
            pages.get(index).tables());
  }

  /** All running heads, as if they stood on this page. */
  Passage heads(int number) {
    Set<Integer> found = new TreeSet<>();
    leaves().forEach(leaf -> found.addAll(inFurniture(leaf)));
    List<Word> words = words(furniture.text());
    String label =
        furniture.origins().stream()
            .filter(origin -> origin.page() == number)
            .map(Origin::label)
            .findFirst()
            .orElse("");
    return new Passage(number, label, furniture.text(), marks(found, words), Structure.UNKNOWN);
  }

  private List<Mark> marks(int index) {
    Set<Integer> found = new TreeSet<>();
    leaves().forEach(leaf -> ways(leaf).forEach(way -> found.addAll(found(way, index))));
    return marks(found, words(pages.get(index)));
  }

  private static List<Mark> marks(Set<Integer> found, List<Word> words) {
    return found.stream().map(words::get).map(word -> new Mark(word.start(), word.end())).toList();
  }

  static List<Mark> marks(
      Query query, Map<String, List<String>> others, Language language, String text) {
    IndexedDocument alone = Sample.numbered(0).in(language).pages(text).document();
    return new NaiveMatch(alone, query, others).marks(0);
  }

  /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
        d[i][j] = Math.min(least, d[i - 1][j - 1] + cost);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
