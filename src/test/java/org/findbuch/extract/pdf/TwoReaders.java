package org.findbuch.extract.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.findbuch.document.Format;
import org.findbuch.document.Page;
import org.findbuch.extract.Limits;

/**
 * What the program's own reader of PDFs and PDFBox's make of the same pages.
 *
 * <p>Letters and digits must be the same on both sides, whatever their order and wherever words are
 * parted; the differences that are meant are {@link Gain}s, each with its reason. Letters are
 * compared without accents and presentation forms.
 */
final class TwoReaders {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private static final int LONGEST_LIGATURE = 3;

  private TwoReaders() {}

  /** Why the own reader gives something else, and rightly. */
  enum Gain {
    /** The same letters; gaps are measured by the type's own, wide-set words are closed. */
    PARTED,
    /** A letter that stands where the same one stands already was printed to be bold. */
    OVERPRINT,
    /** Forms and notes are read as well; PDFBox leaves annotations out. */
    ANNOTATION,
    /** A ligature whose name is that of its letters; PDFBox takes the code for a character. */
    LIGATURE,
    /** Letters of a label that lies over another; PDFBox takes them for printed twice. */
    LABEL,
    /** What stands beside the visible part of the page; PDFBox reads it. */
    OUTSIDE
  }

  /**
   * One page that they read differently.
   *
   * @param ours words that PDFBox lacks
   * @param theirs words that the own reader lacks
   * @param lost letters that no gain explains
   * @param more likewise, that only the own reader gives
   */
  record Difference(
      Path file,
      int page,
      TreeSet<Gain> gains,
      List<String> ours,
      List<String> theirs,
      String lost,
      String more) {
    boolean isBug() {
      return !lost.isEmpty() || !more.isEmpty();
    }

    @Override
    public String toString() {
      return "%s page %d %s%s: only ours %s, only PDFBox's %s"
          .formatted(
              file.getFileName(),
              page,
              gains,
              isBug() ? " LOST " + lost + " MORE " + more : "",
              ours,
              theirs);
    }
  }

