package org.findbuch.bench.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.document.Access;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.document.Format;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Metadata;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.index.IndexedDocument;
import org.jspecify.annotations.Nullable;

/**
 * A number of documents of as many pages each, made from the texts of a folder. The same folder,
 * seed and sizes give the same corpus; a document is made without those before it, so any thread
 * may ask for any of them.
 */
public final class Corpus {
  /** What the documents of the demonstration collection are made from: text, and quickly read. */
  public static final Path DEMO = Path.of("src/demo/sources");

  private final Words words;
  private final Catalogue catalogue;
  private final Map<CollectionId, Collection> collections = new HashMap<>();
  private final long seed;
  private final int documents;
  private final int pages;

  private Corpus(List<String> texts, long seed, int documents, int pages) {
    this.words = new Words(new Chain(texts));
    this.catalogue = new Catalogue(documents);
    this.seed = seed;
    this.documents = documents;
    this.pages = pages;
    catalogue.collections().forEach(collection -> collections.put(collection.id(), collection));
  }

  public static Corpus from(Path folder, long seed, int documents, int pages) throws IOException {
    return of(SourceTexts.read(folder), seed, documents, pages);
  }

  /** Of texts that were read before, as when corpora of several sizes are made. */
  public static Corpus of(List<String> texts, long seed, int documents, int pages) {
    return new Corpus(texts, seed, documents, pages);
  }

  public long seed() {
    return seed;
  }

  public int documents() {
    return documents;
  }

  public int pages() {
    return pages;
  }

  /** Parents stand before what they hold. */
  public List<Collection> collections() {
    return catalogue.collections();
  }

  public GeneratedDocument document(int number) {
    SplittableRandom random = random(number, 1);
    int field = field(number);
    Prose prose = new Prose(words, random(number, 2), field, word -> {});
    return new GeneratedDocument(
        number, catalogue.metadata(random, prose, field), pagesOf(number, word -> {}));
  }

  public Stream<GeneratedDocument> stream() {
    return IntStream.range(0, documents).mapToObj(this::document);
  }

  /** Every word of a document as it is written, without breaks at line ends. */
  void words(int number, Consumer<String> heard) {
    pagesOf(number, heard).forEach(page -> {});
  }

  /** The words of the source, as many as it has. */
  List<String> sourceWords() {
    return words.chain().running();
  }

  /** What the index takes of a document, public and published. */
  public IndexedDocument entry(GeneratedDocument document) {
    return entry(document, id(document.number()), 1, Format.PDF);
  }

  IndexedDocument entry(GeneratedDocument document, DocumentId id, long stamp, Format format) {
    Metadata said = document.metadata();
    List<Collection> path = path(said.collection());
    return new IndexedDocument(
        id,
        stamp,
        Access.PUBLIC,
        Language.GERMAN,
        String.valueOf(said.title()),
        said.subtitle(),
        said.description(),
        null,
        said.authors(),
        path.stream().map(Collection::title).toList(),
        said.date(),
        facets(said, path, format),
        document.pages(),
        Set.of(),
        0);
  }

  private static Map<Facet, List<String>> facets(
      Metadata said, List<Collection> path, Format format) {
    Map<Facet, List<String>> facets = new EnumMap<>(Facet.class);
    facets.put(Facet.KIND, Stream.ofNullable(said.kind()).map(kind -> kind.code()).toList());
    facets.put(
        Facet.YEAR,
        Stream.ofNullable(said.date()).map(date -> String.valueOf(date.firstYear())).toList());
    facets.put(Facet.COLLECTION, path.stream().map(c -> c.id().value()).toList());
    facets.put(Facet.TOPIC, said.topics());
    facets.put(
        Facet.CRITERION, path.stream().flatMap(c -> c.criteria().stream()).distinct().toList());
    facets.put(Facet.FORM, path.stream().flatMap(c -> Stream.ofNullable(c.form())).toList());
    facets.put(Facet.AUDIENCE, said.audiences());
    facets.put(Facet.PLACE, said.places());
    facets.put(Facet.AUTHOR, said.authors());
    facets.put(Facet.PUBLISHER, Stream.ofNullable(said.publisher()).toList());
    facets.put(Facet.LANGUAGE, List.of("de"));
    facets.put(Facet.FORMAT, List.of(format.code()));
    facets.put(Facet.LICENCE, Stream.ofNullable(said.licence()).toList());
    return facets;
  }

  /** From the root down. */
  private List<Collection> path(@Nullable CollectionId id) {
    Collection collection = id == null ? null : collections.get(id);
    if (collection == null) {
      return List.of();
    }
    return Stream.concat(path(collection.parent()).stream(), Stream.of(collection)).toList();
  }

  /** Of the place in the corpus alone; an archive gives its own ids, by the bytes of the file. */
  public static DocumentId id(int number) {
    return new DocumentId("gen%09d".formatted(number));
  }

  private Iterable<Page> pagesOf(int number, Consumer<String> heard) {
    return () -> {
      Prose prose = new Prose(words, random(number, 3), field(number), heard);
      return new Iterator<>() {
        private int made;

        @Override
        public boolean hasNext() {
          return made < pages;
        }

        @Override
        public Page next() {
          made++;
          return new Page(made, String.valueOf(made), PageState.TEXT, prose.page(), Layout.NONE);
        }
      };
    };
  }

  private int field(int number) {
    return random(number, 4).nextInt(Prose.FIELDS);
  }

  private SplittableRandom random(int number, int use) {
    return new SplittableRandom((seed * 1_000_003 + number) * 31 + use);
  }
}
