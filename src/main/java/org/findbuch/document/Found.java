package org.findbuch.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file tells of itself, and what is proposed of its document by that, by its first pages and
 * by its name.
 *
 * @param title null also where so many files call themselves so that it is their template's
 * @param outline only while it is read; afterwards it stands beside its pages
 */
public record Found(
    @Nullable String title,
    List<String> authors,
    @Nullable DocumentDate date,
    @Nullable Language language,
    DocumentOutline outline,
    Proposals proposals) {

  /** How sure what a file says of itself is, where nobody has looked at its pages. */
  private static final int SAID = 60;

  public static final Found NOTHING = new Found(null, List.of(), null, null);

  public Found {
    authors = List.copyOf(authors);
    if (proposals.all().isEmpty()) {
      proposals = said(title, authors, date, language);
    }
    boolean isTemplates = title == null;
    proposals =
        proposals.without(
            one ->
                isTemplates
                    && one.field() == MetadataField.TITLE
                    && one.source() == Proposal.Source.METADATA);
  }

  /** Without an outline. */
  public Found(
      @Nullable String title,
      List<String> authors,
      @Nullable DocumentDate date,
      @Nullable Language language) {
    this(title, authors, date, language, DocumentOutline.NONE, Proposals.NONE);
  }

  public Found outlined(DocumentOutline other) {
    return new Found(title, authors, date, language, other, proposals);
  }

  public Found proposing(Proposals other) {
    return new Found(title, authors, date, language, outline, other);
  }

  private static Proposals said(
      @Nullable String title,
      List<String> authors,
      @Nullable DocumentDate date,
      @Nullable Language language) {
    List<Proposal> all = new ArrayList<>();
    add(MetadataField.TITLE, title, all);
    add(MetadataField.AUTHORS, authors.isEmpty() ? null : authors, all);
    add(MetadataField.DATE, date, all);
    add(MetadataField.LANGUAGE, language, all);
    return new Proposals(all);
  }

  private static void add(MetadataField field, @Nullable Object value, List<Proposal> all) {
    if (value != null) {
      all.add(new Proposal(field, value, Proposal.Source.METADATA, SAID));
    }
  }
}
