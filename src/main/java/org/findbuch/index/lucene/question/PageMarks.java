package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.proof.Marker;
import org.findbuch.index.lucene.proof.Passages;
import org.findbuch.index.lucene.store.Blocks;
import org.findbuch.index.lucene.store.Parents;
import org.findbuch.query.Query;

/** Marks a text that need not be in the index: the text becomes a small index of its own. */
public final class PageMarks {
  private static final DocumentId NAMELESS = new DocumentId("0".repeat(DocumentId.SHORTEST));
  private static final Parents PARENTS = new Parents();

  private PageMarks() {}

  /**
   * Where it holds what a query asks for.
   *
   * @param others what words of the query are also written like
   */
  public static List<Mark> find(
      Query query,
      Map<String, List<String>> others,
      Language language,
      String text,
      Deadline deadline)
      throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        writer.addDocuments(Blocks.of(alone(language, text)));
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        OneSearch search = new OneSearch(reader, deadline);
        Plan plan = new Compiler(search, PARENTS, others, deadline).plan(query);
        LeafReaderContext only = reader.leaves().getFirst();
        return new Marker(plan.asked(), search.vocabulary())
            .marks(only, 0, Passages.record(only.reader(), 0)).stream()
                .map(found -> new Mark(found.start(), found.end()))
                .toList();
      }
    }
  }

  private static IndexedDocument alone(Language language, String text) {
    return new IndexedDocument(
        NAMELESS,
        0,
        Access.STAFF,
        language,
        "",
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        Map.of(),
        List.of(new Page(1, "1", PageState.TEXT, text, Layout.NONE)),
        Set.of(),
        0);
  }
}