  /** The pages of a file, as many as both have, that are not the same. */
  static List<Difference> compare(Path file) throws IOException {
    List<Page> ours = new ArrayList<>();
    new PdfReader().read(file, Format.PDF, Limits.DEFAULTS, ours::add);
    List<Difference> all = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      for (Page page : ours.subList(0, Math.min(ours.size(), document.getNumberOfPages()))) {
        Theirs theirs = new Theirs(page.number());
        String text = theirs.getText(document);
        Difference difference = compare(file, page, text, theirs);
        if (!difference.ours.isEmpty() || !difference.theirs.isEmpty() || difference.isBug()) {
          all.add(difference);
        }
      }
    }
    return all;
  }

  private static Difference compare(Path file, Page page, String text, Theirs theirs) {
    Map<Integer, Integer> own = letters(page.text());
    Map<Integer, Integer> said = letters(text);
    Map<Integer, Integer> shown = letters(theirs.shown.toString());
    Map<Integer, Integer> twice = letters(theirs.twice.toString());
    Map<Integer, Integer> noted = letters(theirs.noted.toString());
    Map<Integer, Integer> outside = letters(theirs.outside.toString());
    TreeSet<Gain> gains = new TreeSet<>();
    StringBuilder lost = new StringBuilder();
    StringBuilder more = new StringBuilder();
    TreeSet<Integer> letters = new TreeSet<>(own.keySet());
    letters.addAll(said.keySet());
    for (int letter : letters) {
      int here = own.getOrDefault(letter, 0);
      int there = said.getOrDefault(letter, 0);
      if (here < there) {
        int beside = outside.getOrDefault(letter, 0);
        gains.add(beside > 0 ? Gain.OUTSIDE : Gain.OVERPRINT);
        lost.append(times(letter, there - here - beside - twice.getOrDefault(letter, 0)));
      } else if (here > there) {
        int over = Math.max(0, shown.getOrDefault(letter, 0) - there);
        int note = noted.getOrDefault(letter, 0);
        if (over > 0) {
          gains.add(Gain.LABEL);
        }
        if (note > 0) {
          gains.add(Gain.ANNOTATION);
        }
        more.append(times(letter, here - there - over - note));
      }
    }
    long unknown = theirs.shown.chars().filter(Character::isISOControl).count();
    if (!more.isEmpty() && more.length() <= LONGEST_LIGATURE * unknown) {
      gains.add(Gain.LIGATURE);
      more.setLength(0);
    }
    List<String> ours = words(page.text());
    List<String> others = words(text);
    List<String> both = new ArrayList<>(ours);
    without(ours, new ArrayList<>(others));
    without(others, both);
    if (gains.isEmpty() && !ours.isEmpty()) {
      gains.add(Gain.PARTED);
    }
    return new Difference(
        file, page.number(), gains, ours, others, lost.toString(), more.toString());
  }

  private static String times(int letter, int count) {
    return Character.toString(letter).repeat(Math.max(0, count));
  }

  private static void without(List<String> words, List<String> others) {
    Map<String, Integer> counts = new HashMap<>();
    others.forEach(word -> counts.merge(word, 1, Integer::sum));
    words.removeIf(word -> counts.merge(word, -1, Integer::sum) >= 0);
  }

  static List<String> words(String text) {
    return WORD.matcher(text).results().map(m -> m.group()).collect(Collectors.toList());
  }

  private static Map<Integer, Integer> letters(String text) {
    Map<Integer, Integer> letters = new TreeMap<>();
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replace('ı', 'i')
        .replace('ȷ', 'j')
        .codePoints()
        .filter(
            c -> Character.isLetterOrDigit(c) && Character.getType(c) != Character.MODIFIER_LETTER)
        .forEach(letter -> letters.merge(letter, 1, Integer::sum));
    return letters;
  }

  /** PDFBox as it comes; beside it what it sees: all glyphs, and those that stand on their like. */
  private static final class Theirs extends PDFTextStripper {
    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder twice = new StringBuilder();
    private final StringBuilder noted = new StringBuilder();
    private final StringBuilder outside = new StringBuilder();
    private final Map<String, List<TextPosition>> seen = new HashMap<>();
    private boolean isNote;

    Theirs(int page) throws IOException {
      setStartPage(page);
      setEndPage(page);
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
      if (isNote) {
        noted.append(glyph.getUnicode());
        return;
      }
      shown.append(glyph.getUnicode());
      List<TextPosition> like = seen.computeIfAbsent(glyph.getUnicode(), key -> new ArrayList<>());
      if (like.stream().anyMatch(other -> isOver(other, glyph))) {
        twice.append(glyph.getUnicode());
      }
      like.add(glyph);
      if (!isOnPage(glyph)) {
        outside.append(glyph.getUnicode());
      }
      super.processTextPosition(glyph);
    }

    private boolean isOnPage(TextPosition glyph) {
      PDRectangle crop = getCurrentPage().getCropBox();
      org.apache.pdfbox.util.Matrix place = glyph.getTextMatrix();
      float x = (place.getTranslateX() + glyph.getEndX()) / 2;
      float y = (place.getTranslateY() + glyph.getEndY()) / 2;
      return x > 0
          && y > -glyph.getHeight()
          && x < crop.getWidth()
          && y < crop.getHeight() - glyph.getHeight() / 2;
    }

    private static boolean isOver(TextPosition one, TextPosition other) {
      float close = Math.max(1, 0.35f * Math.max(one.getFontSizeInPt(), other.getFontSizeInPt()));
      return Math.abs(one.getX() - other.getX()) < close
          && Math.abs(one.getY() - other.getY()) < close;
    }

    /** Notes and fields are gone through after the page's own text has been written. */
    @Override
    protected void endPage(PDPage page) throws IOException {
      isNote = true;
      COSArray all = page.getCOSObject().getCOSArray(COSName.ANNOTS);
      for (int i = 0; all != null && i < all.size(); i++) {
        if (all.getObject(i) instanceof COSDictionary dictionary) {
          showAnnotation(PDAnnotation.createAnnotation(dictionary));
        }
      }
    }
  }
}
