package org.findbuch.index.lucene.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.util.BytesRef;
import org.findbuch.index.lucene.match.Leaf;
import org.findbuch.index.lucene.match.Leaf.Hints;
import org.findbuch.index.lucene.match.Sequence;
import org.findbuch.index.lucene.match.Sequence.Slot;
import org.findbuch.index.lucene.match.Sequence.Where;
import org.findbuch.index.lucene.match.Vocabulary;
import org.findbuch.index.lucene.store.Analysis;
import org.findbuch.index.lucene.store.IndexFields;
import org.findbuch.language.Forms;
import org.findbuch.language.Wildcards;
import org.findbuch.language.Word;
import org.findbuch.language.Words;
import org.findbuch.query.Field;
import org.findbuch.query.Reference;
import org.jspecify.annotations.Nullable;

/** Says as what sequences of terms a word, a phrase or a form is looked for in every language. */
public final class Leaves {
  /**
   * Parts of a compound that stand as words of their own must be this near each other: „Bericht zur
   * Gesundheit der Bevölkerung“ is a Gesundheitsbericht, a page with both words is not.
   */
  private static final int PARTS_SLOP = 6;

  /** How much that counts beside the compound itself. */
  private static final float PARTS = 0.5f;

  /** And how much a word does that is only near the one which was asked for, however often. */
  private static final float NEARBY = 0.2f;

  /** A name that is abbreviated comes behind one that is not, and the other way. */
  private static final float ABBREVIATED = 0.2f;

  private final Vocabulary vocabulary;
  private final Map<String, List<String>> others;

  /** Looks for nothing that is not in the vocabulary. */
  Leaves(Vocabulary vocabulary, Map<String, List<String>> others) {
    this.vocabulary = vocabulary;
    this.others = others;
  }

  /** One way in which a word can stand in a text. */
  private record Variant(List<Slot> slots, int slop, float weight) {}

  /** Any form of a word, compounds that it is part of, and the parts of one near each other. */
  Leaf word(String text, @Nullable Field within) throws IOException {
    List<Word> words = Words.of(text);
    Collected leaf = new Collected(within);
    List<Sequence> exact = new ArrayList<>();
    List<Sequence> exactInRecord = new ArrayList<>();
    List<Sequence> parts = new ArrayList<>();
    for (Analysis language : Analysis.LANGUAGES) {
      for (Variant variant : variants(language, text, words)) {
        leaf.add(language, variant, Where.ANYWHERE);
      }
      for (String other : others.getOrDefault(text, List.of())) {
        leaf.add(language, other(language, other), Where.ANYWHERE);
      }
      Variant typed = new Variant(asTyped(language, words), 0, 1f);
      Collected form = new Collected(within);
      form.add(language, typed, Where.ANYWHERE);
      exact.addAll(form.pages);
      exactInRecord.addAll(form.record);
      if (words.size() == 1 && within == null) {
        for (String part : language.forms(words.getFirst().text()).parts()) {
          Slot slot = new Slot(0, language.wholeOrPart(part), true);
          String field = language.field(IndexFields.TEXT);
          add(parts, new Sequence(field, List.of(slot), 0, Where.ANYWHERE, 1f));
        }
      }
    }
    return new Leaf(leaf.pages, leaf.record, new Hints(exact, exactInRecord, parts));
  }

  private static Variant other(Analysis language, String text) {
    return Reference.of(text)
        .map(reference -> cited(language, reference, ABBREVIATED))
        .orElseGet(() -> new Variant(whole(language, Words.of(text)), 0, ABBREVIATED));
  }

