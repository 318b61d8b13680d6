package org.findbuch.bench.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.findbuch.bench.corpus.SampledQuery.Band;
import org.findbuch.bench.corpus.SampledQuery.Shape;
import org.findbuch.document.Facet;
import org.findbuch.document.Metadata;

/**
 * Draws questions from a corpus as readers put them: mostly one to three words that stand in one
 * document, mostly words that are neither everywhere nor almost nowhere, a fifth whole questions,
 * some phrases, some prefixes, some narrowed. The same corpus, seed and number give the same
 * questions.
 */
public final class Queries {
  private static final int COUNTED = 2_000;
  private static final int PHRASES = 10;
  private static final int PREFIXES = 5;
  private static final int QUESTIONS = 20;
  private static final int WORDS_A_QUESTION = 8;

  /** How people begin to ask. */
  private static final List<List<String>> BEGINNINGS =
      List.of(
          List.of("was", "tun", "bei"),
          List.of("wie", "lange", "dauert"),
          List.of("wer", "zahlt"),
          List.of("darf", "ich"),
          List.of("gibt", "es"),
          List.of("wo", "finde", "ich"),
          List.of("was", "sagt", "die", "Stadt"));

  private static final int NARROWED = 20;
  private static final int SHORTEST_WORD = 4;
  private static final int ATTEMPTS = 200;

  /** Words that say nothing; a beginning that they alone have finds none. */
  private static final CharArraySet COMMON = GermanAnalyzer.getDefaultStopSet();

  /** Of a hundred questions, so many have up to 1, 2, 3, 4 and 5 words. */
  private static final int[] LENGTHS = {30, 63, 83, 94, 100};

  private static final List<Band> ALL_BANDS = List.of(Band.values());

  /** Of a hundred words, so many are at least as frequent as this band. */
  private static final int[] BANDS = {35, 80, 96, 100};

  private final Corpus corpus;
  private final Map<String, Integer> counts = new HashMap<>();
  private final int counted;

  private Queries(Corpus corpus) {
    this.corpus = corpus;
    this.counted = Math.min(COUNTED, corpus.documents());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < counted; i++) {
      seen.clear();
      corpus.words((int) ((long) i * corpus.documents() / counted), seen::add);
      seen.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
  }

  /** Counts in how many documents each word stands, in an even sample of at most 2,000. */
  public static Queries of(Corpus corpus) {
    return new Queries(corpus);
  }

  public List<SampledQuery> sample(long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SampledQuery> sample = new ArrayList<>();
    while (sample.size() < number) {
      sample.add(draw(random));
    }
    return sample;
  }

  private SampledQuery draw(SplittableRandom random) {
    int number = random.nextInt(corpus.documents());
    List<String> words = new ArrayList<>();
    corpus.words(number, words::add);
    Shape shape = shape(random.nextInt(100));
    List<String> asked =
        switch (shape) {
          case PHRASE -> running(random, number, 2 + random.nextInt(2));
          case QUESTION -> question(random, number);
          case PREFIX -> List.of(prefix(random, words));
          case WORDS -> some(random, words);
        };
    double share =
        shape == Shape.PREFIX
            ? prefixShare(asked.getFirst())
            : asked.stream().mapToDouble(this::share).min().orElse(0);
    return new SampledQuery(
        shape, asked, filters(random, number), expected(shape, asked), Band.of(share));
  }

  private static Shape shape(int drawn) {
    if (drawn < PHRASES) {
      return Shape.PHRASE;
    }
    if (drawn < PHRASES + PREFIXES) {
      return Shape.PREFIX;
    }
    return drawn < PHRASES + PREFIXES + QUESTIONS ? Shape.QUESTION : Shape.WORDS;
  }

  private List<String> question(SplittableRandom random, int number) {
    List<String> question = new ArrayList<>(BEGINNINGS.get(random.nextInt(BEGINNINGS.size())));
    question.addAll(running(random, number, WORDS_A_QUESTION - question.size()));
    return question;
  }

  /** As if words stood in documents independently of each other; they keep company in truth. */
  private double expected(Shape shape, List<String> asked) {
    double share =
        shape == Shape.PREFIX
            ? prefixShare(asked.getFirst())
            : asked.stream().mapToDouble(this::share).reduce(1, (a, b) -> a * b);
    return Math.max(1, share * corpus.documents());
  }

  private double share(String word) {
    return (double) counts.getOrDefault(word, 0) / counted;
  }

  private double prefixShare(String prefix) {
    double none = 1;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getKey().startsWith(prefix)) {
        none *= 1 - (double) entry.getValue() / counted;
      }
    }
    return 1 - none;
  }

  private List<String> some(SplittableRandom random, List<String> words) {
    int length = 1 + sortOf(random, LENGTHS);
    Set<String> some = new java.util.LinkedHashSet<>();
    while (some.size() < length) {
      some.add(word(random, words, ALL_BANDS.get(sortOf(random, BANDS))));
    }
    return List.copyOf(some);
  }

  private static int sortOf(SplittableRandom random, int[] upTo) {
    int drawn = random.nextInt(100);
    int sort = 0;
    while (drawn >= upTo[sort]) {
      sort++;
    }
    return sort;
  }

  /** A word of this band, or where the document has none, any. */
  private String word(SplittableRandom random, List<String> words, Band band) {
    String word = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      word = words.get(random.nextInt(words.size()));
      if (isAskedFor(word) && Band.of(share(word)) == band) {
        return word;
      }
    }
    return word;
  }

  /** Whoever asks, asks for nouns, names and other words that mean something by themselves. */
  private static boolean isAskedFor(String word) {
    return word.length() >= SHORTEST_WORD
        && word.chars().allMatch(Character::isLetter)
        && !COMMON.contains(word);
  }

  private String prefix(SplittableRandom random, List<String> words) {
    String word = word(random, words, Band.SELDOM);
    int length = 4 + random.nextInt(4);
    return word.substring(0, Math.min(length, Math.max(1, word.length() - 1)));
  }

  /** So many words of one line of a page, with nothing but a blank between them. */
  private List<String> running(SplittableRandom random, int number, int length) {
    List<String> lines = new ArrayList<>();
    corpus.document(number).pages().forEach(page -> page.text().lines().forEach(lines::add));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String[] line = lines.get(random.nextInt(lines.size())).split(" ", -1);
      if (line.length > length) {
        int from = 1 + random.nextInt(line.length - length);
        List<String> words = List.of(line).subList(from, Math.min(line.length, from + length));
        boolean isRunning = words.stream().allMatch(w -> w.chars().allMatch(Character::isLetter));
        if (isRunning && words.stream().anyMatch(w -> share(w) < 0.5 && w.length() > 3)) {
          return words;
        }
      }
    }
    return List.of("in", "der", "Stadt");
  }

  private Map<Facet, String> filters(SplittableRandom random, int number) {
    if (random.nextInt(100) >= NARROWED) {
      return Map.of();
    }
    Metadata said = corpus.document(number).metadata();
    Map<Facet, String> filters = new HashMap<>();
    switch (random.nextInt(4)) {
      case 0 -> Stream.ofNullable(said.kind()).forEach(k -> filters.put(Facet.KIND, k.code()));
      case 1 -> filters.put(Facet.TOPIC, said.topics().getFirst());
      case 2 -> filters.put(Facet.PLACE, said.places().getFirst());
      default ->
          Stream.ofNullable(said.date())
              .forEach(date -> filters.put(Facet.YEAR, String.valueOf(date.firstYear())));
    }
    return filters;
  }
}
