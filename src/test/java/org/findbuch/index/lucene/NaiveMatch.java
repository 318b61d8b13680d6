package org.findbuch.index.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.Facet;
import org.findbuch.document.Page;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.lucene.question.Expansion;
import org.findbuch.index.lucene.question.Leaves;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.Analysis.Token;
import org.findbuch.index.lucene.store.Analysis.Tokens;
import org.findbuch.index.lucene.store.Forms;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.RecordText;
import org.findbuch.query.Field;
import org.findbuch.query.Query;
import org.jspecify.annotations.Nullable;

/** One document held against one question, word by word. */
final class NaiveMatch {
  private final IndexedDocument document;
  private final Query query;
  private final Analysis language;
  private final List<Page> pages = new ArrayList<>();
  private boolean everyWordCounts;

  /** A word to be found at a place counted from the first one's. */
  private record Wanted(int place, Predicate<String> term) {}

  /** A found word. */
  private record Word(int position, String term) {}

  NaiveMatch(IndexedDocument document, Query query) {
    this.document = document;
    this.query = query;
    this.language = Analysis.of(document.language());
    document.pages().forEach(pages::add);
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

  /** Pages with at least one of the words that are not excluded. */
  List<Integer> pages() {
    List<Query> leaves = new ArrayList<>();
    leaves(query, true, leaves);
    return IntStream.range(0, pages.size())
        .filter(i -> leaves.stream().anyMatch(leaf -> onPage(leaf, i)))
        .mapToObj(i -> pages.get(i).number())
        .toList();
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
      case Query.Word _, Query.Exact _, Query.Prefix _, Query.Similar _, Query.Phrase _ -> {
        if (Analysis.words(text(part)).isEmpty() || isDropped(part)) {
          yield Truth.NOTHING_ASKED;
        }
        boolean onPages =
            field == null && IntStream.range(0, pages.size()).anyMatch(i -> onPage(part, i));
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
      case Query.And(var parts) -> parts.forEach(inner -> leaves(inner, wanted, into));
      case Query.Or(var parts) -> parts.forEach(inner -> leaves(inner, wanted, into));
      case Query.Word _, Query.Exact _, Query.Prefix _, Query.Similar _, Query.Phrase _ -> {
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
      case Query.Prefix(var text) -> text;
      case Query.Similar(var text) -> text;
      case Query.Phrase(var words, int _) -> String.join(" ", words);
      case Query.Everything _, Query.Years _, Query.In _ -> throw new AssertionError(leaf);
      case Query.Not _, Query.And _, Query.Or _ -> throw new AssertionError(leaf);
    };
  }

  private boolean isDropped(Query leaf) {
    return (leaf instanceof Query.Word || leaf instanceof Query.Phrase)
        && Leaves.isWeak(text(leaf))
        && !everyWordCounts;
  }

  /** The ways in which a leaf can stand in a text; one of them is enough. */
  private List<Way> ways(Query leaf) {
    List<Token> typed = Analysis.words(text(leaf)).list();
    boolean weak = Leaves.isWeak(text(leaf));
    return switch (leaf) {
      case Query.Word _ when !weak -> ways(typed);
      case Query.Phrase(var _, int slop) when !weak ->
          List.of(new Way(inAnyForm(typed), slop, true));
      case Query.Prefix _ -> List.of(new Way(expanded(typed, leaf), 0, false));
      case Query.Similar _ -> List.of(new Way(expanded(typed, leaf), 0, false));
      default -> List.of(asTyped(typed));
    };
  }

  /** A way to stand in a text; without order where the words are too common to have places. */
  private record Way(List<Wanted> words, int slop, boolean mayCross, boolean apart) {
    Way(List<Wanted> words, int slop, boolean mayCross) {
      this(words, slop, mayCross, false);
    }
  }

  private List<Way> ways(List<Token> typed) {
    List<Way> ways = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    typed.forEach(token -> joined.append(token.term().utf8ToString()));
    if (typed.size() > 1) {
      ways.add(new Way(inAnyForm(typed), 0, false));
    }
    Forms word = language.forms(joined.toString());
    if (!word.common()) {
      ways.add(new Way(List.of(new Wanted(0, found -> has(found, word.stem()))), 0, false));
      List<Wanted> parts = new ArrayList<>();
      word.parts().forEach(p -> parts.add(new Wanted(parts.size(), found -> has(found, p))));
      if (parts.size() > 1) {
        ways.add(new Way(parts, 6, false));
      }
    }
    return ways;
  }

  /** Whether a word has a stem or is a compound with a part that has it. */
  private boolean has(String found, BytesRef stem) {
    Forms forms = language.forms(found);
    return !forms.common() && (forms.stem().equals(stem) || forms.parts().contains(stem));
  }

  private List<Wanted> inAnyForm(List<Token> typed) {
    List<Token> counting = counting(typed);
    return counting.stream()
        .map(
            token -> {
              BytesRef stem = language.forms(token.term()).stem();
              int place = token.position() - counting.getFirst().position();
              return new Wanted(
                  place, found -> counts(found) && language.forms(found).stem().equals(stem));
            })
        .toList();
  }

  private List<Token> counting(List<Token> typed) {
    return typed.stream().filter(token -> counts(token.term().utf8ToString())).toList();
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
                  String word = token.term().utf8ToString();
                  return new Wanted(token.position() - sought.getFirst().position(), word::equals);
                })
            .toList();
    return new Way(words, 0, false, counting.isEmpty());
  }

