package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.SourceTexts;
import org.findbuch.extract.page.LetterPairs;

/**
 * Makes the table by which the program tells legible text from garbled: counts which letter follows
 * which in the German texts of the demo collection and the English ones of the documentation, each
 * language weighing the same.
 */
public final class LetterPairsMaker {
  private static final int MOST = 127;

  private LetterPairsMaker() {}

  /** Takes {@code --to FILE}. */
  public static void main(String[] written) throws IOException {
    Arguments arguments = new Arguments(written, "to");
    double[][] german = shares(SourceTexts.read(Corpus.DEMO));
    double[][] english = shares(documentation());
    List<String> lines = new ArrayList<>();
    for (int sign = 0; sign < LetterPairs.SIGNS; sign++) {
      StringJoiner line = new StringJoiner(" ");
      for (int next = 0; next < LetterPairs.SIGNS; next++) {
        double share = (german[sign][next] + english[sign][next]) / 2;
        double tenthsOfBits = -10 * Math.log(share) / Math.log(2);
        line.add(String.valueOf(Math.min(MOST, Math.round(tenthsOfBits))));
      }
      lines.add(line.toString());
    }
    Files.write(
        Path.of(
            arguments.text("to", "src/main/resources/org/findbuch/extract/page/letter-pairs.txt")),
        lines);
  }

  private static List<String> documentation() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/docs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        if (!file.endsWith("handbuch.md")) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  /** For each sign the share of each next one; what never came counts as if it had come once. */
  private static double[][] shares(List<String> texts) {
    double[][] counts = new double[LetterPairs.SIGNS][LetterPairs.SIGNS];
    for (double[] row : counts) {
      java.util.Arrays.fill(row, 1);
    }
    for (String text : texts) {
      int last = LetterPairs.EDGE;
      for (int c : text.codePoints().toArray()) {
        int sign = LetterPairs.sign(c);
        int next = sign == LetterPairs.NONE ? LetterPairs.EDGE : sign;
        if (last != LetterPairs.EDGE || next != LetterPairs.EDGE) {
          counts[last][next]++;
        }
        last = next;
      }
    }
    for (double[] row : counts) {
      double sum = java.util.Arrays.stream(row).sum();
      for (int next = 0; next < row.length; next++) {
        row[next] /= sum;
      }
    }
    return counts;
  }
}
