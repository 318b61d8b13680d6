package org.findbuch.web.search;

import org.findbuch.reading.SearchView.Finding;
import org.findbuch.reading.SearchView.WhyView;
import org.findbuch.web.page.PageFrame;

/** Says in the page's language how one of the words that were asked for is found. */
public final class Reason {
  private Reason() {}

  /** The form of the word that was found, unless it is the word itself, in a few words. */
  public static String of(Finding finding, WhyView why, PageFrame frame) {
    String key = "why." + finding.manner().code();
    String form = finding.form();
    return form == null || form.equalsIgnoreCase(why.asked().word())
        ? frame.say(key)
        : frame.say(key + ".form", form);
  }
}
