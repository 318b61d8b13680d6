package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.findbuch.crash.Program;
import org.findbuch.crash.Program.Result;
import org.findbuch.extract.Pictures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("hostile")
class ZipTest {
  private static final String SCHEMAS = "http://schemas.openxmlformats.org";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MACROS =
      "Diese Datei enthält Makros. Öffnen Sie sie nur, wenn Sie der Quelle vertrauen.";

  @TempDir Path folder;

  @Test
  void every_file_in_a_zip_is_a_document_or_is_named_with_its_reason() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Files.write(folder.resolve("in/alles.zip"), everything());
    Files.writeString(
        folder.resolve("in/angaben.csv"),
        """
        file,title,date
        alles.zip,Nicht für alle,2014
        alles.zip/2013/Bericht.txt,Der Bericht,2013
        """);
    String csv = folder + "/in/angaben.csv";
    String zip = folder + "/in/alles.zip";
    Result dry = add("--metadata", csv, "--dry-run", zip);
    assertThat(dry.exitCode()).isEqualTo(3);
    assertThat(dry.out()).hasSize(9).filteredOn(line -> line.contains("would_be_added")).hasSize(6);

    Result result = add("--metadata", csv, zip);
    assertThat(result.exitCode()).isEqualTo(3);
    Map<String, JsonNode> lines = lines(result, zip);
    assertThat(reason(lines, "programm.exe"))
        .isEqualTo(
            "Dateien dieser Art werden nicht angenommen. Möglich sind PDF, Word, PowerPoint, Excel,"
                + " OpenDocument, RTF, HTML, EPUB, Text, CSV, Untertitel (VTT, SRT), E-Mails (EML,"
                + " MSG), Bilder (TIFF, PNG, JPEG) und ZIP.");
    assertThat(reason(lines, "bild.pdf"))
        .isEqualTo(
            "Der Inhalt passt nicht zum Namen, und er ist kein Dokument, das gelesen werden kann.");
    assertThat(reason(lines, "../hinaus.txt"))
        .isEqualTo("Der Name führt aus der ZIP-Datei hinaus. Packen Sie sie ohne solche Namen.");
    JsonNode sum = JSON.readTree(result.out().getLast()).path("summary");
    assertThat(sum.path("files").asInt()).isEqualTo(9);
    assertThat(sum.path("added").asInt()).isEqualTo(6);
    assertThat(sum.path("rejected").asInt()).isEqualTo(3);

    JsonNode told = show(lines, "2013/Bericht.txt");
    assertThat(told.path("title").asText()).isEqualTo("Der Bericht");
    assertThat(told.path("originals").get(0).path("name").asText()).isEqualTo("Bericht.txt");
    assertThat(told.path("source").asText()).isEqualTo("alles.zip: 2013/Bericht.txt");
    JsonNode untold = show(lines, "2014/Bericht.txt");
    assertThat(untold.path("title").asText()).isEqualTo("Bericht über 2014");
    assertThat(untold.path("date").asText()).isEqualTo("2014");
    assertThat(show(lines, "innen.zip/liste.csv").path("originals").get(0).path("format").asText())
        .isEqualTo("csv");
    JsonNode scan = show(lines, "scan.png").path("pages");
    assertThat(scan.path("unread").asInt() + scan.path("blank").asInt()).isEqualTo(1);
    JsonNode mail = show(lines, "mail.eml");
    assertThat(mail.path("title").asText()).isEqualTo("Einladung nach Herne");
    assertThat(mail.path("authors").get(0).asText()).isEqualTo("Erika Muster");
    JsonNode macros = show(lines, "makros.docm").path("originals").get(0);
    assertThat(macros.path("format").asText()).isEqualTo("docm");
    assertThat(macros.path("warning").asText()).isEqualTo(MACROS);
    assertThat(run("show", id(lines, "makros.docm")).out())
        .anyMatch(line -> line.startsWith("Warnung") && line.endsWith(MACROS));

