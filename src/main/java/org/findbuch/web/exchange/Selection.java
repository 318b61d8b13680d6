package org.findbuch.web.exchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.findbuch.document.DocumentId;

/**
 * What a reader collects, in the order in which it was chosen. It stands in the address alone
 * ({@code d=ID&d=ID/PAGE}): nothing is kept of it, and whoever has the address has the selection.
 *
 * @param entries at most {@value #MOST}
 * @param left how many entries of the address are beyond those
 * @param broken how many entries of the address have not the form of one
 */
public record Selection(List<Entry> entries, int left, int broken) {
  public static final int MOST = 200;
  public static final Selection NONE = new Selection(List.of(), 0, 0);

  private static final Pattern FORM = Pattern.compile("([0-9a-z]{12,50})(?:/([1-9]\\d{0,6}))?");

  public Selection {
    entries = List.copyOf(entries);
  }

  /**
   * A document, or a page of its newest file.
   *
   * @param page 0 for the whole
   */
  public record Entry(DocumentId document, int page) {
    public static Optional<Entry> parse(String text) {
      Matcher parts = FORM.matcher(text);
      return parts.matches()
          ? Optional.of(
              new Entry(
                  new DocumentId(parts.group(1)),
                  parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2))))
          : Optional.empty();
    }

    /** As it stands in the address. */
    @Override
    public String toString() {
      return page == 0 ? document.value() : document + "/" + page;
    }
  }

  /** The selection in the address of a request. */
  public static Selection of(Exchange exchange) {
    return of(exchange.http().queryParams("d"));
  }

  static Selection of(List<String> given) {
    Set<Entry> entries = new LinkedHashSet<>();
    int broken = 0;
    for (String text : given) {
      Optional<Entry> entry = Entry.parse(text.strip());
      entry.ifPresent(entries::add);
      broken += entry.isEmpty() && !text.isBlank() ? 1 : 0;
    }
    List<Entry> first = entries.stream().limit(MOST).toList();
    return new Selection(first, entries.size() - first.size(), broken);
  }

  /** With more at its end. */
  public Selection with(List<Entry> more) {
    List<String> all = new ArrayList<>(texts());
    more.forEach(entry -> all.add(entry.toString()));
    return of(all);
  }

  public Selection without(Entry entry) {
    return new Selection(entries.stream().filter(other -> !other.equals(entry)).toList(), 0, 0);
  }

  /** Whether it holds an entry, written as in the address. */
  public boolean holds(String entry) {
    return texts().contains(entry);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public int size() {
    return entries.size();
  }

  /** As they stand in the address. */
  public List<String> texts() {
    return entries.stream().map(Entry::toString).toList();
  }

  /** Its parameters; empty when it is. */
  public String query() {
    return entries.stream().map(entry -> "d=" + entry).collect(Collectors.joining("&"));
  }

  /** Its page, or a file of it. */
  public String address(String ending) {
    String path = "/auswahl" + ending;
    return isEmpty() ? path : path + "?" + query();
  }
}
