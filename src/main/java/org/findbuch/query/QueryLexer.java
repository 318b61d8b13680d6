package org.findbuch.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.query.QueryLexer.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Cuts what was typed into brackets, operators, field names and the things that are asked for. */
final class QueryLexer {
  /** Said for {@code "a b"~} without a number. */
  private static final int NEAR = 5;

  private static final String DOUBLE_QUOTES = "\"„“”‟〝〞＂";
  private static final String ANGLE_QUOTES = "«»";
  private static final Pattern SLOP = Pattern.compile("~(\\d*)");
  private static final Pattern NAMED = Pattern.compile("(\\p{L}{2,}):(.*)", Pattern.DOTALL);

  /** The next word behind blanks, without what it may be closed in. */
  private static final Pattern NEXT =
      Pattern.compile("[\\s\\p{Z}]+[\"„“»«(]*([^\\s\\p{Z}\"”“«»()]+)");

  /** What stands before {@code -übertragung} in {@code Organentnahme und -übertragung}. */
  private static final Pattern JOINING =
      Pattern.compile(
          ".*\\S\\s+(und|oder|sowie|bzw\\.|beziehungsweise|and|or)\\s+", Pattern.DOTALL);

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern YEARS = Pattern.compile("(\\d{4})?(\\.\\.|-|–)?(\\d{4})?");

  private static final Set<String> YEAR_NAMES = Set.of("year", "jahr");
  private static final Map<String, Field> FIELDS =
      Map.ofEntries(
          Map.entry("title", Field.TITLE),
          Map.entry("titel", Field.TITLE),
          Map.entry("author", Field.AUTHOR),
          Map.entry("autor", Field.AUTHOR),
          Map.entry("autorin", Field.AUTHOR),
          Map.entry("topic", Field.TOPIC),
          Map.entry("thema", Field.TOPIC),
          Map.entry("place", Field.PLACE),
          Map.entry("ort", Field.PLACE),
          Map.entry("kind", Field.KIND),
          Map.entry("art", Field.KIND),
          Map.entry("collection", Field.COLLECTION),
          Map.entry("sammlung", Field.COLLECTION));

  private static final Map<String, Kind> OPERATORS =
      Map.of(
          "AND", Kind.AND, "UND", Kind.AND, "OR", Kind.OR, "ODER", Kind.OR, "NOT", Kind.NOT,
          "NICHT", Kind.NOT);

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Set<Notice> notices;
  private int at;

  /** One piece; {@code leaf} is set for what is asked for, {@code field} for a field's name. */
  record Token(Kind kind, String text, @Nullable Query leaf, @Nullable Field field) {
    enum Kind {
      OPEN,
      CLOSE,
      AND,
      OR,
      NOT,
      MUST,
      FIELD,
      LEAF,
      END
    }

    static Token of(Kind kind, String text) {
      return new Token(kind, text, null, null);
    }
  }

  QueryLexer(String text, Set<Notice> notices) {
    this.text = text;
    this.notices = notices;
  }