    Result again = add(zip);
    assertThat(JSON.readTree(again.out().getLast()).path("summary").path("duplicate").asInt())
        .isEqualTo(6);
  }

  @Test
  void a_zip_that_is_a_trap_is_refused_in_one_sentence_and_nothing_of_it_is_stored()
      throws Exception {
    Map<String, byte[]> traps = new LinkedHashMap<>();
    Map<String, String> sentences = new LinkedHashMap<>();
    trap(
        traps,
        sentences,
        "flach.zip",
        zeros(),
        "Ausgepackt wäre die Datei größer als erlaubt (Einstellungen"
            + " limits.inflated-megabytes und limits.inflation-ratio).");
    trap(
        traps,
        sentences,
        "viele.zip",
        many(10_001),
        "Die Datei enthält mehr gepackte Dateien als erlaubt (Einstellung limits.entries)."
            + " Teilen Sie sie auf.");
    trap(
        traps,
        sentences,
        "geteilt.zip",
        overlapping(),
        "In der ZIP-Datei überlagern sich Dateien. So packt kein gewöhnliches Programm; sie wird"
            + " nicht ausgepackt.");
    trap(
        traps,
        sentences,
        "halb.zip",
        Arrays.copyOf(everything(), 300),
        "Die Datei ist beschädigt. Geben Sie eine Fassung, die sich öffnen lässt.");
    trap(traps, sentences, "leer.zip", many(0), "Die ZIP-Datei enthält keine Dateien.");
    byte[] nested = zip("a.txt", "x".getBytes(UTF_8));
    for (int depth = 0; depth < 5; depth++) {
      nested = zip("a.zip", nested);
    }
    trap(
        traps,
        sentences,
        "tief.zip/a.zip/a.zip/a.zip/a.zip/a.zip",
        nested,
        "ZIP-Dateien oder E-Mails sind tiefer ineinander gepackt als erlaubt (Einstellung"
            + " limits.depth). Packen Sie sie vorher aus.");
    trap(
        traps,
        sentences,
        "selbst.zip/r.zip/r.zip/r.zip/r.zip/r.zip",
        Quine.zip(),
        "ZIP-Dateien oder E-Mails sind tiefer ineinander gepackt als erlaubt (Einstellung"
            + " limits.depth). Packen Sie sie vorher aus.");
    trap(
        traps,
        sentences,
        "bombe.zip/innen.zip",
        zip("innen.zip", zeros()),
        "Ausgepackt wäre die Datei größer als erlaubt (Einstellungen"
            + " limits.inflated-megabytes und limits.inflation-ratio).");
    for (var trap : traps.entrySet()) {
      String file = trap.getKey().split("/", 2)[0];
      Files.write(Files.createDirectories(folder.resolve("in")).resolve(file), trap.getValue());
    }
    Result result = add(folder + "/in");
    assertThat(result.exitCode()).isEqualTo(3);
    Map<String, JsonNode> lines = lines(result, folder + "/in");
    sentences.forEach(
        (name, sentence) -> assertThat(reason(lines, name)).as(name).isEqualTo(sentence));
    assertThat(lines).hasSize(sentences.size());
    assertThat(run("list", "--json").out()).isEmpty();
  }

  @Test
  void the_zip_that_holds_itself_does_so_byte_for_byte() throws IOException {
    byte[] quine = Quine.zip();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(quine))) {
      assertThat(zip.getNextEntry()).isNotNull();
      assertThat(zip.readAllBytes()).isEqualTo(quine);
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void a_zip_can_be_kept_as_one_document_that_lists_what_is_in_it() throws Exception {
    Path zip = Files.write(folder.resolve("alles.zip"), everything());
    Result result = add("--zip", "list", zip.toString());
    assertThat(result.exitCode()).isZero();
    String id = JSON.readTree(result.out().getFirst()).path("id").asText();
    assertThat(run("text", id).out()).contains("2013/Bericht.txt", "programm.exe");
    Result wrong = run("add", "--zip", "alles", zip.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .anyMatch(line -> line.startsWith("--zip alles geht nicht. Möglich: documents, list."));
  }

  private static void trap(
      Map<String, byte[]> traps,
      Map<String, String> sentences,
      String name,
      byte[] bytes,
      String sentence) {
    traps.put(name, bytes);
    sentences.put(name, sentence);
  }

  private Result add(String... arguments) throws Exception {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--json";
    all[arguments.length + 1] = "add";
    return run(rotated(all));
  }

  /** The command first. */
  private static String[] rotated(String[] all) {
    String[] rotated = new String[all.length];
    rotated[0] = all[all.length - 1];
    System.arraycopy(all, 0, rotated, 1, all.length - 1);
    return rotated;
  }

  private Result run(String... command) throws Exception {
    String[] german = Arrays.copyOf(command, command.length + 2);
    german[command.length] = "--lang";
    german[command.length + 1] = "de";
    return Program.run(folder, german);
  }

  private static Map<String, JsonNode> lines(Result result, String below) throws IOException {
    Map<String, JsonNode> lines = new LinkedHashMap<>();
    for (String line : result.out()) {
      JsonNode node = JSON.readTree(line);
      if (node.has("file")) {
        lines.put(node.path("file").asText().substring(below.length() + 1), node);
      }
    }
    return lines;
  }

  private static String reason(Map<String, JsonNode> lines, String name) {
    JsonNode line = lines.getOrDefault(name, MissingNode.getInstance());
    assertThat(line.path("outcome").asText()).as(name).isEqualTo("rejected");
    return line.path("reason").asText();
  }

  private static String id(Map<String, JsonNode> lines, String name) {
    return lines.getOrDefault(name, MissingNode.getInstance()).path("id").asText();
  }

  private JsonNode show(Map<String, JsonNode> lines, String name) throws Exception {
    Result shown = run("show", id(lines, name), "--json");
    return JSON.readTree(String.join("\n", shown.out()));
  }

  private static byte[] everything() throws IOException {
    return zip(
        "2013/Bericht.txt", "Bericht über 2013".getBytes(UTF_8),
        "2014/Bericht.txt", "Bericht über 2014".getBytes(UTF_8),
        "__MACOSX/2014/._Bericht.txt", new byte[] {0, 5, 22, 7},
        "programm.exe", new byte[] {'M', 'Z', 0, 0},
        "bild.pdf", "kein PDF".getBytes(UTF_8),
        "../hinaus.txt", "x".getBytes(UTF_8),
        "innen.zip", zip("liste.csv", "Jahr;Ort\n2014;Herne\n".getBytes(UTF_8)),
        "scan.png", Pictures.png(400, 600),
        "mail.eml",
            "From: Erika Muster <e@m.de>\nSubject: Einladung nach Herne\n\nText".getBytes(UTF_8),
        "makros.docm", macros());
  }

  private static byte[] macros() throws IOException {
    return zip(
        "[Content_Types].xml",
        ("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='rels' ContentType="
                + "'application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Override PartName='/word/document.xml' ContentType="
                + "'application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>")
            .getBytes(UTF_8),
        "_rels/.rels",
        ("<Relationships xmlns='%s/package/2006/relationships'><Relationship Id='r1'"
                + " Target='word/document.xml' Type='%s/officeDocument/2006/relationships/%s'/>"
                + "</Relationships>")
            .formatted(SCHEMAS, SCHEMAS, "officeDocument")
            .getBytes(UTF_8),
        "word/document.xml",
        ("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                + "<w:body><w:p><w:r><w:t>Mit Makros</w:t></w:r></w:p></w:body></w:document>")
            .getBytes(UTF_8));
  }

  private static byte[] overlapping() throws IOException {
    byte[] zip = zip("a.txt", new byte[9], "b.txt", new byte[9]);
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(bytes.getInt(zip.length - 6) + 46 + 5 + 42, 0);
    return zip;
  }

  private static byte[] zeros() throws IOException {
    return zip("a.txt", new byte[20_000_000]);
  }

  private static byte[] many(int files) throws IOException {
    Object[] all = new Object[2 * files];
    for (int file = 0; file < files; file++) {
      all[2 * file] = file + ".txt";
      all[2 * file + 1] = new byte[0];
    }
    return zip(all);
  }

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
      }
    }
    return bytes.toByteArray();
  }
}
