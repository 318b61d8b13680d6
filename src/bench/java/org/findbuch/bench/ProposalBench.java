package org.findbuch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.findbuch.document.Coded;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.Coverage;
import org.findbuch.document.Document;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Holding;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Original;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Progress;
import org.findbuch.document.Proposal;
import org.findbuch.document.Proposals;
import org.findbuch.document.Publication;
import org.findbuch.document.Sha256;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.Ocr;
import org.findbuch.extract.Proposer;
import org.findbuch.extract.Recogniser;
import org.findbuch.extract.Recognition;
import org.findbuch.extract.StructuredPages;
import org.findbuch.extract.ocr.OcrReader;
import org.findbuch.extract.parts.PartsReader;
import org.findbuch.extract.pdf.PdfReader;
import org.findbuch.extract.scan.ScanReader;
import org.findbuch.extract.tika.OfficeReader;

/**
 * How often what is proposed of a file is what a person has said of it: of documents with a curated
 * record beside them, of files with a verdict written before anything was proposed, and of the demo
 * collection. Where a verdict names several values, parted by a bar, each of them is right.
 */
public final class ProposalBench {
  private static final Path DEMO = Path.of("src", "demo");
  private static final int OPENING = 4;

  private final Report report =
      new Report("proposals", "file", "field", "right", "proposed", "expected");
  private final Map<String, int[]> right = new LinkedHashMap<>();
  private final DocumentReader reader =
      new PartsReader(List.of(new PdfReader(), new OfficeReader(), new ScanReader()));

  /** Whether files are taken to say nothing of themselves. */
  private boolean isBare;

  private ProposalBench() {}

  /**
   * Takes {@code --pairs FOLDER} whose folders have documents and a {@code zenodo.json}, {@code
   * --others FOLDER} with files that are told by their checksum in {@code --verdicts FILE}; both
   * may be left out. The demo collection is always read.
   */
  public static void main(String[] written) throws Exception {
    Arguments arguments = new Arguments(written, "pairs", "others", "verdicts");
    ProposalBench bench = new ProposalBench();
    String pairs = arguments.text("pairs");
    if (pairs != null) {
      bench.pairs(Path.of(pairs));
    }
    String others = arguments.text("others");
    if (others != null) {
      String verdicts = arguments.text("verdicts", "src/bench/proposals/verdicts.tsv");
      bench.others(Path.of(others), Path.of(verdicts));
    }
    bench.demo("demo");
    bench.isBare = true;
    bench.demo("demo, without properties of files");
    bench.right.forEach(
        (what, counts) ->
            bench.report.fact(what + ", of " + counts[1], 100.0 * counts[0] / counts[1]));
    bench.report.finish();
  }

  private void pairs(Path folder) throws Exception {
    for (Path record : files(folder, "zenodo.json")) {
      List<Path> documents = files(record.resolveSibling(""), ".pdf");
      Path document =
          documents.stream()
              .filter(file -> file.getFileName().toString().startsWith("[Do"))
              .reduce((_, last) -> last)
              .orElse(null);
      if (document == null) {
        continue;
      }
      JsonNode curated = new ObjectMapper().readTree(record.toFile());
      Map<MetadataField, Object> proposed = proposed(document);
      String name = String.valueOf(record.resolveSibling("").getFileName());
      tell(
          "pairs",
          name,
          MetadataField.TITLE,
          proposed,
          curated.get("title").asText(),
          ProposalBench::isSame);
      String month = curated.get("publication_date").asText().substring(0, 7);
      tell("pairs", name, MetadataField.DATE, proposed, month, String::startsWith);
      String language =
          document.getFileName().toString().startsWith("[Documentation") ? "en" : "de";
      tell("pairs", name, MetadataField.LANGUAGE, proposed, language, ProposalBench::isSame);
    }
  }

  private void others(Path folder, Path verdicts) throws Exception {
    Map<String, Path> bySum = new HashMap<>();
    for (Path file : files(folder, "")) {
      bySum.put(sum(file), file);
    }
    for (String line : Files.readAllLines(verdicts).stream().skip(1).toList()) {
      String[] verdict = line.split("\t", -1);
      Path file = bySum.get(verdict[0]);
      if (file == null) {
        report.row(verdict[0].substring(0, 12), "is not there", "", "", verdict[1]);
        continue;
      }
      Map<MetadataField, Object> proposed = proposed(file);
      String name = verdict[0].substring(0, 12);
      tell("others", name, MetadataField.TITLE, proposed, verdict[1], ProposalBench::isSame);
      tell("others", name, MetadataField.KIND, proposed, verdict[2], ProposalBench::isSame);
    }
  }

  private void demo(String of) throws Exception {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (Reader text = Files.newBufferedReader(DEMO.resolve("metadata.csv"))) {
      for (CSVRecord row : format.parse(text)) {
        Path file = DEMO.resolve(row.get("file"));
        Map<MetadataField, Object> proposed = proposed(file);
        String name = file.getFileName().toString();
        tell(
            of,
            name,
            MetadataField.COLLECTION,
            proposed,
            row.get("collection"),
            ProposalBench::isSame);
        tell(of, name, MetadataField.TITLE, proposed, row.get("title"), ProposalBench::isSame);
        tell(of, name, MetadataField.KIND, proposed, row.get("kind"), ProposalBench::isSame);
        tell(of, name, MetadataField.DATE, proposed, row.get("date"), String::startsWith);
        for (MetadataField field :
            List.of(MetadataField.SUBTITLE, MetadataField.LANGUAGE, MetadataField.PUBLISHER)) {
          tell(of, name, field, proposed, row.get(field.code()), ProposalBench::isSame);
        }
      }
    }
  }

