package org.findbuch.web.arranging;

import static java.util.stream.Collectors.joining;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Collections;
import org.findbuch.document.AgendaItem;
import org.findbuch.document.Coded;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.document.CollectionKind;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Typed;
import org.findbuch.document.TypedDate;
import org.findbuch.document.WrongValueException;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of a collection's form, right or wrong.
 *
 * @param words of each field by its name; several values parted by semicolons, those of the order
 *     by blanks
 */
record CollectionForm(Map<String, String> words) {
  static final String TITLE = "title";
  static final String KIND = "kind";
  static final String PARENT = "parent";
  static final String START = "start";
  static final String END = "end";
  static final String CRITERIA = "criteria";
  static final String DESCRIPTION = "description";
  static final String AGENDA = "agenda";
  static final String ORDER = "order";

  /** In the order of the form. */
  static final List<String> FIELDS =
      List.of(
          "title kind parent start end place theme form criteria contact description agenda"
              .split(" "));

  /** Before the names of fields that say what stood there when the form was opened. */
  static final String BEFORE = "was-";

  /** Before the id of what is in the collection: the number that was typed beside it. */
  static final String PLACE = "place-";

  private static final int LONGEST = 20_000;

  /**
   * What a form makes of a collection.
   *
   * @param collection with the fields that can be understood
   * @param wrong by field, the last part of the key of what is wrong with it
   */
  record Said(Collection collection, Map<String, String> wrong) {}

  /** A form beside what somebody else has saved in fields that it changes, too. */
  record Merged(CollectionForm form, Map<String, String> theirs) {}

