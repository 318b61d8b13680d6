package org.findbuch.web.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.findbuch.reading.SearchView.Finding;
import org.findbuch.reading.SearchView.HitView;
import org.findbuch.reading.SearchView.Place;
import org.findbuch.reading.SearchView.WhyView;
import org.findbuch.web.page.Links;
import org.findbuch.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * How one of the words that were asked for is found in a document.
 *
 * @param asked as it was asked for
 * @param word without its field
 * @param only the search for this very form of it; null where that would change nothing
 */
public record Reason(String asked, String word, List<Found> found, @Nullable String only) {
  private static final Pattern FIELD = Pattern.compile("^(title|author|topic|place|collection):");

  /** A form of the word, in a few words of the page's language, and where it stands. */
  public record Found(String text, List<Spot> spots) {}

  /** A place; without an address where it is on this very page. */
  public record Spot(String label, @Nullable String url) {}

  static List<Reason> of(HitView hit, SearchAddress at, PageFrame frame) {
    List<WhyView> why = hit.why();
    if (why == null) {
      return List.of();
    }
    List<Reason> reasons = new ArrayList<>();
    for (WhyView one : why) {
      String word = FIELD.matcher(one.asked()).replaceFirst("");
      reasons.add(
          new Reason(
              one.asked(),
              word,
              one.found().stream().map(finding -> found(finding, word, frame)).toList(),
              one.only() == null ? null : at.asking(one.only()).href()));
    }
    return reasons;
  }

  private static Found found(Finding finding, String word, PageFrame frame) {
    String key = "why." + finding.manner();
    String form = finding.form();
    return new Found(
        form == null || form.equalsIgnoreCase(word)
            ? frame.say(key)
            : frame.say(key + ".form", form),
        finding.places().stream().map(place -> spot(place, frame.links())).toList());
  }

  private static Spot spot(Place place, Links links) {
    return new Spot(place.label(), place.url() == null ? null : links.to(place.url()));
  }
}
