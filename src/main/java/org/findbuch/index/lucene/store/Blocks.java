package org.findbuch.index.lucene.store;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Facet;
import org.findbuch.index.IndexedDocument;
import org.findbuch.index.SearchedPages;
import org.findbuch.index.SearchedPages.Furniture;
import org.findbuch.index.SearchedPages.Searched;
import org.findbuch.index.lucene.store.Analysis.Analysed;
import org.findbuch.index.lucene.store.Analysis.Token;
import org.findbuch.language.Abbreviation;
import org.findbuch.language.Introductions;
import org.findbuch.language.Word;
import org.findbuch.language.Words;
import org.jspecify.annotations.Nullable;

/** Makes a document a block: its pages one after the other as they are asked for, then itself. */
public final class Blocks {
  /** Keeps a phrase inside one author or topic. */
  private static final int GAP = 1_000;

  /** Lucene takes no longer term; a facet value of that length is nobody's choice. */
  private static final int LONGEST_VALUE = 1_000;

  private static final int LONGEST_ORDERED = 200;
  private static final Collator GERMAN = Collator.getInstance(Locale.GERMAN);

  private static final Analysed NOTHING = new Analysed(List.of(), 0, List.of());
  private static final FieldType WORDS = words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, true);
  private static final FieldType PRESENCE = words(IndexOptions.DOCS, false);

  private final IndexedDocument document;
  private final Analysis language;
  private final Set<Abbreviation> introduced = new LinkedHashSet<>();

  private Blocks(IndexedDocument document) {
    this.document = document;
    this.language = Analysis.of(document.language());
  }

  public static Iterable<Document> of(IndexedDocument document) {
    Blocks block = new Blocks(document);
    return () -> block.new Pages();
  }

  /** Looks one page ahead, because a page carries the opening of the next one. */
  private final class Pages implements Iterator<Document> {
    private final SearchedPages pages = new SearchedPages(document.pages());
    private @Nullable Searched page;
    private List<Word> words = List.of();
    private Analysed analysed = NOTHING;
    private boolean furnished;
    private boolean finished;

    private Pages() {
      step();
    }

    @Override
    public boolean hasNext() {
      return !finished;
    }

    @Override
    public Document next() {
      Searched now = page;
      if (now == null) {
        Furniture furniture = pages.furniture();
        finished = furnished || furniture.isEmpty();
        furnished = true;
        return finished ? record() : furniture(furniture);
      }
      Document fields = page(PageRecord.encoded(now, words), analysed);
      Analysed before = analysed;
      step();
      Analysed after = analysed;
      if (!before.terms().isEmpty() && !after.terms().isEmpty()) {
        add(fields, language.field(IndexFields.ACROSS), PageBreak.across(before, after));
      }
      return fields;
    }

    private void step() {
      Searched next = pages.hasNext() ? pages.next() : null;
      page = next;
      words = next == null ? List.of() : Words.of(next.text());
      if (next != null && next.lent() > 0) {
        words = words.stream().filter(word -> word.start() >= next.lent()).toList();
      }
      introduced.addAll(next == null ? Set.of() : Introductions.in(next.text()));
      analysed = language.analysed(words);
    }
  }

  private Document furniture(Furniture furniture) {
    List<Word> words = Words.of(furniture.text());
    Document fields = page(PageRecord.encoded(furniture, words), language.analysed(words));
    fields.add(new StringField(IndexFields.FURNITURE, "", Field.Store.NO));
    return fields;
  }

  private Document page(BytesRef encoded, Analysed analysed) {
    Document fields = new Document();
    fields.add(new StringField(IndexFields.ID, document.id().value(), Field.Store.NO));
    fields.add(new BinaryDocValuesField(IndexFields.PAGE, encoded));
    add(fields, IndexFields.TEXT, analysed);
    return fields;
  }

  private Document record() {
    Document fields = new Document();
    fields.add(new StringField(IndexFields.ID, document.id().value(), Field.Store.NO));
    fields.add(new SortedDocValuesField(IndexFields.KEY, new BytesRef(document.id().value())));
    fields.add(new NumericDocValuesField(IndexFields.ORDER, order(document.id())));
    fields.add(new StringField(IndexFields.DOCUMENT, "", Field.Store.NO));
    fields.add(new NumericDocValuesField(IndexFields.STAMP, document.stamp()));
    fields.add(new SortedDocValuesField(IndexFields.TITLE_ORDER, order(document.title())));
    parts(document).forEach((part, texts) -> record(fields, part, texts));
    names(fields);
    introduced(fields);
    dates(fields);
    twins(fields);
    document.facets().forEach((facet, values) -> facet(fields, facet, values));
    return fields;
  }

  /** The first digits in base 36, which are all but those of two files that nearly share an id. */
  private static long order(DocumentId id) {
    return Long.parseLong(id.value(), 0, DocumentId.SHORTEST, 36);
  }

  private void record(Document fields, String part, List<String> texts) {
    add(fields, part, joined(texts));
  }

  /** A longer name is none that anybody would choose while typing. */
  private void names(Document fields) {
    Set<String> names = new TreeSet<>(document.collections());
    names.add(document.title());
    for (String name : names) {
      if (name.length() <= LONGEST_VALUE) {
        fields.add(new StringField(IndexFields.NAME, name, Field.Store.NO));
      }
    }
  }

  private void introduced(Document fields) {
    introduced.addAll(Introductions.in(document.title()));
    said(document.subtitle()).forEach(text -> introduced.addAll(Introductions.in(text)));
    said(document.description()).forEach(text -> introduced.addAll(Introductions.in(text)));
    introduced.stream()
        .map(IntroducedNames::term)
        .forEach(t -> fields.add(new StringField(IntroducedNames.FIELD, t, Field.Store.NO)));
  }

  private Analysed joined(List<String> texts) {
    List<Token> terms = new ArrayList<>();
    List<Token> common = new ArrayList<>();
    int start = 0;
    for (String text : texts) {
      Analysed one = language.analysed(Words.of(text));
      move(one.terms(), start, terms);
      move(one.common(), start, common);
      start += one.end() + GAP;
    }
    return new Analysed(terms, start, common);
  }

  private static void move(List<Token> tokens, int by, List<Token> to) {
    tokens.forEach(token -> to.add(new Token(token.term(), by + token.position())));
  }

  /** Common words are known to be there, but not where: they would be half of all places. */
  private void add(Document to, String part, Analysed analysed) {
    add(to, language.field(part), analysed.terms());
    if (!analysed.common().isEmpty()) {
      to.add(new Field(language.commonField(part), new TokenFeed(analysed.common()), PRESENCE));
    }
  }

  private void twins(Document fields) {
    if (!document.twins().isEmpty()) {
      fields.add(new NumericDocValuesField(IndexFields.RANK, document.rank()));
      document
          .twins()
          .forEach(
              id ->
                  fields.add(
                      new SortedSetDocValuesField(IndexFields.TWINS, new BytesRef(id.value()))));
    }
  }

  private void dates(Document fields) {
    DocumentDate date = document.date();
    if (date != null) {
      fields.add(new NumericDocValuesField(IndexFields.DATE, date.first().toEpochDay()));
    }
    for (int year : years(document)) {
      fields.add(new IntPoint(IndexFields.YEAR, year));
    }
  }

  /** Every year that the document is of: those of its date, and those that it is filed under. */
  static Set<Integer> years(IndexedDocument document) {
    Set<Integer> years = new TreeSet<>();
    DocumentDate date = document.date();
    if (date != null) {
      for (int year = date.firstYear(); year <= date.lastYear(); year++) {
        years.add(year);
      }
    }
    for (String value : document.facets().getOrDefault(Facet.YEAR, List.of())) {
      if (value.matches("\\d{4}")) {
        years.add(Integer.parseInt(value));
      }
    }
    return years;
  }

  private static void facet(Document fields, Facet facet, Collection<String> values) {
    for (String value : new TreeSet<>(values)) {
      String kept = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
      fields.add(new StringField(IndexFields.facet(facet), kept, Field.Store.NO));
      fields.add(new SortedSetDocValuesField(IndexFields.facet(facet), new BytesRef(kept)));
    }
  }

  private static void add(Document to, String field, List<Token> tokens) {
    if (!tokens.isEmpty()) {
      to.add(new Field(field, new TokenFeed(tokens), WORDS));
    }
  }

  private static FieldType words(IndexOptions options, boolean lengths) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(!lengths);
    type.freeze();
    return type;
  }

  /** The texts of a record by the part that they are searched as. */
  private static Map<String, List<String>> parts(IndexedDocument document) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("title", List.of(document.title()));
    parts.put("subtitle", said(document.subtitle()));
    parts.put("description", said(document.description()));
    parts.put("file", said(document.file()));
    parts.put("authors", document.authors());
    parts.put("topics", document.facets().getOrDefault(Facet.TOPIC, List.of()));
    parts.put("places", document.facets().getOrDefault(Facet.PLACE, List.of()));
    parts.put("kinds", document.facets().getOrDefault(Facet.KIND, List.of()));
    parts.put("collections", document.collections());
    parts.put("slugs", document.facets().getOrDefault(Facet.COLLECTION, List.of()));
    return parts;
  }

  private static List<String> said(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }

  /** Titles stand as a German reader expects: ä beside a, whatever the case. */
  private static BytesRef order(String title) {
    String start = title.substring(0, Math.min(title.length(), LONGEST_ORDERED));
    return new BytesRef(GERMAN.getCollationKey(start).toByteArray());
  }

  /** Hands terms that are there already to the index, so that a page is analysed only once. */
  private static final class TokenFeed extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Analysis.Token> tokens;
    private Iterator<Analysis.Token> rest;
    private int position = -1;

    TokenFeed(List<Analysis.Token> tokens) {
      this.tokens = tokens;
      this.rest = tokens.iterator();
    }

    @Override
    public void reset() {
      rest = tokens.iterator();
      position = -1;
    }

    @Override
    public boolean incrementToken() {
      if (!rest.hasNext()) {
        return false;
      }
      clearAttributes();
      Analysis.Token token = rest.next();
      term.append(token.term());
      step.setPositionIncrement(token.position() - position);
      position = token.position();
      return true;
    }
  }
}
