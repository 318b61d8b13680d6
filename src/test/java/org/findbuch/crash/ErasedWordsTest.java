package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When erasing says that it is done, no file of the archive or the index holds the words. */
@Tag("crash")
class ErasedWordsTest {
  private static final String WORD = "qzerasewort";

  @TempDir Path folder;

  @Test
  void by_the_command_and_over_http_while_served_and_by_the_command_alone() throws Exception {
    String key = Program.run(folder, "token", "add", "test", "--role", "admin").out().getLast();
    try (Program service = Program.start(folder, Map.of(), "serve", "--port", "0");
        Caller caller = new Caller(Objects.requireNonNull(service.address()), key)) {
      for (int i = 0; i < 10; i++) {
        assertThat(caller.upload("other" + i + ".txt", "Pflege und anderes " + i).statusCode())
            .isEqualTo(201);
      }
      String first = secret("first");
      String second = secret("second");
      assertThat(holding()).isNotEmpty();
      assertThat(Program.run(folder, "erase", first, "--reason", "by law").exitCode()).isZero();
      assertThat(caller.erase(second, "by law").statusCode()).isEqualTo(200);
      assertThat(holding()).isEmpty();
    }
    assertThat(holding()).isEmpty();
    String third = secret("third");
    assertThat(holding()).isNotEmpty();
    assertThat(Program.run(folder, "erase", third, "--reason", "by law").exitCode()).isZero();
    assertThat(holding()).isEmpty();
    assertThat(Program.run(folder, "check").exitCode()).isZero();
  }

  /** The word is in the text and in the metadata; the title is what a tombstone keeps. */
  private String secret(String which) throws IOException, InterruptedException {
    Path given = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-given"));
    Path file = given.resolve(which + ".txt");
    Files.writeString(file, ("Pflege und " + WORD + " " + which + ". ").repeat(300));
    Path table = given.resolve(which + ".csv");
    Files.writeString(
        table,
        "file,title,topics,description\n%s.txt,Titel %s,Thema %s,Beschreibung %s\n"
            .formatted(which, which, WORD, WORD));
    List<String> out =
        Program.run(folder, "add", file.toString(), "--metadata", table.toString(), "--json").out();
    String id = out.getFirst().replaceAll(".*\"id\":\"([0-9a-z]+)\".*", "$1");
    assertThat(id).as(String.join("\n", out)).matches("[0-9a-z]{12,}");
    // Earlier states are to go too.
    assertThat(Program.run(folder, "withdraw", id, "--reason", "first").exitCode()).isZero();
    return id;
  }

  private Set<String> holding() throws IOException {
    Set<String> holding = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      try {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
          byte[] word = WORD.getBytes(charset);
          if (bytes.contains(new String(word, StandardCharsets.ISO_8859_1))) {
            holding.add(folder.relativize(file) + " " + charset);
          }
        }
      } catch (NoSuchFileException gone) {
        // a log that was emptied meanwhile
      }
      if (file.getFileName().toString().startsWith("segments_")) {
        holding.addAll(indexed(file.resolveSibling(".")));
      }
    }
    return holding;
  }

  /** What is compressed in the files of the index can be read by Lucene only. */
  private Set<String> indexed(Path shelf) throws IOException {
    Set<String> holding = new TreeSet<>();
    try (FSDirectory directory = FSDirectory.open(shelf);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        for (String field : FieldInfos.getIndexedFields(leaf.reader())) {
          var terms = leaf.reader().terms(field);
          TermsEnum all = terms == null ? null : terms.iterator();
          while (all != null && all.next() != null) {
            if (all.term().utf8ToString().contains(WORD)) {
              holding.add(folder.relativize(shelf) + " term of " + field);
            }
          }
        }
        StoredFields stored = leaf.reader().storedFields();
        for (int i = 0; i < leaf.reader().maxDoc(); i++) {
          Document document = stored.document(i);
          if (document.toString().contains(WORD)) {
            holding.add(folder.relativize(shelf) + " stored");
          }
        }
      }
    }
    return holding;
  }
}
