package org.findbuch.index.lucene.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.Parents;
import org.junit.jupiter.api.Test;

/** Beside Lucene's own block join, on blocks at random. */
final class BlockQueryTest {
  private static final Parents RECORDS = new Parents();
  private static final int BLOCKS = 300;
  private static final List<String> WORDS = List.of("a", "b", "c", "d", "e", "f", "g");

  private final long seed = Long.getLong("findbuch.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private interface Asking {
    void in(OneSearch search) throws IOException;
  }

  @Test
  void finds_the_documents_that_lucenes_block_join_finds() throws IOException {
    inBlocks(
        search -> {
          for (int round = 0; round < 50; round++) {
            List<Query> pages = queries("page");
            List<Query> record = queries("record");
            Query ours = filter(new BlockQuery(pages, record, RECORDS));
            Query lucenes = filter(joined(pages, record));
            assertThat(found(search, ours).keySet())
                .as("-Dfindbuch.seed=%d %s", seed, lucenes)
                .isEqualTo(found(search, lucenes).keySet());
          }
        });
  }

  @Test
  void what_is_known_of_a_word_that_was_asked_for_before_is_what_was_found() throws IOException {
    LRUQueryCache known = knowing();
    inBlocks(
        search -> {
          search.setQueryCache(known);
          for (int round = 0; round < 20; round++) {
            List<Query> pages = queries("page");
            List<Query> record = queries("record");
            Query ours = filter(new BlockQuery(pages, record, RECORDS));
            Map<Integer, Float> asked = found(search, ours);
            for (int again = 0; again < 3; again++) {
              assertThat(found(search, ours))
                  .as("-Dfindbuch.seed=%d %s", seed, ours)
                  .isEqualTo(asked);
            }
            Query other = filter(new BlockQuery(queries("page"), record, RECORDS));
            Set<Integer> both = new HashSet<>(asked.keySet());
            both.retainAll(found(search, other).keySet());
            Query ask =
                new BooleanQuery.Builder().add(ours, Occur.FILTER).add(other, Occur.FILTER).build();
            assertThat(found(search, ask).keySet())
                .as("-Dfindbuch.seed=%d %s", seed, ask)
                .isEqualTo(both);
          }
        });
    assertThat(known.getHitCount()).isPositive();
  }

  /** Also of small segments. */
  private static LRUQueryCache knowing() {
    return new LRUQueryCache(1_000, 1 << 20, leaf -> true, Float.MAX_VALUE);
  }

  @Test
  void a_document_that_is_taken_out_later_is_not_found_by_what_was_known_before()
      throws IOException {
    LRUQueryCache known = knowing();
    List<Query> everyRecord = List.of(new TermQuery(new Term(IndexFields.DOCUMENT, "")));
    Query all = filter(new BlockQuery(List.of(), everyRecord, RECORDS));
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter writer = written(directory);
        DirectoryReader before = DirectoryReader.open(directory)) {
      for (int again = 0; again < 3; again++) {
        assertThat(found(searching(before, known), all)).hasSize(BLOCKS - 2);
      }
      assertThat(known.getHitCount()).isPositive();
      writer.deleteDocuments(new Term("block", "9"));
      writer.commit();
      try (DirectoryReader after = DirectoryReader.openIfChanged(before)) {
        assertThat(found(searching(after, known), all)).hasSize(BLOCKS - 3);
      }
    }
  }

  private static OneSearch searching(DirectoryReader reader, LRUQueryCache known) {
    OneSearch search = new OneSearch(reader, new Deadline(60_000));
    search.setQueryCache(known);
    return search;
  }

  private void inBlocks(Asking asking) throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
        IndexWriter _ = written(directory);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      asking.in(new OneSearch(reader, new Deadline(60_000)));
    }
  }

  /** In several parts, two blocks taken out again. */
  private IndexWriter written(ByteBuffersDirectory directory) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(new WhitespaceAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
    IndexWriter writer = new IndexWriter(directory, config);
    for (int block = 0; block < BLOCKS; block++) {
      writer.addDocuments(block(block));
      if (random.nextInt(80) == 0) {
        writer.commit();
      }
    }
    writer.deleteDocuments(new Term("block", "7"), new Term("block", "8"));
    writer.commit();
    return writer;
  }

  private List<Document> block(int number) {
    List<Document> block = new ArrayList<>();
    for (int pages = random.nextInt(6); pages > 0; pages--) {
      block.add(entry(number, "page"));
    }
    Document record = entry(number, "record");
    record.add(new StringField(IndexFields.DOCUMENT, "", Field.Store.NO));
    block.add(record);
    return block;
  }

  private Document entry(int number, String field) {
    Document entry = new Document();
    entry.add(new StringField("block", String.valueOf(number), Field.Store.NO));
    List<String> words = new ArrayList<>();
    for (int left = random.nextInt(5); left > 0; left--) {
      words.add(word());
    }
    entry.add(new TextField(field, String.join(" ", words), Field.Store.NO));
    return entry;
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /** None to three words and phrases; a phrase has candidates that do not match. */
  private List<Query> queries(String field) {
    List<Query> queries = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      queries.add(
          random.nextBoolean()
              ? new TermQuery(new Term(field, word()))
              : new PhraseQuery(field, word(), word()));
    }
    return queries;
  }

  private static Query joined(List<Query> pages, List<Query> record) {
    BooleanQuery.Builder onPages = new BooleanQuery.Builder();
    pages.forEach(one -> onPages.add(one, Occur.SHOULD));
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    either.add(new ToParentBlockJoinQuery(onPages.build(), RECORDS, ScoreMode.None), Occur.SHOULD);
    record.forEach(one -> either.add(one, Occur.SHOULD));
    return either.build();
  }

  private static Query filter(Query query) {
    return new BooleanQuery.Builder()
        .add(new TermQuery(new Term(IndexFields.DOCUMENT, "")), Occur.FILTER)
        .add(query, Occur.FILTER)
        .build();
  }

  private static Map<Integer, Float> found(OneSearch search, Query query) throws IOException {
    Map<Integer, Float> found = new HashMap<>();
    for (ScoreDoc hit : search.search(query, BLOCKS).scoreDocs) {
      found.put(hit.doc, hit.score);
    }
    return found;
  }
}