  private static boolean isSame(String proposed, String expected) {
    return plain(proposed).equals(plain(expected));
  }

  private void tell(
      String of,
      String file,
      MetadataField field,
      Map<MetadataField, Object> proposed,
      String expected,
      BiPredicate<String, String> isRight) {
    Object value = proposed.get(field);
    String shown = value == null ? "" : value.toString();
    boolean is = Arrays.stream(expected.split("\\|")).anyMatch(one -> isRight.test(shown, one));
    report.row(file, field.code(), is ? "+" : "-", shown, expected);
    int[] counts = right.computeIfAbsent(of + ": " + field.code(), _ -> new int[2]);
    counts[0] += is ? 1 : 0;
    counts[1]++;
  }

  /** Without case, punctuation, and what stands in brackets. */
  private static String plain(String text) {
    return text.toLowerCase(Locale.GERMAN)
        .replaceAll("\\([^)]*\\)|\\[[^\\]]*\\]", "")
        .replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private Map<MetadataField, Object> proposed(Path file) throws Exception {
    String name = file.getFileName().toString();
    if (!(new Recogniser().recognise(file, name) instanceof Recognition.Known(Format format))) {
      throw new IOException(file + " is in no format that can be read");
    }
    List<Page> pages = new ArrayList<>();
    StructuredPages structured = new StructuredPages(format.unit(), pages::add);
    Extraction extraction = reader.read(file, format, Limits.DEFAULTS, structured);
    structured.end();
    recognise(file, format, pages);
    Found found = extraction instanceof Extraction.Read(var told, _) ? told : Found.NOTHING;
    Map<MetadataField, Object> values =
        proposed(name, format, isBare ? Found.NOTHING : found, pages);
    collection(file, format, values).ifPresent(id -> values.put(MetadataField.COLLECTION, id));
    return values;
  }

  /** By the title and the date that stand in, as a document shows them. */
  private Optional<String> collection(Path file, Format format, Map<MetadataField, Object> values)
      throws IOException {
    Metadata.Builder said = new Metadata.Builder();
    for (MetadataField field :
        List.of(MetadataField.TITLE, MetadataField.SUBTITLE, MetadataField.DATE)) {
      if (values.get(field) instanceof String words) {
        field.set(said, List.of(words));
      }
    }
    Instant now = Instant.EPOCH;
    String name = file.getFileName().toString();
    String folder = FileName.folder(file.toString());
    Original original =
        new Original(1, FileName.safe(name), format, 1, new Sha256("ab".repeat(32)), now, folder);
    Document document =
        new Document(
            new DocumentId("0pwgcl06s9t4"),
            1,
            Publication.DRAFT,
            said.build(),
            List.of(original),
            now,
            now,
            null,
            null);
    Holding holding =
        new Holding(document, new Progress.Searchable(), Found.NOTHING, Coverage.NONE, 1);
    return new Proposer.Shelving(collections()).proposal(holding).map(Proposal::words);
  }

  private static List<Collection> collections() throws IOException {
    List<Collection> all = new ArrayList<>();
    for (JsonNode one : new ObjectMapper().readTree(DEMO.resolve("collections.json").toFile())) {
      all.add(
          new Collection(
              new CollectionId(one.get("id").asText()),
              Coded.parse(CollectionKind.class, one.get("kind").asText()).orElseThrow(),
              one.get("title").asText(),
              one.hasNonNull("parent") ? new CollectionId(one.get("parent").asText()) : null,
              one.hasNonNull("start") ? new DocumentDate(one.get("start").asText()) : null,
              one.hasNonNull("end") ? new DocumentDate(one.get("end").asText()) : null,
              null,
              one.hasNonNull("theme") ? one.get("theme").asText() : null,
              null,
              List.of(),
              null,
              null));
    }
    return all;
  }

  /** Reads the first pages as text recognition would, where they have no text. */
  private static void recognise(Path file, Format format, List<Page> pages) throws IOException {
    List<Integer> unread =
        pages.stream()
            .limit(OPENING)
            .filter(p -> p.state() == PageState.UNREAD || p.state() == PageState.GARBLED)
            .map(Page::number)
            .toList();
    if (!unread.isEmpty() && Ocr.reads(format) && OcrReader.isInstalled()) {
      new OcrReader(List.of(new PdfReader(), new ScanReader()))
          .recognise(
              file, format, Limits.OF_PICTURES, unread, page -> pages.set(page.number() - 1, page));
    }
  }

  private Map<MetadataField, Object> proposed(
      String name, Format format, Found found, List<Page> pages) {
    Proposals proposals = new Proposer(Clock.systemUTC()).proposals(found, pages, name, format);
    Map<MetadataField, Object> values = new HashMap<>(Map.of(MetadataField.KIND, "other"));
    for (MetadataField field : MetadataField.values()) {
      proposals
          .best(field)
          .filter(Proposal::isShown)
          .ifPresent(best -> values.put(field, best.words()));
    }
    return values;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  private static String sum(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