  /** What is cited stands together; a law may stand some words behind its section. */
  private static Variant cited(Analysis language, Reference reference, float weight) {
    List<Slot> slots = new ArrayList<>();
    int position = 0;
    for (Set<String> ways : reference.places()) {
      List<BytesRef> terms = new ArrayList<>();
      for (String way : ways) {
        Forms forms = language.forms(Words.of(way).getFirst().text());
        terms.addAll(forms.common() ? List.of() : language.whole(forms.stem()));
      }
      if (!terms.isEmpty()) {
        slots.add(new Slot(position, terms, true));
      }
      position += slots.isEmpty() ? 0 : 1;
    }
    return new Variant(slots, reference.slop(), weight);
  }

  private static List<Variant> variants(Analysis language, String text, List<Word> words) {
    Optional<Reference> reference = Reference.of(text);
    if (reference.isPresent()) {
      return List.of(cited(language, reference.get(), 1f));
    }
    List<Variant> variants = new ArrayList<>();
    if (words.size() > 1) {
      variants.add(new Variant(whole(language, words), 0, 1f));
      addWord(language, joined(words), variants);
      return variants;
    }
    Word word = words.getFirst();
    addWord(language, word.text(), variants);
    if (String.join("", word.pieces()).equals(word.text())) { // as COVID 19 is COVID19
      String pieces = String.join(" ", word.pieces());
      variants.add(new Variant(whole(language, Words.of(pieces)), 0, 1f));
    }
    return variants;
  }

  /** As Sucht-Prävention is Suchtprävention. */
  private static String joined(List<Word> words) {
    return words.stream().map(Word::text).collect(Collectors.joining());
  }

  private static void addWord(Analysis language, String word, List<Variant> variants) {
    Forms forms = language.forms(word);
    if (forms.common()) {
      return;
    }
    List<BytesRef> any = language.wholeOrPart(forms.stem());
    language.morphology().derived(word).forEach(stem -> any.addAll(language.whole(stem)));
    variants.add(new Variant(List.of(new Slot(0, any, true)), 0, 1f));
    variants.add(new Variant(List.of(new Slot(0, language.near(forms), true)), 0, NEARBY));
    if (forms.parts().size() > 1) {
      List<Slot> parts = new ArrayList<>();
      for (String part : forms.parts()) {
        parts.add(new Slot(parts.size(), language.wholeOrPart(part), true));
      }
      variants.add(new Variant(parts, PARTS_SLOP, PARTS));
    }
  }

  /** Words in any form that stand together, also over a page break. */
  Leaf phrase(String text, int slop, @Nullable Field within) throws IOException {
    List<Word> words = Words.of(text);
    Collected leaf = new Collected(within);
    for (Analysis language : Analysis.LANGUAGES) {
      Variant phrase = new Variant(whole(language, words), slop, 1f);
      leaf.add(language, phrase, Where.ANYWHERE);
      if (phrase.slots().size() > 1) {
        leaf.across(language, phrase);
      }
    }
    return leaf.leaf();
  }

  private static List<Slot> whole(Analysis language, List<Word> words) {
    return slots(language, words, forms -> language.whole(forms.stem()));
  }

  private static List<Slot> asTyped(Analysis language, List<Word> words) {
    return slots(language, words, forms -> List.of(new BytesRef(forms.word())));
  }

  /** A place for each word that is not common, counted from the first of them. */
  private static List<Slot> slots(
      Analysis language, List<Word> words, Function<Forms, List<BytesRef>> terms) {
    List<Slot> slots = new ArrayList<>();
    int first = -1;
    for (int position = 0; position < words.size(); position++) {
      Forms forms = language.forms(words.get(position).text());
      if (!forms.common()) {
        first = first < 0 ? position : first;
        slots.add(new Slot(position - first, terms.apply(forms), true));
      }
    }
    return slots;
  }

  /** This very form. */
  Leaf exact(String text, @Nullable Field within) throws IOException {
    List<Word> words = Words.of(text);
    Collected leaf = new Collected(within);
    for (Analysis language : Analysis.LANGUAGES) {
      List<Slot> slots = asTyped(language, words);
      if (slots.isEmpty()) {
        List<Slot> common =
            words.stream()
                .map(word -> new Slot(0, List.of(new BytesRef(word.text())), true))
                .toList();
        leaf.add(language, new Variant(common, 0, 1f), Where.APART);
      } else {
        leaf.add(language, new Variant(slots, 0, 1f), Where.ANYWHERE);
      }
    }
    return leaf.leaf();
  }

