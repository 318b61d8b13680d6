package org.findbuch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.findbuch.bench.corpus.Corpus;
import org.findbuch.bench.corpus.GeneratedDocument;
import org.findbuch.bench.corpus.Loading;
import org.findbuch.bench.floor.SearchFloorIndex;
import org.findbuch.document.Facet;
import org.findbuch.document.Page;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchIndex;
import org.findbuch.index.lucene.LuceneIndex;

/**
 * The pages of a corpus as a service answers from them, and as the floor does.
 *
 * @param archive for a service
 * @param index that belongs to it
 * @param floor the same pages indexed by hand
 */
record SearchFolder(Path archive, Path index, Path floor) {
  private SearchFolder(Path folder) {
    this(folder.resolve("archive"), folder.resolve("index"), folder.resolve("floor"));
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
    try (SearchIndex index = LuceneIndex.open(made.index)) {
      Loading.intoArchive(corpus, made.archive, index);
    }
    try (SearchFloorIndex index = SearchFloorIndex.create(made.floor)) {
      for (int number = 0; number < corpus.documents(); number++) {
        index.add(block(corpus, corpus.document(number)));
      }
    }
    Files.writeString(finished, fingerprint);
    return made;
  }

  private static String fingerprint(Corpus corpus) {
    StringBuilder texts = new StringBuilder();
    for (int number : new int[] {0, corpus.documents() / 2, corpus.documents() - 1}) {
      GeneratedDocument document = corpus.document(number);
      texts.append(document.metadata());
      document.pages().forEach(page -> texts.append(page.text()));
    }
    return corpus.documents() + " " + corpus.pages() + " " + texts.toString().hashCode();
  }

  private static SearchFloorIndex.Block block(Corpus corpus, GeneratedDocument document) {
    IndexedDocument entry = corpus.entry(document);
    Map<String, List<String>> record = new LinkedHashMap<>();
    record.put("title", List.of(entry.title()));
    record.put("subtitle", entry.subtitle() == null ? List.of() : List.of(entry.subtitle()));
    record.put(
        "description", entry.description() == null ? List.of() : List.of(entry.description()));
    record.put("authors", entry.authors());
    record.put("collections", entry.collections());
    record.put("topics", entry.facets().getOrDefault(Facet.TOPIC, List.of()));
    record.put("places", entry.facets().getOrDefault(Facet.PLACE, List.of()));
    Map<String, List<String>> facets = new LinkedHashMap<>();
    entry.facets().forEach((facet, values) -> facets.put(facet.code(), values));
    return new SearchFloorIndex.Block(
        entry.id().value(),
        entry.date() == null ? 0 : entry.date().first().toEpochDay(),
        record,
        facets,
        () -> StreamSupport.stream(entry.pages().spliterator(), false).map(Page::text).iterator());
  }
}
