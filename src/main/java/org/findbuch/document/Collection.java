package org.findbuch.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conference, a series or a project: what holds documents together. Collections are a tree; a
 * series holds its conferences.
 *
 * @param form how it was held ({@code Fachtag}, {@code Bürgerforum})
 * @param criteria the quality criteria that it met
 * @param agenda what was to be heard, in its order
 * @param order ids of the documents and collections in it that stand first on its page, in this
 *     order; what is not named, or is not in it any more, goes by the usual order
 * @param mergedInto the collection that holds since then what was in this one, which is none any
 *     more: only its address leads on
 * @param removed whether it was taken away, empty; its id can be used again
 */
public record Collection(
    CollectionId id,
    CollectionKind kind,
    String title,
    @Nullable CollectionId parent,
    @Nullable DocumentDate start,
    @Nullable DocumentDate end,
    @Nullable String place,
    @Nullable String theme,
    @Nullable String form,
    List<String> criteria,
    @Nullable String contact,
    @Nullable String description,
    List<AgendaItem> agenda,
    List<String> order,
    @Nullable CollectionId mergedInto,
    boolean removed) {

  public Collection {
    criteria = List.copyOf(criteria);
    agenda = List.copyOf(agenda);
    order = List.copyOf(order);
    if (title.isBlank()) {
      throw new IllegalArgumentException("collection " + id + " without a title");
    }
    if (id.equals(parent)) {
      throw new IllegalArgumentException("collection " + id + " as its own parent");
    }
    if (id.equals(mergedInto)) {
      throw new IllegalArgumentException("collection " + id + " merged into itself");
    }
  }

  /** One in the usual order. */
  public Collection(
      CollectionId id,
      CollectionKind kind,
      String title,
      @Nullable CollectionId parent,
      @Nullable DocumentDate start,
      @Nullable DocumentDate end,
      @Nullable String place,
      @Nullable String theme,
      @Nullable String form,
      List<String> criteria,
      @Nullable String contact,
      @Nullable String description) {
    this(
        id,
        kind,
        title,
        parent,
        start,
        end,
        place,
        theme,
        form,
        criteria,
        contact,
        description,
        List.of(),
        List.of(),
        null,
        false);
  }

  /** One of which nothing else is said yet. */
  public static Collection named(CollectionId id, CollectionKind kind, String title) {
    return new Collection(
        id, kind, title, null, null, null, null, null, null, List.of(), null, null);
  }

  /** The same under another id. */
  public Collection as(CollectionId other) {
    return named(other, kind, title)
        .saying(kind, title, parent, start, end, place, theme, form, criteria, contact, description)
        .planned(agenda);
  }

  /** What people say about it, by the names that its fields have in JSON; null for nothing. */
  public Map<String, @Nullable Object> said() {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("title", title);
    said.put("kind", kind);
    said.put("parent", parent);
    said.put("start", start);
    said.put("end", end);
    said.put("place", place);
    said.put("theme", theme);
    said.put("form", form);
    said.put("criteria", criteria);
    said.put("contact", contact);
    said.put("description", description);
    said.put("agenda", agenda);
    said.put("order", order);
    return said;
  }

  /** Names of the fields in which another says something else. */
  public List<String> differing(Collection other) {
    Map<String, @Nullable Object> theirs = other.said();
    return said().entrySet().stream()
        .filter(field -> !Objects.equals(field.getValue(), theirs.get(field.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Whether it ends before it begins and did not do so before: days of older records that nobody
   * touches do not keep the rest from being changed.
   */
  public boolean hasGotReversedDays(Collection before) {
    boolean isTouched = !Objects.equals(start, before.start) || !Objects.equals(end, before.end);
    return isTouched && start != null && end != null && end.last().isBefore(start.first());
  }

  /** Whether it is a collection still: neither merged into another nor taken away. */
  public boolean stands() {
    return mergedInto == null && !removed;
  }

  /** The same collection, with everything that people say about it said anew. */
  public Collection saying(
      CollectionKind newKind,
      String newTitle,
      @Nullable CollectionId newParent,
      @Nullable DocumentDate newStart,
      @Nullable DocumentDate newEnd,
      @Nullable String newPlace,
      @Nullable String newTheme,
      @Nullable String newForm,
      List<String> newCriteria,
      @Nullable String newContact,
      @Nullable String newDescription) {
    return new Collection(
        id,
        newKind,
        newTitle,
        newParent,
        newStart,
        newEnd,
        newPlace,
        newTheme,
        newForm,
        newCriteria,
        newContact,
        newDescription,
        agenda,
        order,
        mergedInto,
        removed);
  }

  public Collection ordered(List<String> first) {
    return changed(parent, agenda, first, mergedInto, removed);
  }

  /** With another agenda. */
  public Collection planned(List<AgendaItem> newAgenda) {
    return changed(parent, newAgenda, order, mergedInto, removed);
  }

  public Collection below(@Nullable CollectionId other) {
    return changed(other, agenda, order, mergedInto, removed);
  }

  public Collection mergedInto(CollectionId other) {
    return changed(parent, agenda, order, other, removed);
  }

  public Collection takenAway() {
    return changed(parent, agenda, order, mergedInto, true);
  }

  private Collection changed(
      @Nullable CollectionId above,
      List<AgendaItem> heard,
      List<String> first,
      @Nullable CollectionId into,
      boolean away) {
    return new Collection(
        id,
        kind,
        title,
        above,
        start,
        end,
        place,
        theme,
        form,
        criteria,
        contact,
        description,
        heard,
        first,
        into,
        away);
  }
}
