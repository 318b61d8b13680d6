package org.findbuch.extract.proposal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.FileName;
import org.findbuch.document.Found;
import org.findbuch.document.Kind;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Page;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposal.Source;
import org.findbuch.document.Structure.BlockKind;
import org.findbuch.extract.proposal.Opening.Piece;

/** When a document is from: dates of its first pages by the words around them, else of its file. */
record Dates(Opening opening, Found found, String name, Kind kind, LocalDate today) {
  private static final int AGREED = 92;
  private static final int CUED = 84;
  private static final int OF_A_LINE = 76;
  private static final int OF_THE_FILE = 70;
  private static final int OF_THE_NAME = 72;
  private static final int OF_AN_EVENT = 62;
  private static final int YEAR_ALONE = 52;
  private static final int MENTIONED = 30;

  /** So many characters of a line may stand around a date that it is there to say. */
  private static final int AROUND = 45;

  private static final int BEFORE = 60;

  /** {@code 2004-11-17}. */
  private static final int DAY = 10;

  /** What python-pptx, python-docx and their like leave in every file that they make. */
  private static final Set<String> TEMPLATES =
      Set.of("2013-01-27", "2013-12-23", "2006-09-16", "1980-01-01", "1970-01-01", "2000-01-01");

  /** The date of a law that is cited, of a meeting to come, of a birth, of a visit to a page. */
  private static final Pattern OTHERS =
      words(
          ".*(?:(?:gesetz\\w*|(?:in der|die|der)"
              + " fassung|bekanntmachung|bgbl|gvbl|geändert|verordnung|erlass\\w*|urteil\\w*|richtlinie|satzung|hauptsatzung)\\b.{0,40}|geboren.{0,8}|\\bgeb\\."
              + " |\\*|abgerufen.{0,12}|zugriff.{0,12}|accessed.{0,12}|(?:tritt|treten) am |bis(?:"
              + " zum)?|spätestens.{0,20}|seit.{0,14}|ab(?:"
              + " dem)?|frist:?.{0,8}|anmeldung.{0,30}|laufzeit.{0,12}|zwischen .*) ?");

  private static final Pattern CUE =
      words(
          ".*(?:stand(?: der"
              + " (?:information|bearbeitung))?|ausgabe|version|fassung|redaktionsschluss"
              + "|veröffentlicht|erschienen|published|datum|date|ausgegeben|verabschiedet|beschlossen|vorgelegt|aufgestellt|genehmigt|as"
              + " of|vermerk|den|vom)\\b[:,]?(?: am| vom| im| auf)?(?:"
              + " (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag),?)? ?");

  private static final Pattern PRINTED =
      words(".*\\b(?:stück|exemplare|auflage|druck|copies|redaktionsschluss|printed)\\b.*");

  private static final Pattern EVENT =
      words(
          ".*(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|\\buhr\\b|saal|halle).*");

  /** How a law says who made it and when. */
  private static final Pattern RESOLVED =
      words(
          ".*\\b(?:in (?:ihrer|seiner|der) )?(?:\\S*sitzung|versammlung|beschluß?s{0,2}(?:"
              + " \\S+){0,3}) (?:am|vom)(?: \\p{L}+tag,? (?:den )?)? ?");

  private static final Pattern STAND =
      words(".*(?:stand|ausgabe|version|veröffentlicht|erschienen)\\b:? ?");

  /** What an imprint says, without its first letter. */
  private static final List<String> MADE =
      List.of(
          "mpressum",
          "erausgeber",
          "erausgegeben",
          "edaktion",
          "usammenstellung",
          "earbeitung:",
          "ruck:",
          "erantwortlich",
          "ISBN",
          "xemplare",
          "Stück",
          "rbeitsfassung",
          "mprint");

  private static final int LONGEST_IMPRINT = 2_500;
  private static final int LONGEST_PIECE = 800;
  private static final int FIRST_PIECES = 10;
  private static final int LAST_PIECES = 3;

  private static final Set<Kind> OF_A_DAY =
      Set.of(Kind.MINUTES, Kind.PRESENTATION, Kind.RESOLUTION);