  private List<Wanted> expanded(List<Token> typed, Query leaf) {
    List<Wanted> wanted = new ArrayList<>();
    for (Token token : typed) {
      String word = token.term().utf8ToString();
      boolean last = token.equals(typed.getLast());
      Predicate<String> term =
          leaf instanceof Query.Prefix && last
              ? found -> found.startsWith(word)
              : leaf instanceof Query.Similar
                  ? found -> distance(word, found) <= Expansion.edits(word)
                  : word::equals;
      wanted.add(new Wanted(token.position(), found -> counts(found) && term.test(found)));
    }
    return wanted;
  }

  private boolean onPage(Query leaf, int index) {
    Tokens here = Analysis.words(pages.get(index).text());
    return ways(leaf).stream().anyMatch(way -> onPage(way, here, index));
  }

  private boolean onPage(Way way, Tokens here, int index) {
    if (stands(way, words(here, 0))) {
      return true;
    }
    if (!way.mayCross() || index + 1 == pages.size()) {
      return false;
    }
    Tokens next = Analysis.words(pages.get(index + 1).text());
    List<Word> around = new ArrayList<>(words(here, -here.end()));
    around.addAll(words(next, 0));
    around.removeIf(w -> w.position() < -IndexFields.BREAK || w.position() >= IndexFields.BREAK);
    return together(around, way.words(), way.slop(), true);
  }

  private static boolean stands(Way way, List<Word> words) {
    if (!way.apart() || way.words().isEmpty()) {
      return together(words, way.words(), way.slop(), false);
    }
    return way.words().stream()
        .allMatch(wanted -> words.stream().anyMatch(w -> wanted.term().test(w.term())));
  }

  private boolean inRecord(Query leaf, @Nullable Field field) {
    Map<String, List<String>> record = RecordText.of(document);
    List<String> parts = field == null ? IndexFields.RECORD_PARTS : IndexFields.parts(field);
    return parts.stream()
        .map(part -> record.getOrDefault(part, List.of()))
        .anyMatch(texts -> ways(leaf).stream().anyMatch(way -> inRecord(way, texts)));
  }

  private static boolean inRecord(Way way, List<String> texts) {
    List<Word> all = new ArrayList<>();
    int start = 0;
    for (String text : texts) {
      Tokens words = Analysis.words(text);
      all.addAll(words(words, start));
      start += words.end() + 1_000;
    }
    return stands(way, all);
  }

  private static List<Word> words(Tokens tokens, int by) {
    return tokens.list().stream()
        .map(token -> new Word(token.position() + by, token.term().utf8ToString()))
        .toList();
  }

  private static boolean together(List<Word> words, List<Wanted> wanted, int slop, boolean across) {
    if (wanted.isEmpty()) {
      return false;
    }
    return (slop == 0 || wanted.size() == 1)
        ? words.stream().anyMatch(first -> asTheyStand(words, wanted, first.position(), across))
        : near(words, wanted, slop, across, new ArrayList<>());
  }

  private static boolean asTheyStand(
      List<Word> words, List<Wanted> wanted, int base, boolean across) {
    int last = base + wanted.getLast().place();
    boolean all =
        wanted.stream()
            .allMatch(
                w ->
                    words.stream()
                        .filter(word -> word.position() == base + w.place())
                        .anyMatch(word -> w.term().test(word.term())));
    return all && (!across || (base < 0 && last >= 0));
  }

  /** Tries every choice of words. */
  private static boolean near(
      List<Word> words, List<Wanted> wanted, int slop, boolean across, List<Integer> taken) {
    if (taken.size() == wanted.size()) {
      int first = taken.stream().mapToInt(i -> words.get(i).position()).min().orElseThrow();
      int last = taken.stream().mapToInt(i -> words.get(i).position()).max().orElseThrow();
      boolean close = last - first + 1 <= wanted.getLast().place() + 1 + slop;
      return close && (!across || (first < 0 && last >= 0));
    }
    for (int i = 0; i < words.size(); i++) {
      boolean fits = wanted.get(taken.size()).term().test(words.get(i).term());
      if (fits && !taken.contains(i)) {
        taken.add(i);
        boolean found = near(words, wanted, slop, across, taken);
        taken.removeLast();
        if (found) {
          return true;
        }
      }
    }
    return false;
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
