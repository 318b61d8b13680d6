package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.GeneratedDocument;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.floor.SearchFloorIndex;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;

/**
 * The pages of a corpus as a service answers from them, and as the floor does.
 *
 * @param archive for a service
 * @param index that belongs to it
 * @param floorArchive the same archive, for a second service
 * @param floor the same pages indexed by hand
 */
record SearchFolder(Path archive, Path index, Path floorArchive, Path floor) {
  private SearchFolder(Path folder) {
    this(
        folder.resolve("archive"),
        folder.resolve("index"),
        folder.resolve("floor-archive"),
        folder.resolve("floor"));
  }

  /** What a folder of such a corpus is called, unless it is named. */
  static String name(Corpus corpus) {
    return "search-%d-%d".formatted(corpus.documents(), corpus.pages());
  }

  /** What an earlier run made is taken as it is, when it was made of the same corpus. */
  static SearchFolder of(Corpus corpus, Path folder) throws IOException {
    SearchFolder made = new SearchFolder(folder);
    Path finished = folder.resolve("finished");
    String fingerprint = fingerprint(corpus);
    if (Files.exists(finished) && Files.readString(finished).equals(fingerprint)) {
      return made;
    }
    if (Files.exists(folder)) {
      throw new IOException(folder + " holds something else, delete it or name another folder");
    }
    Files.createDirectories(folder);
    try (SearchIndex index = LuceneIndex.open(made.index);
        SearchFloorIndex floor = SearchFloorIndex.create(made.floor)) {
      Loading.intoArchive(corpus, made.archive, index, floor::add);
    }
    made.copyArchive();
    Files.writeString(finished, fingerprint);
    return made;
  }

  /** Two services cannot hold one archive; its objects never change, so that both may read them. */
  private void copyArchive() throws IOException {
    Files.createDirectories(floorArchive);
    for (String store : List.of("catalogue.sqlite", "texts.sqlite")) {
      Files.copy(archive.resolve(store), floorArchive.resolve(store));
    }
    Child.run(
        List.of("cp", "-al", archive.resolve("ocfl").toString(), floorArchive.toString()),
        Map.of());
  }

  private static String fingerprint(Corpus corpus) {
    StringBuilder texts = new StringBuilder();
    for (int number : new int[] {0, corpus.documents() / 2, corpus.documents() - 1}) {
      GeneratedDocument document = corpus.document(number);
      texts.append(document.metadata().title());
      document.pages().forEach(page -> texts.append(page.text()));
    }
    return corpus.documents() + " " + corpus.pages() + " " + texts.toString().hashCode();
  }
}
