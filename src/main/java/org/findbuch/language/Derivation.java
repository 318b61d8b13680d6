package org.findbuch.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * German verbs and their nouns in -ung, which say the same: „die Auszahlung“ is when „ausgezahlt“
 * wird. Weak verbs only; forms that nobody uses are no words of any text and do no harm.
 */
final class Derivation {
  private static final String SEPARABLE =
      "ab|an|auf|aus|bei|ein|fest|fort|her|hin|mit|nach|um|vor|weiter|wieder|zu|zurück|zusammen";
  private static final String INSEPARABLE = "be|emp|ent|er|ge|miss|ver|zer|über|unter|durch";

  private static final Pattern NOUN = Pattern.compile("(.{3,})ung(?:en|s)?");
  private static final Pattern LATIN =
      Pattern.compile("(.{3,})(?:ation(?:en|s)?|ier(?:en|t|te|ten|ung|ungen))");
  private static final List<String> LATIN_ENDINGS = List.of("ation", "ierung", "ieren", "iert");

  private static final Pattern INFINITIVE = Pattern.compile("()(.{3,}?)(?:en|(?<=e[lr])n)");

  /** What stands apart, if anything, and the root. */
  private static final List<Pattern> VERBS =
      List.of(
          Pattern.compile("(" + SEPARABLE + ")?ge(.{3,}?)e?t(?:e[nrms]?)?"),
          Pattern.compile("(" + SEPARABLE + ")zu(.{3,}?)e?n"),
          Pattern.compile("()(.{3,}?)e?te?"),
          INFINITIVE);

  private static final Pattern APART = Pattern.compile("(" + SEPARABLE + ")(.{3,})");
  private static final Pattern WITHOUT_GE = Pattern.compile("(?:" + INSEPARABLE + ").{3,}|.*ier");

  /** As handl- is of handeln, but zahl- of zahlen and füll- of füllen. */
  private static final Pattern LACKS_E = Pattern.compile("(.*[^aeiouäöühlr])l");

  /** As in rechnet and leitet. */
  private static final Pattern NEEDS_E = Pattern.compile(".*(?:[dt]|ch[mn]|[^aeiouäöühlrmn][mn])");

  /** Roots that are nouns as well, so that it is no infinitive that looks like one: Satzung. */
  private static final Pattern NOUN_ROOT = nounRoot();

  private Derivation() {}

  /** Behind what stands before a verb the root is a verb's: Zuteilung is when zugeteilt wird. */
  private static Pattern nounRoot() {
    String roots = String.join("|", WordList.read("noun-roots.txt"));
    return Pattern.compile(
        "(?!(?:%s|%s)(?:%s)$).*(?:%s)".formatted(SEPARABLE, INSEPARABLE, roots, roots));
  }

  /** Other forms of the verb that a word in small letters is made of, its noun among them. */
  static Set<String> of(String word) {
    Set<String> forms = new LinkedHashSet<>();
    Matcher latin = LATIN.matcher(word);
    Matcher noun = NOUN.matcher(word);
    if (latin.matches()) {
      LATIN_ENDINGS.forEach(ending -> forms.add(latin.group(1) + ending));
    } else if (noun.matches()) {
      add(noun.group(1), forms);
    } else {
      for (Pattern one : VERBS) {
        Matcher verb = one.matcher(word);
        if (verb.matches()) {
          String root = verb.group(1) == null ? verb.group(2) : verb.group(1) + verb.group(2);
          boolean known = nouns(root).stream().anyMatch(Compounds.GERMAN::isWord);
          if (known && !(one == INFINITIVE && NOUN_ROOT.matcher(root).matches())) {
            add(root, forms);
          }
        }
      }
    }
    forms.remove(word);
    return forms;
  }

  /** Of handel- Handlung, of regel- Regelung. */
  private static List<String> nouns(String root) {
    String noun = root + "ung";
    return root.endsWith("el")
        ? List.of(noun, root.substring(0, root.length() - 2) + "lung")
        : List.of(noun);
  }

  private static void add(String written, Set<String> to) {
    String root = LACKS_E.matcher(written).replaceFirst("$1el");
    String ending = root.endsWith("el") || root.endsWith("er") ? "n" : "en";
    String weak = NEEDS_E.matcher(root).matches() ? "et" : "t";
    to.addAll(nouns(root));
    if (!NOUN_ROOT.matcher(root).matches()) {
      to.add(root + ending);
    }
    to.add(root + weak);
    to.add(root + weak + "e");
    Matcher apart = APART.matcher(root);
    if (apart.matches()) {
      to.add(apart.group(1) + "ge" + apart.group(2) + weak);
      to.add(apart.group(1) + "zu" + apart.group(2) + ending);
    } else if (!WITHOUT_GE.matcher(root).matches()) {
      to.add("ge" + root + weak);
    }
  }
}
