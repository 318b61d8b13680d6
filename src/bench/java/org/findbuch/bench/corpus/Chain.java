package org.findbuch.bench.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The source as one long row of tokens, with every place where each token stands.
 *
 * <p>Text is made by reading along and jumping, now and then, to another place of the token just
 * read. As a jump leads from a token to any of its places with the same probability, walking for
 * ever visits every place equally often: each word keeps exactly the frequency that it has in the
 * source, and two words that follow each other do so in the source as well.
 */
final class Chain {
  private static final int READ_ON = 4;
  private static final int ATTEMPTS = 3;

  /** What to do with a token: say it, or say another word of the same class in its place. */
  enum Slot {
    NONE,
    NOUN,
    ADJECTIVE,
    NUMBER
  }

  private final String[] words;
  private final int[] counts;
  private final Slot[] slots;
  private final int[] row;
  private final int[][] places;
  private final int[] sentences;

  /** Where each file of the source begins in the row and among the sentences. */
  private final int[] fileStarts;

  private final int[] fileSentences;

  Chain(List<String> texts) {
    List<List<List<String>>> files =
        texts.stream().map(Tokens::sentences).filter(file -> file.size() > 5).toList();
    Map<String, Integer> numbers = new HashMap<>();
    int size = files.stream().flatMap(List::stream).mapToInt(List::size).sum();
    row = new int[size];
    sentences = new int[files.stream().mapToInt(List::size).sum()];
    fileStarts = new int[files.size() + 1];
    fileSentences = new int[files.size() + 1];
    int at = 0;
    int sentence = 0;
    for (int file = 0; file < files.size(); file++) {
      for (List<String> tokens : files.get(file)) {
        sentences[sentence++] = at;
        for (String token : tokens) {
          row[at++] = numbers.computeIfAbsent(token, unseen -> numbers.size());
        }
      }
      fileStarts[file + 1] = at;
      fileSentences[file + 1] = sentence;
    }
    words = new String[numbers.size()];
    numbers.forEach((word, number) -> words[number] = word);
    counts = new int[words.length];
    Arrays.stream(row).forEach(token -> counts[token]++);
    places = new int[words.length][];
    findPlaces();
    slots = new Slots(words, counts, row, sentences).all();
  }

  private void findPlaces() {
    int[] found = new int[words.length];
    for (int token = 0; token < words.length; token++) {
      places[token] = new int[counts[token]];
    }
    for (int at = 0; at < row.length; at++) {
      int token = row[at];
      places[token][found[token]++] = at;
    }
  }

  int files() {
    return fileStarts.length - 1;
  }

  int tokens() {
    return row.length;
  }

  int token(int place) {
    return row[place];
  }

  String word(int token) {
    return words[token];
  }

  Slot slot(int token) {
    return slots[token];
  }

  /** A place where a sentence begins, in one of these files. */
  int sentence(SplittableRandom random, int file) {
    int first = fileSentences[file];
    return sentences[first + random.nextInt(fileSentences[file + 1] - first)];
  }

  int sentence(SplittableRandom random) {
    return sentences[random.nextInt(sentences.length)];
  }

  /** The place after this one, there or where the same token stands elsewhere. */
  int next(SplittableRandom random, int place, int[] preferred) {
    int from = place;
    int[] others = places[row[place]];
    if (others.length > 1 && random.nextInt(READ_ON) == 0) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        from = others[random.nextInt(others.length)];
        if (isIn(from, preferred)) {
          break;
        }
      }
    }
    return from + 1 < row.length ? from + 1 : 0;
  }

  private boolean isIn(int place, int[] files) {
    for (int file : files) {
      if (place >= fileStarts[file] && place < fileStarts[file + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The words of a class, most frequent first; equally frequent ones as they stand. */
  List<String> wordsOf(Slot slot) {
    List<Integer> tokens = new ArrayList<>();
    for (int token = 0; token < words.length; token++) {
      if (slots[token] == slot) {
        tokens.add(token);
      }
    }
    tokens.sort((a, b) -> counts[b] - counts[a]);
    return tokens.stream().map(token -> words[token]).toList();
  }

  /** How often any word of this class stands in the source. */
  int places(Slot slot) {
    int sum = 0;
    for (int token = 0; token < words.length; token++) {
      sum += slots[token] == slot ? counts[token] : 0;
    }
    return sum;
  }

  /** Every word that is no punctuation, in the order of the source. */
  List<String> running() {
    return Arrays.stream(row)
        .mapToObj(token -> words[token])
        .filter(word -> Character.isLetterOrDigit(word.charAt(0)))
        .toList();
  }
}
