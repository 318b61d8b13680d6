package org.findbuch.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Coded;
import org.findbuch.language.Abbreviation;
import org.findbuch.language.Compounds;
import org.findbuch.language.Morphology;
import org.findbuch.language.Word;
import org.findbuch.language.Words;
import org.findbuch.query.Query;
import org.findbuch.query.Reference;

/**
 * What a word of a question is also written like: abbreviations that documents introduce. One that
 * stands for several names stands for the one that two thirds of the documents mean, or for none.
 *
 * @param off short forms that nothing is found by; {@code *} is all
 */
public record Abbreviations(Source source, Set<String> off) {
  /** Where documents say what an abbreviation stands for. */
  public interface Source {
    /** By its {@link Abbreviation#shortKey}. */
    List<Evidence> ofShort(String key) throws IOException;

    /** By the first of {@link Abbreviation#longKey}. */
    List<Evidence> ofLong(String first) throws IOException;
  }

  /** So many documents introduce it so. */
  public record Evidence(Abbreviation said, int documents) {}

  /** Whether the search goes by it. */
  public enum Use implements Coded {
    USED,
    /** It stands for something else as well, or more often. */
    AMBIGUOUS,
    OFF
  }

  /** A short form, and one of the names that it stands for. */
  public record Learned(String shortForm, String longForm, int documents, Use use) {}

  /** All names that one short form stands for, the most frequent first. */
  public static List<Learned> learned(List<Evidence> ofOne, Set<String> off) {
    Map<List<String>, List<Evidence>> names = new LinkedHashMap<>();
    for (Evidence one : ofOne) {
      List<String> key = Abbreviation.longKey(one.said().longForm());
      names.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
    }
    int all = documents(ofOne);
    List<Learned> learned = new ArrayList<>();
    for (List<Evidence> name : names.values()) {
      Abbreviation said =
          name.stream()
              .max(
                  Comparator.comparingInt(Evidence::documents)
                      .thenComparing(one -> one.said().longForm())
                      .thenComparing(one -> one.said().shortForm()))
              .orElseThrow()
              .said();
      int documents = documents(name);
      boolean clear = 3 * documents >= 2 * all;
      learned.add(
          new Learned(
              said.shortForm(),
              said.longForm(),
              documents,
              isOff(said, off) ? Use.OFF : clear ? Use.USED : Use.AMBIGUOUS));
    }
    learned.sort(
        Comparator.comparingInt(Learned::documents).reversed().thenComparing(Learned::longForm));
    return learned;
  }

  /** Everything that is learned, by short form. */
  public static List<Learned> all(List<Evidence> everything, Set<String> off) {
    Map<String, List<Evidence>> byKey = new TreeMap<>();
    for (Evidence one : everything) {
      String key = Abbreviation.shortKey(one.said().shortForm());
      byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
    }
    return byKey.values().stream().flatMap(one -> learned(one, off).stream()).toList();
  }

  private static int documents(List<Evidence> some) {
    return some.stream().mapToInt(Evidence::documents).sum();
  }

  private static boolean isOff(Abbreviation said, Set<String> off) {
    String key = Abbreviation.shortKey(said.shortForm());
    return off.contains("*") || off.stream().map(Abbreviation::shortKey).anyMatch(key::equals);
  }

  /**
   * For each word of a question, by its text, what else is looked for; only those that have any.
   */
  public Map<String, List<String>> in(Query query) throws IOException {
    Map<String, Set<String>> others = new LinkedHashMap<>();
    if (!off.contains("*")) {
      collect(query, others);
    }
    Map<String, List<String>> lists = new LinkedHashMap<>();
    others.forEach((word, ways) -> lists.put(word, List.copyOf(ways)));
    return lists;
  }

  private void collect(Query query, Map<String, Set<String>> into) throws IOException {
    switch (query) {
      case Query.And(var parts) -> {
        side(parts, into);
        for (Query part : parts) {
          if (!(word(part) instanceof Query.Word)) {
            collect(part, into);
          }
        }
      }
      case Query.Or(var parts) -> {
        for (Query part : parts) {
          collect(part, into);
        }
      }
      case Query.Not(var part) -> collect(part, into);
      case Query.In(var _, var part) -> collect(part, into);
      case Query.Word _, Query.Required _ -> side(List.of(query), into);
      case Query.Everything _, Query.Years _, Query.Exact _ -> {}
      case Query.Wildcard _, Query.Similar _, Query.Phrase _ -> {}
    }
  }

