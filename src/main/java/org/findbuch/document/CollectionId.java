package org.findbuch.document;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The readable name of a collection in addresses: {@code gesundheitskonferenz-2014}. */
public record CollectionId(String value) implements Comparable<CollectionId> {
  public static final int LONGEST = 80;
  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public CollectionId {
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "collection id \"" + value + "\", expected a-z, 0-9 and single hyphens, at most 80");
    }
  }

  public static Optional<CollectionId> parse(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches()
        ? Optional.of(new CollectionId(text))
        : Optional.empty();
  }

  /** The slug of a title: lower case, umlauts written out, everything else one hyphen. */
  public static Optional<CollectionId> fromTitle(String title) {
    String slug = String.join("-", words(title));
    String cut = slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST);
    return parse(cut.replaceAll("-$", ""));
  }

  /** The words of a name as slugs have them. */
  public static List<String> words(String name) {
    String written =
        name.toLowerCase(Locale.GERMAN)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String plain = Normalizer.normalize(written, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    return Arrays.stream(plain.split("[^a-z0-9]+")).filter(word -> !word.isEmpty()).toList();
  }

  @Override
  public int compareTo(CollectionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