  static CollectionForm of(Collection said) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put(TITLE, said.title());
    words.put(KIND, said.kind().code());
    words.put(PARENT, words(said.parent()));
    words.put(START, words(said.start()));
    words.put(END, words(said.end()));
    words.put("place", words(said.place()));
    words.put("theme", words(said.theme()));
    words.put("form", words(said.form()));
    words.put(CRITERIA, String.join("; ", said.criteria()));
    words.put("contact", words(said.contact()));
    words.put(DESCRIPTION, words(said.description()));
    words.put(AGENDA, AgendaItem.lines(said.agenda()));
    words.put(ORDER, String.join(" ", said.order()));
    return new CollectionForm(words);
  }

  /** An empty one. */
  static CollectionForm blank() {
    return new CollectionForm(Map.of(KIND, CollectionKind.CONFERENCE.code()));
  }

  /** What was typed; a field that was not sent says what another form does. */
  static CollectionForm typed(Context http, CollectionForm otherwise) {
    Map<String, String> words = new LinkedHashMap<>(otherwise.words);
    for (String field : FIELDS) {
      String typed = http.formParam(field);
      if (typed != null) {
        words.put(field, cleaned(field, typed));
      }
    }
    if (http.formParam(BEFORE + ORDER) != null) {
      Map<String, String> places = places(http);
      words.put(ORDER, order(places));
      if (!places.values().stream().allMatch(CollectionForm::isPlace)) {
        words.putAll(places); // as they were typed, until they are right
      }
    }
    return new CollectionForm(words);
  }

  /** What stood in the fields when the form was opened. */
  static CollectionForm before(Context http, CollectionForm otherwise) {
    Map<String, String> words = new LinkedHashMap<>(otherwise.words);
    for (String field : otherwise.words.keySet()) {
      String before = http.formParam(BEFORE + field);
      if (before != null) {
        words.put(field, cleaned(field, before));
      }
    }
    return new CollectionForm(words);
  }

  /** What was typed beside what is in the collection. */
  private static Map<String, String> places(Context http) {
    Map<String, String> places = new LinkedHashMap<>();
    http.formParamMap()
        .forEach(
            (name, values) -> {
              if (name.matches(PLACE + "[0-9a-z-]+")) {
                places.put(name, Typed.line(values.getFirst()).strip());
              }
            });
    return places;
  }

  private static boolean isPlace(String typed) {
    return typed.isEmpty() || typed.matches("0{0,5}[1-9]\\d{0,5}");
  }

  /** Ids by the numbers that stand beside them; what has none has no place. */
  private static String order(Map<String, String> places) {
    return places.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty() && isPlace(each.getValue()))
        .sorted(Comparator.comparingInt(each -> Integer.parseInt(each.getValue())))
        .map(each -> each.getKey().substring(PLACE.length()))
        .collect(joining(" "));
  }

  String of(String field) {
    return words.getOrDefault(field, "");
  }

  List<String> order() {
    return of(ORDER).isEmpty() ? List.of() : Arrays.asList(of(ORDER).split(" "));
  }

  private CollectionForm with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(words);
    more.put(field, value);
    return new CollectionForm(more);
  }

  /**
   * Brings what was typed together with what somebody else has saved meanwhile: what only one of
   * both has changed is taken, what both have is theirs to choose.
   *
   * @param before what the form began with
   * @param chosen fields in which the other's value is preferred
   */
  Merged onto(CollectionForm before, CollectionForm now, List<String> chosen) {
    CollectionForm merged = this;
    Map<String, String> theirs = new LinkedHashMap<>();
    for (String field : now.words.keySet()) {
      boolean isSame = of(field).equals(now.of(field)) || now.of(field).equals(before.of(field));
      if (chosen.contains(field) || (!isSame && of(field).equals(before.of(field)))) {
        merged = merged.with(field, now.of(field));
      } else if (!isSame) {
        theirs.put(field, now.of(field));
      }
    }
    return new Merged(merged, theirs);
  }

  /** What it says of a collection. */
  Said over(Collection said, Collections collections) throws IOException {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (String field : FIELDS) {
      if (of(field).length() > LONGEST) {
        wrong.put(field, "long");
      }
    }
    String title = title(said.title(), wrong);
    wrong.putAll(wrongPlaces(said.id(), collections));
    Optional<CollectionKind> kind = Coded.parse(CollectionKind.class, of(KIND));
    if (kind.isEmpty()) {
      wrong.put(KIND, KIND);
    }
    DocumentDate start = date(START, said.start(), wrong);
    DocumentDate end = date(END, said.end(), wrong);
    CollectionId parent = of(PARENT).isEmpty() ? null : parent(said.id(), collections, wrong);
    Collection after =
        said.saying(
            kind.orElse(said.kind()),
            title,
            parent,
            start,
            end,
            text("place"),
            text("theme"),
            text("form"),
            criteria(said.criteria()),
            text("contact"),
            text(DESCRIPTION));
    if (after.hasGotReversedDays(said)) {
      wrong.put(END, "early");
    }
    after = after.planned(agenda(said.agenda(), wrong));
    return new Said(after.ordered(inside(said, collections)), wrong);
  }

  /** One that was not touched stays, however long it is. */
  private String title(String said, Map<String, String> wrong) {
    String typed = of(TITLE);
    if (typed.isEmpty()) {
      wrong.put(TITLE, TITLE);
      return said;
    }
    try {
      return typed.equals(said) ? said : Typed.title(typed);
    } catch (WrongValueException tooLong) {
      wrong.put(TITLE, tooLong.expected().code());
      return said;
    }
  }

  /** One that was not touched stays, whatever signs are in it. */
  private List<AgendaItem> agenda(List<AgendaItem> said, Map<String, String> wrong) {
    if (of(AGENDA).equals(AgendaItem.lines(said))) {
      return said;
    }
    try {
      return AgendaItem.parse(AGENDA, of(AGENDA));
    } catch (WrongValueException no) {
      wrong.putIfAbsent(AGENDA, AGENDA);
      return said;
    }
  }

  private Map<String, String> wrongPlaces(CollectionId of, Collections collections)
      throws IOException {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : words.entrySet()) {
      String name = each.getKey();
      if (name.startsWith(PLACE)
          && !isPlace(each.getValue())
          && collections.holds(of, name.substring(PLACE.length()))) {
        wrong.put(name, "place");
      }
    }
    return wrong;
  }

  /** Only what is in it has a place in it, whatever was sent. */
  private List<String> inside(Collection said, Collections collections) throws IOException {
    List<String> inside = new ArrayList<>();
    for (String entry : order()) {
      if (!inside.contains(entry) && collections.holds(said.id(), entry)) {
        inside.add(entry);
      }
    }
    return inside;
  }

  /** Those that were not touched stay as they are, whatever signs are in them. */
  private List<String> criteria(List<String> before) {
    return of(CRITERIA).equals(String.join("; ", before))
        ? before
        : Arrays.stream(of(CRITERIA).split(";"))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
  }

  private @Nullable String text(String field) {
    return of(field).isEmpty() ? null : of(field);
  }

  /** One that was not touched stays, whatever is known better by now. */
  private @Nullable DocumentDate date(
      String field, @Nullable DocumentDate said, Map<String, String> wrong) {
    if (of(field).equals(words(said))) {
      return said;
    }
    try {
      return of(field).isEmpty() ? null : TypedDate.of(field, of(field));
    } catch (WrongValueException no) {
      wrong.put(field, no.expected().code());
      return null;
    }
  }

  private @Nullable CollectionId parent(
      CollectionId of, Collections collections, Map<String, String> wrong) throws IOException {
    Optional<CollectionId> parent = CollectionId.parse(of(PARENT));
    if (parent.isEmpty() || collections.find(parent.get()).isEmpty()) {
      wrong.put(PARENT, PARENT);
      return null;
    }
    if (collections.path(parent.get()).stream().anyMatch(each -> each.id().equals(of))) {
      wrong.put(PARENT, "circle");
      return null;
    }
    return parent.get();
  }

  private static String words(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  static boolean isDate(String field) {
    return field.equals(START) || field.equals(END);
  }

  private static String cleaned(String field, String typed) {
    String text =
        (field.equals(DESCRIPTION) || field.equals(AGENDA) ? Typed.text(typed) : Typed.line(typed))
            .strip();
    return isDate(field) ? TypedDate.stored(text) : text;
  }
}
