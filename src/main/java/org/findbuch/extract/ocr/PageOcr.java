package org.findbuch.extract.ocr;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.ocr.Tesseract.Way;
import org.findbuch.extract.page.Written;
import org.findbuch.extract.picture.PagePicture;
import org.findbuch.extract.proposal.LanguageGuess;

/**
 * Recognises one page after the other of one file; several threads may ask. A page is first read as
 * it is, levelled; what that makes little of is turned, and read as under a shadow.
 */
final class PageOcr {
  /** Lines that fall less are read as well as level ones, without the blur of turning. */
  private static final double LEVEL = 0.4;

  /** In percent; below, something is wrong with the picture or with how it lies. */
  private static final int WELL = 75;

  /** Of letters that stand where nothing was read, in percent. */
  private static final int MISSED = 5;

  /** Of words, in percent. */
  private static final int UNSURE = 4;

  /** So few letters say nothing of how a page lies. */
  private static final int FEW_LETTERS = 20;

  /** In percent; beside a text what is less sure are often parts of a photograph. */
  private static final int SURE_BESIDE = 60;

  private static final int LEAST_BESIDE = 4;

  private final Tesseract tesseract;

  /** That of the pages before, as most files have one. */
  private volatile String language = Tesseract.GERMAN;

  PageOcr(Tesseract tesseract) {
    this.tesseract = tesseract;
  }

  Page read(int number, PagePicture picture) throws IOException {
    int dots = (int) Math.round(picture.dotsAPoint() * PagePicture.POINTS_AN_INCH);
    Ink ink = Ink.of(picture.image(), dots);
    Page text = picture.text();
    if (ink.isBlank()) {
      if (!picture.isWhole()) {
        throw new IOException("what stands on page " + number + " cannot be drawn");
      }
      return text != null ? text : page(number, PageState.BLANK, 100, "", Layout.NONE);
    }
    PageScript script = script(picture.image(), ink, dots);
    if (text != null) {
      TextBeside beside = new TextBeside(text);
      PageScript more = script.without(beside::has, picture).surer(SURE_BESIDE, LEAST_BESIDE);
      return more.letters() >= LEAST_BESIDE ? beside.with(page(number, more, picture)) : text;
    }
    Written written = Written.of(script.text(), true);
    if (written.state() != PageState.TEXT) {
      return page(number, PageState.UNREAD, 0, "", Layout.NONE);
    }
    return page(number, script, picture);
  }

  private static Page page(int number, PageScript script, PagePicture picture) {
    return page(number, PageState.OCR, script.confidence(), script.text(), script.layout(picture))
        .structured(script.structure());
  }

  private static Page page(int number, PageState state, int quality, String text, Layout layout) {
    String label = Integer.toString(number);
    return new Page(number, label, state, quality, ReadBy.TESSERACT, text, layout);
  }

  /**
   * What leaves letters out or is not sure is read in other ways: by rows, as a table, and without
   * what is lighter than its ink, as a stamp is.
   */
  private PageScript script(BufferedImage image, Ink ink, int dots) throws IOException {
    Leaders leaders = ink.leaders();
    List<Rectangle> letters = ink.letters().stream().filter(one -> !leaders.have(one)).toList();
    PageScript best = first(leaders.erased(image), ink, dots);
    Upright upright = best.upright();
    boolean isTable = leaders.areThere() || best.isInColumns();
    if (isTable || best.missed(letters) >= MISSED) {
      PageScript rows = read(upright, dots, language, Way.ROWS);
      best = isTable && rows.isAsGoodAs(best) ? rows : best.orBetter(rows);
    }
    if (best.unsure() >= UNSURE || best.missed(letters) >= MISSED) {
      Upright dark = upright.as(DarkInk.of(upright.image(), dots));
      best = best.orBetter(read(dark, dots, language, Way.BLOCKS));
    }
    String in = language;
    PageScript whole =
        new LeftOut(best, letters, leaders).read(line -> words(line, dots, in, Way.LINE));
    return leaders.into(whole);
  }

  private PageScript first(BufferedImage image, Ink ink, int dots) throws IOException {
    Way way = ink.isShaded() ? Way.SHADED : Way.BLOCKS;
    Way otherWay = ink.isShaded() ? Way.BLOCKS : Way.SHADED;
    double turn = Math.IEEEremainder(ink.dots().turn(), 360);
    boolean isLevel = Math.abs(turn) < LEVEL;
    Upright level = isLevel ? Upright.asItIs(image) : Upright.turned(image, turn);
    PageScript best = inItsLanguage(level, dots, way);
    if (!isWell(best) && !isLevel) {
      // what was taken for lines may have been blades of grass
      best = best.orBetter(inItsLanguage(Upright.asItIs(image), dots, way));
    }
    if (isWell(best)) {
      return best;
    }
    int more = tesseract.turn(level.image(), dots);
    if (more != 0) {
      best = best.orBetter(inItsLanguage(Upright.turned(image, turn + more), dots, way));
    }
    return isWell(best) ? best : best.orBetter(read(level, dots, language, otherWay));
  }

  private static boolean isWell(PageScript script) {
    return script.confidence() >= WELL && script.letters() >= FEW_LETTERS;
  }

  private PageScript inItsLanguage(Upright upright, int dots, Way way) throws IOException {
    String first = language;
    PageScript script = read(upright, dots, first, way);
    LanguageGuess guess = new LanguageGuess();
    guess.hear(script.text());
    String other =
        guess.language().filter(Language.ENGLISH::equals).isPresent()
            ? Tesseract.ENGLISH
            : Tesseract.GERMAN;
    if (guess.language().isEmpty() || other.equals(first)) {
      return script;
    }
    PageScript again = read(upright, dots, other, way);
    language = other;
    return again.orBetter(script);
  }

  private PageScript read(Upright upright, int dots, String in, Way way) throws IOException {
    return new PageScript(words(upright.image(), dots, in, way), upright);
  }

  private List<OcrWord> words(BufferedImage image, int dots, String in, Way way)
      throws IOException {
    List<OcrWord> words = Joints.parted(tesseract.words(image, dots, in, way));
    return in.equals(Tesseract.GERMAN) ? SectionSigns.mended(words) : words;
  }
}
