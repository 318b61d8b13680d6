package org.findbuch.web.cite;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who made a work.
 *
 * @param family of a person, with what belongs to it ("von der Heide"); of a body its whole name
 * @param given of a person; empty for a body
 */
record Creator(String family, String given) {
  private static final Pattern DEGREES =
      Pattern.compile(
          "^(?>(?:Prof|Dr|Dipl|Mag|PD|Priv|Doz|med|dent|vet|phil|rer|nat|pol|jur|iur|h\\. ?c|habil"
              + "|Ing|Frau|Herr)(?!\\p{L})(?:[.-]\\p{L}*+)*+\\s*+)+(?=\\p{L})");

  /** A person writes each part of the name with a capital, but for what stands before a family. */
  private static final Pattern PERSON =
      Pattern.compile(
          "((?:\\p{Lu}(?:\\.|[\\p{L}’'.-]*+)\\s)+?)"
              + "((?:(?:von|vom|van|zu|zum|zur|de|den|der|del|di|da|la|le|ten|ter|af|al|el|bin)\\s)*+"
              + "\\p{Lu}[\\p{L}’'-]*+)");

  /** Words of which a name of a person has none. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?i)(?:^|[\\s-])(?:stadt|gemeinde|land|bund|kreis|amt|ag|e\\.\\s?v\\.|g?gmbh|aok|dak|vdek|team"
              + "|redaktion|forum|universität|university|who|rki|\\p{L}*(?:amt|amtes|büro|konferenz"
              + "|schule|institut|institute|verein|verband|dienst|stelle|netzwerk|network|dezernat"
              + "|ministerium|ministry|verwaltung|gruppe|zentrum|centre|center|stiftung|foundation"
              + "|klinik|klinikum|hospital|kasse|kammer|rat|ausschuss|ausschuß|beirat|bereich"
              + "|abteilung|referat|gesellschaft|society|zentrale|union|caritas|diakonie|hilfe|werk"
              + "|bündnis|initiative|akademie|kommission|city|office|department|council|tisch))"
              + "(?:$|[\\s,;.)-])");

  /**
   * Understands a name as people write it: "Meyer, Anna", "Dr. Anna Meyer", "Gesundheitsamt Herne".
   */
  static Creator of(String name) {
    String said = DEGREES.matcher(name.strip().replaceAll("\\s+", " ")).replaceFirst("");
    if (BODY.matcher(said).find()) {
      return new Creator(said, "");
    }
    String[] sides = said.split(",", 2);
    if (sides.length == 2 && !sides[1].isBlank()) {
      return new Creator(sides[0].strip(), sides[1].strip());
    }
    Matcher person = PERSON.matcher(said);
    return person.matches()
        ? new Creator(person.group(2), person.group(1).strip())
        : new Creator(said, "");
  }

  boolean isPerson() {
    return !given.isEmpty();
  }
}