  private static Pattern words(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  List<Proposal> all() {
    Map<DocumentDate, Proposal> best = new HashMap<>();
    Set<Integer> imprints = imprints();
    int place = 0;
    int first = opening.first().size();
    for (Piece piece : opening.pieces()) {
      boolean isEdge = place < first && (place < FIRST_PIECES || place >= first - LAST_PIECES);
      boolean isImprint = imprints.contains(piece.page());
      if ((isEdge || isImprint) && piece.lines().length() < LONGEST_PIECE) {
        for (WrittenDate written : WrittenDate.in(piece.lines(), today)) {
          Line line = Line.around(written, piece, isEdge, isImprint);
          keep(best, written.date(), line.source(), sure(line, written));
        }
      }
      place++;
    }
    WrittenDate.in(FileName.asTitle(name), today)
        .forEach(
            written ->
                keep(
                    best,
                    written.date(),
                    Source.FILE_NAME,
                    !written.isExact() ? YEAR_ALONE : isToCome() ? OF_AN_EVENT : OF_THE_NAME));
    ofTheFile(best);
    return best.values().stream()
        .filter(proposal -> proposal.confidence() > MENTIONED)
        .sorted((one, other) -> other.confidence() - one.confidence())
        .limit(3)
        .toList();
  }

  /** The pages behind the first that say who made it. */
  private Set<Integer> imprints() {
    return opening.pages().stream()
        .skip(1)
        .filter(page -> page.text().length() < LONGEST_IMPRINT)
        .filter(page -> MADE.stream().anyMatch(page.text()::contains))
        .map(Page::number)
        .collect(Collectors.toSet());
  }

  private void keep(Map<DocumentDate, Proposal> best, DocumentDate date, Source source, int sure) {
    Proposal now = new Proposal(MetadataField.DATE, date, source, sure);
    best.merge(date, now, this::surer);
  }

  /** A day in the name of the file that its text knows, too, is no slip. */
  private Proposal surer(Proposal old, Proposal other) {
    Proposal surer = other.confidence() > old.confidence() ? other : old;
    boolean isBorneOut =
        other.source() == Source.FILE_NAME
            && old.source() != Source.FILE_NAME
            && !isToCome()
            && other.words().length() == DAY;
    return isBorneOut && surer.confidence() < CUED + 2
        ? new Proposal(surer.field(), surer.value(), surer.source(), CUED + 2)
        : surer;
  }

  /**
   * The line or lines that a date stands in.
   *
   * @param isEdge whether they are among the first or last of the first page
   */
  private record Line(
      String text, String before, String after, boolean isEdge, boolean isImprint, boolean isBody) {
    static Line around(WrittenDate written, Piece piece, boolean isEdge, boolean isImprint) {
      String text = piece.lines();
      int from = text.lastIndexOf('\n', written.start()) + 1;
      int end = text.indexOf('\n', written.end());
      int to = end < 0 ? text.length() : end;
      String before = text.substring(Math.max(0, written.start() - BEFORE), written.start());
      return new Line(
          text.substring(from, to),
          before.replace('\n', ' '),
          text.substring(written.end(), to),
          isEdge,
          isImprint,
          piece.isBody() || piece.kind() == BlockKind.FURNITURE);
    }

    Source source() {
      return isImprint ? Source.IMPRINT : isEdge ? Source.FIRST_PAGE : Source.TEXT;
    }
  }

  /** What is dated by what it calls to. */
  private boolean isToCome() {
    return kind == Kind.PROGRAMME || kind == Kind.FLYER || kind == Kind.DOCUMENTATION;
  }

  private int sure(Line line, WrittenDate written) {
    if (!written.isExact() || !line.isBody() || OTHERS.matcher(line.before()).matches()) {
      return MENTIONED;
    }
    int rest = line.text().length() - (written.end() - written.start());
    if (line.isEdge() && !isToCome() && RESOLVED.matcher(line.before()).matches()) {
      return CUED;
    }
    if (line.isImprint() && PRINTED.matcher(line.text()).matches()) {
      return CUED + 2;
    }
    if (line.isImprint() && isMonthAlone(written) && line.after().length() < 2) {
      return CUED - 4;
    }
    if (!line.isEdge()) {
      return MENTIONED;
    }
    boolean isLine = rest <= AROUND || (line.after().isBlank() && rest <= 2 * AROUND);
    boolean isCued = CUE.matcher(line.before()).matches() && rest <= 2 * AROUND;
    if (written.date().isInterval()) {
      return isLine ? YEAR_ALONE : MENTIONED;
    }
    if (OF_A_DAY.contains(kind)
        && !isMonthAlone(written)
        && (isLine || isCued || rest <= 2 * AROUND)) {
      return isCued ? CUED : CUED - 2;
    }
    if (EVENT.matcher(line.text()).matches()
        || (isToCome() && !STAND.matcher(line.before()).matches())) {
      return !isLine ? MENTIONED : isMonthAlone(written) ? OF_A_LINE : OF_AN_EVENT;
    }
    return isCued ? CUED : isLine ? OF_A_LINE : MENTIONED;
  }

  /** A month is when something was printed; it is held on a day. */
  private static boolean isMonthAlone(WrittenDate written) {
    return written.date().text().length() == 7;
  }

  /** The day of a scan is not that of what was scanned. */
  private void ofTheFile(Map<DocumentDate, Proposal> best) {
    DocumentDate told = found.date();
    if (told == null || opening.isScan() || TEMPLATES.contains(told.text())) {
      return;
    }
    String month = told.text().substring(0, Math.min(7, told.text().length()));
    List<Proposal> same =
        best.values().stream()
            .filter(one -> one.words().startsWith(month) && one.confidence() > MENTIONED)
            .toList();
    keep(best, told, Source.METADATA, same.isEmpty() ? OF_THE_FILE : AGREED);
    same.forEach(one -> keep(best, (DocumentDate) one.value(), one.source(), AGREED + 1));
  }
}
