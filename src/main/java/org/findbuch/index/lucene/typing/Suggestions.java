package org.findbuch.index.lucene.typing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.findbuch.index.lucene.match.Deadline;
import org.findbuch.index.lucene.match.OneSearch;
import org.findbuch.index.lucene.question.Compiler;
import org.findbuch.index.lucene.question.Plan;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.index.lucene.store.LiveTerms;
import org.findbuch.index.lucene.store.PageRecord;
import org.findbuch.index.lucene.store.PointInTime.View;
import org.findbuch.index.lucene.typing.Lexicon.Offer;
import org.findbuch.language.Folding;
import org.findbuch.language.Morphology;
import org.findbuch.language.Word;
import org.findbuch.language.Words;
import org.findbuch.query.ParsedQuery;
import org.findbuch.query.Query;
import org.findbuch.query.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * What can be offered to somebody who types. The last word is completed, or what it may have been
 * meant for; words before it stay as they are and have to be found together with it. All that comes
 * from a lexicon is looked up in what is searched now before it is offered.
 */
public final class Suggestions {
  /** More than are wanted, for some may be gone since the lexicon was built. */
  private static final int LOOKED_AT = 3;

  /** Of ten, so many are kept free for names where there are enough words, and the other way. */
  private static final double KEPT_FREE = 0.3;

  private final View view;
  private final List<Lexicon> lexicons;
  private final Deadline deadline;
  private final WrittenForms forms;
  private final LiveTerms live;

  public Suggestions(View view, List<Lexicon> lexicons, Deadline deadline) {
    this.view = view;
    this.lexicons = lexicons;
    this.deadline = deadline;
    this.forms = new WrittenForms(view.reader());
    this.live = new LiveTerms(view.reader());
  }

  /** Nothing for a text that has operators: they are for those who know what they ask for. */
  public List<String> of(String typed, int most) throws IOException {
    if (!isPlain(typed)) {
      return List.of();
    }
    List<Word> words = Words.of(typed);
    if (words.isEmpty()) {
      return List.of();
    }
    int start = words.getLast().start();
    String before = typed.substring(0, start);
    String begun = Folding.of(typed.substring(start));
    if (begun.isEmpty() || begun.contains(" ")) {
      return List.of();
    }
    List<String> names = names(begun, before, most);
    List<String> completed = completed(begun, before, most);
    return before.isBlank() ? mixed(completed, names, most) : mixed(names, completed, most);
  }

  private static List<String> mixed(List<String> first, List<String> second, int most) {
    int free = (int) Math.round(KEPT_FREE * most);
    List<String> mixed =
        new ArrayList<>(
            first.subList(0, Math.min(first.size(), most - Math.min(free, second.size()))));
    Set<String> known = new HashSet<>();
    mixed.forEach(text -> known.add(Folding.of(text)));
    for (String text : second) {
      if (mixed.size() < most && known.add(Folding.of(text))) {
        mixed.add(text);
      }
    }
    return mixed;
  }

  private List<String> names(String begun, String before, int most) throws IOException {
    List<String> earlier =
        before.isBlank() ? List.of() : List.of(Folding.of(before).split(" ", -1));
    Predicate<String> wanted =
        name -> earlier.stream().allMatch(word -> (" " + name).contains(" " + word));
    List<String> names = new ArrayList<>();
    for (Offer offer : offers(begun, false, wanted, most)) {
      if (names.size() < most && live.has(offer.term())) {
        plain(offer.term().text()).filter(name -> !names.contains(name)).ifPresent(names::add);
      }
    }
    return names;
  }

  private List<String> completed(String begun, String before, int most) throws IOException {
    List<String> completed = new ArrayList<>();
    for (Offer offer : offers(begun, true, word -> true, most)) {
      deadline.check();
      Optional<String> form =
          completed.size() < most && !Morphology.isWeak(offer.term().text())
              ? forms.of(offer.term())
              : Optional.empty();
      if (form.isPresent() && (before.isBlank() || isFound(before + form.get()))) {
        completed.add((before + form.get()).strip());
      }
    }
    return completed;
  }

