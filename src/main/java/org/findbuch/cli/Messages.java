package org.findbuch.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.findbuch.document.MetadataField;
import org.findbuch.reading.Wording;

/** The command line's own sentences in the user's language. */
public final class Messages {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private final ResourceBundle bundle;
  private final Wording wording;
  private final Wording.Sentences sentences;

  public Messages(String language) {
    this.wording = Wording.of(language);
    this.bundle = bundle(wording.locale());
    this.sentences = new Wording.Sentences(bundle, wording.locale());
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
    return sentences.say(key, arguments);
  }

  /** When something was, by the clock of this machine: {@code 2026-11-30 16:23:47 +01:00}. */
  public String moment(Instant when) {
    return MOMENT.format(when.atZone(ZoneId.systemDefault()));
  }

  /** What an act of the audit is called; its code where it has no name. */
  public String act(String code) {
    return named("act." + code, code);
  }

  /** What a field is called; its code where it has no name. */
  public String field(MetadataField field) {
    return field(field.code());
  }

  /** Likewise by its code, as of a collection. */
  public String field(String code) {
    return named("field." + code, code);
  }

  private String named(String key, String otherwise) {
    return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
  }
}
