package org.findbuch.index.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.document.Facet;
import org.findbuch.document.Page;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.lucene.Analysis.Token;
import org.findbuch.index.lucene.Analysis.Tokens;
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
        if (wanted(part).isEmpty() || isDropped(part)) {
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

  private static boolean isByLanguage(Query leaf) {
    return leaf instanceof Query.Word || leaf instanceof Query.Phrase;
  }

  private boolean isDropped(Query leaf) {
    return isByLanguage(leaf) && Compiler.isWeak(text(leaf)) && !everyWordCounts;
  }

  private Analysis analysis(Query leaf) {
    return isByLanguage(leaf) && !Compiler.isWeak(text(leaf)) ? language : Analysis.EXACT;
  }

  private List<Wanted> wanted(Query leaf) {
    List<Token> tokens = analysis(leaf).tokens(text(leaf)).list();
    List<Wanted> wanted = new ArrayList<>();
    for (Token token : tokens) {
      String typed = token.term().utf8ToString();
      boolean last = token.equals(tokens.getLast());
      Predicate<String> term =
          leaf instanceof Query.Prefix && last
              ? found -> found.startsWith(typed)
              : leaf instanceof Query.Similar
                  ? found -> distance(typed, found) <= Expansion.edits(typed)
                  : typed::equals;
      wanted.add(new Wanted(token.position() - tokens.getFirst().position(), term));
    }
    return wanted;
  }

  private boolean onPage(Query leaf, int index) {
    Analysis analysis = analysis(leaf);
    Tokens here = analysis.tokens(pages.get(index).text());
    int slop = leaf instanceof Query.Phrase(var _, int value) && analysis == language ? value : 0;
    if (together(words(here, 0), wanted(leaf), slop, false)) {
      return true;
    }
    boolean mayCross = leaf instanceof Query.Phrase && analysis == language;
    if (!mayCross || index + 1 == pages.size()) {
      return false;
    }
    Tokens next = analysis.tokens(pages.get(index + 1).text());
    List<Word> around = new ArrayList<>(words(here, -here.end()));
    around.addAll(words(next, 0));
    around.removeIf(w -> w.position() < -Schema.BREAK || w.position() >= Schema.BREAK);
    return together(around, wanted(leaf), slop, true);
  }

  private boolean inRecord(Query leaf, @Nullable Field field) {
    Analysis analysis = analysis(leaf);
    int slop = leaf instanceof Query.Phrase(var _, int value) && analysis == language ? value : 0;
    Map<String, List<String>> record = RecordText.of(document);
    List<String> parts = field == null ? Schema.RECORD_PARTS : Schema.parts(field);
    Stream<String> texts = parts.stream().flatMap(p -> record.getOrDefault(p, List.of()).stream());
    return texts.anyMatch(
        text -> together(words(analysis.tokens(text), 0), wanted(leaf), slop, false));
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
