package org.findbuch.extract.page;

/**
 * Tells text that a reader would recognise from what a broken font table leaves of it.
 *
 * <p>One pass over the page. Garbled is what is for a good part no character at all, what has
 * letters that do not follow each other in any language with Latin script, words that do not end,
 * or signs where letters should be. Little text is given the benefit of the doubt, and so is every
 * other script.
 */
final class Legibility {
  private static final int NONSENSE_PERCENT = 30;
  private static final int SYMBOLS_PERCENT = 50;
  private static final int ENDLESS_PERCENT = 40;
  private static final int LONGEST_WORD = 45;
  private static final int LONGEST_ADDRESS = 200;
  private static final int ENOUGH = 150;

  /** Bits a pair of letters; real languages stay below, exchanged letters above. */
  private static final float STRANGE = 4.95f;

  /** Prose with names, numbers and abbreviations stays below. */
  private static final float USUAL = 4.2f;

  private static final float HOPELESS = 6;

  private final String text;
  private int signs;
  private int letters;
  private int latin;
  private int nonsense;
  private int symbols;
  private int endless;
  private long surprise;
  private int pairs;

  private int last = LetterPairs.EDGE;
  private int lastSymbol;
  private int word;
  private int run;
  private boolean isAddress;

  private Legibility(String text) {
    this.text = text;
  }

  static Legibility of(String text) {
    Legibility legibility = new Legibility(text);
    legibility.look();
    return legibility;
  }

  boolean hasSigns() {
    return signs > 0;
  }

  boolean hasLetters() {
    return letters > 0;
  }

  boolean isGarbled() {
    return isMore(nonsense, NONSENSE_PERCENT, signs)
        || (signs >= ENOUGH && isMore(symbols, SYMBOLS_PERCENT, signs))
        || (latin >= ENOUGH && isMore(endless, ENDLESS_PERCENT, latin))
        || (pairs >= ENOUGH && strangeness() > STRANGE);
  }

  /**
   * How well it can be read, in percent. What is no character, stands in words that do not end, or
   * strays from how letters follow each other, is taken off.
   */
  int quality() {
    float strayed =
        pairs < ENOUGH ? 0 : Math.clamp((strangeness() - USUAL) / (HOPELESS - USUAL), 0f, 1f);
    float lost = share(nonsense, signs) + share(endless, latin) + strayed;
    return Math.round(100 * Math.clamp(1 - lost, 0f, 1f));
  }

  private static float share(int part, int whole) {
    return whole == 0 ? 0 : (float) part / whole;
  }

  /** Mean surprise in bits a pair of Latin letters. */
  float strangeness() {
    return pairs == 0 ? 0 : surprise * LetterPairs.BITS / pairs;
  }

  private static boolean isMore(int part, int percent, int whole) {
    return part * 100L > (long) whole * percent;
  }

  private void look() {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      int sign = LetterPairs.sign(c);
      step(sign == LetterPairs.NONE ? LetterPairs.EDGE : sign);
      if (sign == LetterPairs.NONE) {
        other(c);
      } else {
        signs++;
        letters++;
        latin++;
        run++;
        lastSymbol = 0;
      }
    }
    step(LetterPairs.EDGE);
    endRun();
  }

  /** What stands between two blanks, signs and all; only addresses in the web are that long. */
  private void endRun() {
    if (run > (isAddress ? LONGEST_ADDRESS : LONGEST_WORD)) {
      endless += run;
    }
    run = 0;
    isAddress = false;
  }

  /** Words of one letter say nothing: they are items of lists, formulas, crosses in tables. */
  private void step(int sign) {
    if (sign == LetterPairs.EDGE) {
      endWord();
    } else {
      word++;
      if (word == 2) {
        pair(LetterPairs.EDGE, last);
      }
      if (word > 1) {
        pair(last, sign);
      }
    }
    last = sign;
  }

  private void endWord() {
    if (word > 1) {
      pair(last, LetterPairs.EDGE);
    }
    word = 0;
  }

  private void pair(int sign, int next) {
    surprise += LetterPairs.surprise(sign, next);
    pairs++;
  }

  private void other(int c) {
    if (Character.isWhitespace(c)) {
      endRun();
      return;
    }
    signs++;
    isAddress |= c == '/';
    if (isNonsense(c)) {
      nonsense++;
    } else if (Character.isLetterOrDigit(c)) {
      letters++;
      lastSymbol = 0;
    } else if (c != lastSymbol) {
      // leaders and rules are the same sign again and again
      symbols++;
      lastSymbol = c;
    }
  }

  private static boolean isNonsense(int c) {
    return switch (Character.getType(c)) {
      case Character.PRIVATE_USE, Character.CONTROL, Character.UNASSIGNED, Character.SURROGATE ->
          true;
      default -> c == 0xFFFD || isSwapped(c);
    };
  }

  /** A Latin letter whose two bytes stand the wrong way round looks like an ideograph. */
  private static boolean isSwapped(int c) {
    return (c & 0xFF) == 0 && c >= 0x4100 && c <= 0x7A00;
  }
}