  private static Query word(Query part) {
    return part instanceof Query.Required(var word) ? word : part;
  }

  /** One word of what stands side by side, and the text that it is a piece of. */
  private record Piece(String text, String stem, boolean first, boolean last) {}

  /** A name of several words is one whose words stand side by side in the question. */
  private void side(List<Query> parts, Map<String, Set<String>> into) throws IOException {
    List<Piece> row = new ArrayList<>();
    for (Query part : parts) {
      if (word(part) instanceof Query.Word(var text) && Reference.of(text).isEmpty()) {
        List<Word> words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
          String stem = Morphology.GERMAN.forms(words.get(i).text()).stem();
          row.add(new Piece(text, stem, i == 0, i + 1 == words.size()));
        }
        if (words.size() == 1) {
          names(text, words.getFirst().text(), into);
        }
      } else {
        spelled(row, into);
        row.clear();
        if (word(part) instanceof Query.Word(var cited)) {
          cited(cited, into);
        }
      }
    }
    spelled(row, into);
  }

  private void names(String text, String word, Map<String, Set<String>> into) throws IOException {
    boolean capitals = text.chars().filter(Character::isUpperCase).count() > 1;
    if (Morphology.isWeak(word) || (!capitals && Compounds.GERMAN.isWord(word))) {
      return;
    }
    for (Learned one : used(word)) {
      add(into, text, one.longForm());
      add(into, text, one.shortForm());
    }
  }

  /** The names that a short form is used for, be it of several. */
  private List<Learned> used(String word) throws IOException {
    List<Learned> used = new ArrayList<>();
    for (String key : new LinkedHashSet<>(List.of(word, Abbreviation.shortKey(word)))) {
      learned(source.ofShort(key), off).stream()
          .filter(one -> one.use() == Use.USED)
          .forEach(used::add);
    }
    return used;
  }

  private void spelled(List<Piece> row, Map<String, Set<String>> into) throws IOException {
    for (int start = 0; start < row.size(); start++) {
      if (row.get(start).first()) {
        for (Abbreviation said : beginning(row.get(start).stem())) {
          List<String> key = Abbreviation.longKey(said.longForm());
          int end = start + key.size();
          boolean whole =
              end <= row.size()
                  && row.get(end - 1).last()
                  && row.subList(start, end).stream().map(Piece::stem).toList().equals(key);
          if (whole) {
            row.subList(start, end).forEach(piece -> add(into, piece.text(), said.shortForm()));
          }
        }
      }
    }
  }

  /** Short forms of names that begin with a word, where they are used for these. */
  private List<Abbreviation> beginning(String stem) throws IOException {
    List<Abbreviation> used = new ArrayList<>();
    for (Evidence one : source.ofLong(stem)) {
      List<String> name = Abbreviation.longKey(one.said().longForm());
      for (Learned learned : used(Abbreviation.shortKey(one.said().shortForm()))) {
        if (Abbreviation.longKey(learned.longForm()).equals(name)) {
          used.add(new Abbreviation(learned.shortForm(), learned.longForm()));
        }
      }
    }
    return used;
  }

  private static final Pattern LAW = Pattern.compile("\\p{L}{2,}");

  /** The law of a section, by its other name. */
  private void cited(String text, Map<String, Set<String>> into) throws IOException {
    for (Matcher law = LAW.matcher(text); law.find(); ) {
      Map<String, Set<String>> others = new LinkedHashMap<>();
      side(List.of(new Query.Word(law.group())), others);
      String before = text.substring(0, law.start());
      String after = text.substring(law.end());
      for (String other : others.getOrDefault(law.group(), Set.of())) {
        add(into, text, before + other + after);
      }
    }
  }

  private static void add(Map<String, Set<String>> into, String text, String other) {
    if (!other.equalsIgnoreCase(text)) {
      into.computeIfAbsent(text, _ -> new LinkedHashSet<>()).add(other);
    }
  }
}