  List<Token> tokens() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (isQuote(c)) {
        phrase();
      } else if (c == '(' || c == ')') {
        tokens.add(Token.of(c == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(c)));
        at++;
      } else if (c == '-' && standsBeforeWord() && standsForAPart()) {
        at++;
        raw();
      } else if ((c == '-' || c == '+') && standsBeforeWord()) {
        tokens.add(Token.of(c == '-' ? Kind.NOT : Kind.MUST, String.valueOf(c)));
        at++;
      } else {
        raw();
      }
    }
    tokens.add(Token.of(Kind.END, ""));
    return tokens;
  }

  /** A hyphen takes something away, and a plus requires it, only after a blank and before it. */
  private boolean standsBeforeWord() {
    boolean free = at == 0 || isBlank(text.charAt(at - 1)) || text.charAt(at - 1) == '(';
    return free && at + 1 < text.length() && !isBlank(text.charAt(at + 1)) && !isOneOf("-+)");
  }

  private boolean standsForAPart() {
    return Character.isLetter(text.charAt(at + 1)) && endsJoining(text.substring(0, at));
  }

  /** Whether a hyphen behind it would stand for the part of a word that is left out. */
  static boolean endsJoining(CharSequence before) {
    return JOINING.matcher(before).matches();
  }

  private boolean isOneOf(String characters) {
    return characters.indexOf(text.charAt(at + 1)) >= 0;
  }

  private void phrase() {
    String closing = ANGLE_QUOTES.indexOf(text.charAt(at)) >= 0 ? ANGLE_QUOTES : DOUBLE_QUOTES;
    int end = at + 1;
    while (end < text.length() && closing.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (end == text.length()) {
      notices.add(Notice.of(Notice.Code.QUOTE_CLOSED));
    }
    List<String> words = words(text.substring(at + 1, end));
    at = Math.min(end + 1, text.length());
    int slop = slop();
    if (!words.isEmpty()) {
      leaf(new Query.Phrase(words, slop));
    }
  }

  private static List<String> words(String inside) {
    StringBuilder plain = new StringBuilder(inside);
    for (int i = 0; i < plain.length(); i++) {
      if (isQuote(plain.charAt(i)) || isBlank(plain.charAt(i))) {
        plain.setCharAt(i, ' ');
      }
    }
    return Arrays.stream(plain.toString().split(" ", -1)).filter(w -> !w.isEmpty()).toList();
  }

  private int slop() {
    Matcher slop = SLOP.matcher(text).region(at, text.length());
    if (!slop.lookingAt()) {
      return 0;
    }
    at = slop.end();
    String digits = slop.group(1);
    if (digits.isEmpty()) {
      return NEAR;
    }
    return digits.length() > 3
        ? Query.Phrase.LARGEST_SLOP
        : Math.min(Integer.parseInt(digits), Query.Phrase.LARGEST_SLOP);
  }

  private void raw() {
    int ends = Reference.end(text, at);
    if (ends > at && (behind(ends) == text.length() || isDelimiter(text.charAt(behind(ends))))) {
      leaf(new Query.Word(BLANKS.matcher(text.substring(at, ends)).replaceAll(" ")));
      at = behind(ends);
      return;
    }
    boolean glued = at > 0 && (isQuote(text.charAt(at - 1)) || text.charAt(at - 1) == ')');
    int end = at;
    while (end < text.length() && !isDelimiter(text.charAt(end))) {
      end = TypedWord.endOfBrackets(text, end + 1);
    }
    String word = text.substring(at, end);
    at = end;
    Kind operator = OPERATORS.get(word);
    if (operator != null) {
      tokens.add(Token.of(operator, word));
    } else {
      // A hyphen or tilde that hangs on the bracket or phrase before it belongs to no word.
      asked(glued ? word.replaceFirst("^[-~]+", "") : word);
    }
  }

  /** Behind what ends a sentence. */
  private int behind(int end) {
    int after = end;
    while (after < text.length() && ".,;:!?…".indexOf(text.charAt(after)) >= 0) {
      after++;
    }
    return after;
  }

  private void asked(String word) {
    if (word.isEmpty()) {
      return;
    }
    Matcher named = NAMED.matcher(word);
    if (named.matches() && hasValue(named.group(2))) {
      named(word, named.group(1), named.group(2));
    } else if (named.matches() && isFieldName(word) && valueFollows(named.group(1))) {
      named(word, named.group(1), "");
    } else {
      leaf(TypedWord.read(word));
    }
  }

  /** A field's value follows in the same word, as a phrase or bracket, or behind blanks. */
  private boolean hasValue(String rest) {
    return !rest.isEmpty()
        || (at < text.length() && (isQuote(text.charAt(at)) || text.charAt(at) == '('));
  }

  /** Whether something that a field can ask for comes next, behind blanks. */
  private boolean valueFollows(String name) {
    Matcher next = NEXT.matcher(text).region(at, text.length());
    if (!next.lookingAt()) {
      return false;
    }
    String value = next.group(1);
    return YEAR_NAMES.contains(name.toLowerCase(Locale.ROOT))
        ? YEARS.matcher(value).matches()
        : !OPERATORS.containsKey(value) && TypedWord.saysSomething(value);
  }

  private void named(String word, String name, String value) {
    String key = name.toLowerCase(Locale.ROOT);
    Field field = FIELDS.get(key);
    if (field != null) {
      tokens.add(new Token(Kind.FIELD, name, null, field));
      value(value);
    } else if (YEAR_NAMES.contains(key)) {
      years(value.isEmpty() ? nextWord() : value);
    } else if (TypedWord.isNoField(value)) {
      leaf(new Query.Word(word));
    } else {
      notices.add(Notice.of(Notice.Code.UNKNOWN_FIELD, name));
      leaf(new Query.Word(name));
      value(value);
    }
  }

  /** Whether a word is a field's name and a colon, so that what follows may be its value. */
  static boolean isFieldName(String word) {
    String name = word.toLowerCase(Locale.ROOT).replaceFirst(":$", "");
    return word.endsWith(":") && (FIELDS.containsKey(name) || YEAR_NAMES.contains(name));
  }

  private String nextWord() {
    Matcher next = NEXT.matcher(text).region(at, text.length());
    if (!next.lookingAt()) {
      return "";
    }
    at = next.end();
    return next.group(1);
  }

  private void value(String value) {
    if (value.length() > 1 && value.charAt(0) == '-' && value.charAt(1) != '-') {
      tokens.add(Token.of(Kind.NOT, "-"));
      asked(value.substring(1));
    } else {
      asked(value);
    }
  }

  private void years(String value) {
    Matcher years = YEARS.matcher(value);
    boolean read = years.matches() && (years.group(1) != null || years.group(3) != null);
    if (!read || (years.group(2) == null && years.group(3) != null)) {
      notices.add(Notice.of(Notice.Code.UNKNOWN_YEARS, value));
      asked(value);
      return;
    }
    boolean range = years.group(2) != null;
    int first = years.group(1) == null ? Query.Years.FIRST : Integer.parseInt(years.group(1));
    int open = range ? Query.Years.LAST : first;
    int last = years.group(3) == null ? open : Integer.parseInt(years.group(3));
    leaf(new Query.Years(Math.min(first, last), Math.max(first, last)));
  }

  private void leaf(Query query) {
    tokens.add(new Token(Kind.LEAF, "", query, null));
  }

  private static boolean isDelimiter(char c) {
    return isBlank(c) || isQuote(c) || c == '(' || c == ')';
  }

  private static boolean isQuote(char c) {
    return DOUBLE_QUOTES.indexOf(c) >= 0 || ANGLE_QUOTES.indexOf(c) >= 0;
  }

  static boolean isBlank(String text) {
    return text.chars().allMatch(c -> isBlank((char) c));
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