  /** Finds the words of a field that what was typed stands for. */
  interface Expanding {
    List<BytesRef> of(String field, String typed) throws IOException;
  }

  /** Every word that what was typed stands for; lower down also those with umlauts it lacks. */
  Leaf wildcard(List<String> words, @Nullable Field within, Expansion expansion)
      throws IOException {
    Collected leaf = new Collected(within);
    leaf.expand(words, (field, word) -> expansion.written(field, word, false), 1f);
    if (words.stream().anyMatch(w -> Wildcards.isPattern(w) && Wildcards.mayLackUmlauts(w))) {
      leaf.expand(words, (field, word) -> expansion.written(field, word, true), NEARBY);
    }
    return leaf.leaf();
  }

  /** Every word that what was typed stands for; a field without any of them is left out. */
  Leaf expanded(List<String> words, @Nullable Field within, Expanding expansion)
      throws IOException {
    Collected leaf = new Collected(within);
    leaf.expand(words, expansion, 1f);
    return leaf.leaf();
  }

  private void add(List<Sequence> sequences, Sequence sequence) throws IOException {
    if (!sequence.slots().isEmpty()) {
      vocabulary.found(sequence).ifPresent(sequences::add);
    }
  }

  private static List<String> parts(@Nullable Field within) {
    return within == null ? IndexFields.RECORD_PARTS : IndexFields.parts(within);
  }

  /** Sequences for the fields of pages and record that a leaf looks into. */
  private final class Collected {
    private final @Nullable Field within;
    private final List<Sequence> pages = new ArrayList<>();
    private final List<Sequence> record = new ArrayList<>();

    private Collected(@Nullable Field within) {
      this.within = within;
    }

    private void add(Analysis language, Variant variant, Where where) throws IOException {
      if (within == null) {
        addTo(pages, language, IndexFields.TEXT, variant, where);
      }
      for (String part : parts(within)) {
        addTo(record, language, part, variant, where);
      }
    }

    private void addTo(
        List<Sequence> to, Analysis language, String part, Variant variant, Where where)
        throws IOException {
      String field = where == Where.APART ? language.commonField(part) : language.field(part);
      float weight = IndexFields.weight(part) * variant.weight();
      Leaves.this.add(to, new Sequence(field, variant.slots(), variant.slop(), where, weight));
    }

    private void across(Analysis language, Variant variant) throws IOException {
      if (within == null) {
        String field = language.field(IndexFields.ACROSS);
        Leaves.this.add(
            pages, new Sequence(field, variant.slots(), variant.slop(), Where.ACROSS, 1f));
      }
    }

    private void expand(List<String> words, Expanding expansion, float weight) throws IOException {
      for (Analysis language : Analysis.LANGUAGES) {
        if (within == null) {
          expand(language, IndexFields.TEXT, words, expansion, weight, pages);
        }
        for (String part : parts(within)) {
          expand(language, part, words, expansion, weight * IndexFields.weight(part), record);
        }
      }
    }

    private void expand(
        Analysis language,
        String part,
        List<String> words,
        Expanding expansion,
        float weight,
        List<Sequence> into)
        throws IOException {
      String field = language.field(part);
      List<Slot> slots = new ArrayList<>();
      for (String word : words) {
        List<BytesRef> terms = expansion.of(field, word);
        if (terms.isEmpty()) {
          return;
        }
        slots.add(new Slot(slots.size(), terms, false));
      }
      Leaves.this.add(into, new Sequence(field, slots, 0, Where.ANYWHERE, weight));
    }

    private Leaf leaf() {
      return new Leaf(pages, record, Hints.NONE);
    }
  }
}
