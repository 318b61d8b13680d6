package org.findbuch.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.findbuch.reading.Wording;

/** The command line's own sentences in the user's language. */
public final class Messages {
  private final ResourceBundle bundle;
  private final Wording wording;

  public Messages(String language) {
    this.wording = Wording.of(language);
    this.bundle = bundle(wording.locale());
  }

  static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "org.findbuch.cli.messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  ResourceBundle bundle() {
    return bundle;
  }

  public Wording wording() {
    return wording;
  }

  public String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), wording.locale()).format(arguments);
  }
}
