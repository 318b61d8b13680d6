package org.findbuch.bench.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Documents of different text that nevertheless share much of it, and editions of one text. */
public final class Boilerplate {
  private final Corpus corpus;
  private final List<String> vocabulary;

  public Boilerplate(Corpus corpus) {
    this.corpus = corpus;
    this.vocabulary = corpus.sourceWords();
  }

  /** The running words of some text that is nobody else's. */
  private List<String> own(int number, int most) {
    List<String> words = new ArrayList<>();
    corpus.words(number % corpus.documents(), words::add);
    return words.subList(0, Math.min(most, words.size()));
  }

  /** Words of a form with fields, each filled in: four fifths are everybody's. */
  public String form(int kind, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    List<String> labels = own(kind, 200);
    for (int i = 0; i < labels.size(); i++) {
      text.append(labels.get(i)).append(' ');
      if (i % 4 == 3) {
        text.append(": ").append(word(random)).append('\n');
      }
    }
    return text.toString();
  }

  /** A statute: paragraphs that all towns have, and as many that are this one's. */
  public String statute(int kind, int number, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    List<String> all = own(kind, 600);
    List<String> own = own(number, 600);
    for (int section = 0; section < 12; section++) {
      List<String> words = random.nextInt(100) < 55 ? all : own;
      int from = Math.min(section * 50, words.size());
      text.append("\n§ ").append(section + 1).append('\n');
      text.append(String.join(" ", words.subList(from, Math.min(from + 50, words.size()))));
    }
    return text.toString();
  }

  /** A letter: its head and foot are those of the office. */
  public String letter(int kind, int number, SplittableRandom random) {
    String office = String.join(" ", own(kind, 80));
    int length = random.nextInt(60, 200);
    return office + "\n\n" + String.join(" ", own(number, length)) + "\n\n" + office;
  }

  public String report(int number) {
    return String.join(" ", own(number, 1_000));
  }

  /** Another edition: so many words in a hundred are others, gone or new, each as often. */
  public String edition(String text, int percent, SplittableRandom random) {
    StringBuilder edition = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      int change = random.nextInt(100) < percent ? random.nextInt(3) : -1;
      if (change != 0) {
        edition.append(change == 1 ? word(random) : word).append(' ');
      }
      if (change == 2) {
        edition.append(word(random)).append(' ');
      }
    }
    return edition.toString();
  }

  private String word(SplittableRandom random) {
    return vocabulary.get(random.nextInt(vocabulary.size()));
  }

  /** Stretches of a text of about a page each. */
  public static List<String> pages(String text) {
    int length = 2_500;
    return IntStream.range(0, Math.max(1, (text.length() + length - 1) / length))
        .mapToObj(i -> text.substring(i * length, Math.min((i + 1) * length, text.length())))
        .toList();
  }
}
