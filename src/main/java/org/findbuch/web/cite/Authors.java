package org.findbuch.web.cite;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of those who made a work, one after the other as a style has it. */
final class Authors {
  /** Of more than so many a German list names the first. */
  private static final int MOST_GERMAN = 3;

  /** APA 7, 9.8: up to twenty are named; of more the first nineteen and the last. */
  private static final int MOST_ENGLISH = 20;

  private static final Pattern GIVEN =
      Pattern.compile("(?:^|(?<=[\\s.-]))(\\p{L})[\\p{L}’'.]*(-?)");

  private Authors() {}

  static String german(List<Creator> authors) {
    List<String> names = authors.stream().map(Authors::whole).toList();
    return names.size() > MOST_GERMAN ? names.getFirst() + " u.\u00a0a." : String.join("; ", names);
  }

  static String english(List<Creator> authors) {
    List<String> names = authors.stream().map(Authors::shortened).toList();
    int count = names.size();
    if (count == 1) {
      return names.getFirst();
    }
    String first = String.join(", ", names.subList(0, Math.min(count, MOST_ENGLISH) - 1));
    return first + (count > MOST_ENGLISH ? ", … " : ", & ") + names.getLast();
  }

  private static String whole(Creator author) {
    return author.isPerson() ? author.family() + ", " + author.given() : author.family();
  }

  private static String shortened(Creator author) {
    return author.isPerson() ? author.family() + ", " + initials(author.given()) : author.family();
  }

  /** Anna-Maria K. is A.-M. K. */
  private static String initials(String given) {
    return GIVEN
        .matcher(given)
        .results()
        .map(Authors::initial)
        .collect(Collectors.joining(" "))
        .replace("- ", "-");
  }

  private static String initial(MatchResult name) {
    return name.group(1) + "." + name.group(2);
  }
}
