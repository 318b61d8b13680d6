package org.findbuch.extract.tika;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.extract.look.Timing;
import org.jsoup.parser.Parser;

/** What is shown at a time. */
record Caption(Timing timing, List<Line> lines) {
  private static final Pattern TAG = Pattern.compile("<[^<>]*+>");

  /** In SubRip nobody says what is a tag, so these are the ones that players know. */
  private static final Pattern KNOWN_TAG =
      Pattern.compile(
          "</?(?:[ibuscv]|font|em|strong|span|ruby|rt|lang|br)(?:[\\s.][^<>]*+)?/?>"
              + "|\\{\\\\[^{}]*+\\}|\\{/?[ibu]\\}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SPEAKER = Pattern.compile("<v(?:\\.[^\\s>]*+)?\\s+([^>]*+)>");

  /**
   * @param speaker who says it, or nothing
   */
  record Line(String speaker, String text) {}

  /** Reads the marks off what stands in the file. */
  static Caption of(Timing timing, List<String> written, boolean isWebVtt) {
    List<Line> lines = new ArrayList<>();
    String speaker = "";
    for (String line : written) {
      Matcher voice = SPEAKER.matcher(line);
      int from = 0;
      while (voice.find()) {
        add(lines, speaker, line.substring(from, voice.start()), isWebVtt);
        speaker = plain(voice.group(1), isWebVtt);
        from = voice.end();
      }
      add(lines, speaker, line.substring(from), isWebVtt);
    }
    return new Caption(timing, lines);
  }

  private static void add(List<Line> lines, String speaker, String written, boolean isWebVtt) {
    String text = plain(written, isWebVtt);
    if (!text.isEmpty()) {
      lines.add(new Line(speaker, text));
    }
  }

  private static String plain(String written, boolean isWebVtt) {
    String spaced = written.replaceAll("(?i)<br ?/?>|\\\\[Nh]", " ");
    String bare = (isWebVtt ? TAG : KNOWN_TAG).matcher(spaced).replaceAll("");
    return Parser.unescapeEntities(bare, false).replaceAll("[\\s\\u00a0]+", " ").strip();
  }
}