  /** The best of all shelves. */
  private List<Offer> offers(String begun, boolean words, Predicate<String> wanted, int most) {
    List<Offer> offers = new ArrayList<>();
    for (Lexicon lexicon : lexicons) {
      offers.addAll(lexicon.offers(begun, words, wanted, LOOKED_AT * most));
    }
    offers.sort(Comparator.comparingDouble(Offer::score).reversed());
    Set<String> known = new HashSet<>();
    offers.removeIf(offer -> !known.add(offer.typed()));
    return offers;
  }

  private boolean isFound(String text) throws IOException {
    OneSearch search = new OneSearch(view.reader(), deadline);
    Compiler compiler = new Compiler(search, view.parents(), Map.of(), deadline);
    Plan plan = compiler.plan(QueryParser.parse(text).query());
    return search.search(new ConstantScoreQuery(plan.documents()), 1).scoreDocs.length > 0;
  }

  /**
   * A name as it can be searched for; its own punctuation may look like an operator. What has lines
   * is no name, and a word broken at a line's end would be typed as two.
   */
  private Optional<String> plain(String name) throws IOException {
    if (name.lines().count() > 1) {
      return Optional.empty();
    }
    if (isPlain(name)) {
      return Optional.of(name);
    }
    String words = name.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip();
    return isPlain(words) && isFound(words) ? Optional.of(words) : Optional.empty();
  }

  private static boolean isPlain(String text) {
    ParsedQuery parsed = QueryParser.parse(text);
    return parsed.notices().isEmpty()
        && switch (parsed.query()) {
          case Query.Word word -> true;
          case Query.And(var parts) -> parts.stream().allMatch(Query.Word.class::isInstance);
          default -> false;
        };
  }

  /** How a word of the index is written on the pages that have it: with or without a capital. */
  private record WrittenForms(IndexReader reader) {
    private static final int LOOKED_AT = 3;

    /**
     * Small letters when it is written so anywhere among the first few pages: a capital may only
     * begin a sentence. Nothing when no page has it.
     */
    Optional<String> of(Term word) throws IOException {
      List<String> forms = new ArrayList<>();
      for (LeafReaderContext leaf : reader.leaves()) {
        PostingsEnum pages = postings(leaf, word, PostingsEnum.POSITIONS);
        if (pages != null) {
          collect(leaf, pages, word.text(), forms);
        }
        if (forms.size() >= LOOKED_AT) {
          break;
        }
      }
      if (forms.isEmpty() || forms.contains(word.text())) {
        return forms.stream().filter(word.text()::equals).findFirst();
      }
      return forms.stream()
          .filter(form -> !form.equals(form.toUpperCase(Locale.GERMAN)))
          .findFirst()
          .or(() -> Optional.of(forms.getFirst()));
    }

    private static void collect(
        LeafReaderContext leaf, PostingsEnum pages, String word, List<String> forms)
        throws IOException {
      BinaryDocValues records = leaf.reader().getBinaryDocValues(IndexFields.PAGE);
      int page = LiveTerms.next(pages, leaf.reader().getLiveDocs());
      while (page != DocIdSetIterator.NO_MORE_DOCS && forms.size() < LOOKED_AT) {
        if (records != null && records.advanceExact(page)) {
          PageRecord record = PageRecord.decoded(records.binaryValue());
          int position = pages.nextPosition();
          String form = record.text().substring(record.start(position), record.end(position));
          // A word broken at a line's end stands there in two pieces.
          forms.add(form.toLowerCase(Locale.GERMAN).equals(word) ? form : word);
        }
        page = LiveTerms.next(pages, leaf.reader().getLiveDocs());
      }
    }

    private static @Nullable PostingsEnum postings(LeafReaderContext leaf, Term term, int flags)
        throws IOException {
      Terms terms = leaf.reader().terms(term.field());
      if (terms == null) {
        return null;
      }
      TermsEnum all = terms.iterator();
      return all.seekExact(term.bytes()) ? all.postings(null, flags) : null;
    }
  }
}
