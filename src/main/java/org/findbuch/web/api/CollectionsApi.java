package org.findbuch.web.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.findbuch.archive.Archive;
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
import org.findbuch.document.WrongValueException.Expected;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.reading.CollectionView;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Problem;
import org.jspecify.annotations.Nullable;

/** {@code /api/collections}: conferences, series and projects. */
public final class CollectionsApi {
  private final Editing editing;
  private final Collections collections;

  public CollectionsApi(Archive archive, Editing editing) {
    this.collections = archive.collections();
    this.editing = editing;
  }

  public void list(Context http) throws IOException {
    ApiJson.answer(http, 200, Map.of("collections", Exchange.of(http).library().shelves().all()));
  }

  public void read(Context http) throws IOException {
    CollectionId id = Address.collection(http);
    CollectionId current = Exchange.of(http).library().shelves().current(id);
    if (current.equals(id)) {
      record(http, 200, kept(id));
    } else {
      String moved = Address.moved(http, "/api/collections/" + current);
      http.redirect(moved, HttpStatus.PERMANENT_REDIRECT);
    }
  }

  /** Moves everything into another collection; the address leads there from then on. */
  public void merge(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    JsonNode json = ApiJson.body(http);
    FormFields fields = new FormFields(exchange.texts());
    String text = fields.text("into", json.path("into"));
    CollectionId into =
        text == null ? null : CollectionId.parse(text).flatMap(this::known).orElse(null);
    CollectionId from = kept(Address.collection(http)).id();
    if (into == null || into.equals(from)) {
      throw fields.wrong("into", json.path("into"), "known-collection");
    }
    record(http, 200, editing.arranging().merge(actor, from, into));
  }

  private Optional<CollectionId> known(CollectionId id) {
    try {
      return collections.find(id).map(Collection::id);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public void add(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    Collection added =
        new CollectionForm(ApiJson.body(http), exchange.texts(), collections).fresh();
    editing.arranging().add(actor, added);
    http.header("Location", "/api/collections/" + added.id());
    record(http, 201, added);
  }

  public void edit(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    CollectionId id = Address.collection(http);
    JsonNode json = ApiJson.body(http);
    kept(id);
    Collection after =
        editing
            .arranging()
            .edit(
                actor,
                id,
                before -> {
                  Conditions.require(http, tag(before));
                  return new CollectionForm(json, exchange.texts(), collections).over(before);
                });
    record(http, 200, after);
  }

  /** Only what is empty goes; nobody need know in which state, as nothing in it is lost. */
  public void remove(Context http) throws IOException {
    Actor actor = Actor.of(Exchange.of(http).writer());
    CollectionId id = kept(Address.collection(http)).id();
    editing.arranging().remove(actor, id);
    http.status(HttpStatus.NO_CONTENT);
  }

  private Collection kept(CollectionId id) throws IOException {
    return collections.find(id).orElseThrow(Problem.NOT_FOUND::exception);
  }

  private void record(Context http, int status, Collection collection) throws IOException {
    CollectionView shown =
        Exchange.of(http)
            .library()
            .shelves()
            .find(collection.id())
            .orElseThrow(Problem.NOT_FOUND::exception);
    http.disableCompression();
    http.header("ETag", tag(collection).header());
    ApiJson.answer(http, status, shown);
  }

  /** A collection has no version number of its own, so its content names its state. */
  private static EntityTag tag(Collection collection) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(collection.toString().getBytes(StandardCharsets.UTF_8));
      return new EntityTag(HexFormat.of().formatHex(digest, 0, 12));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads what a script says about a collection, anew or as a JSON Merge Patch (RFC 7396). */
  private static final class CollectionForm {
    private static final String KNOWN =
        "id, kind, title, parent, start, end, place, theme, form, criteria, contact, description,"
            + " agenda, order";

    private final JsonNode json;
    private final FormFields fields;
    private final Collections collections;

    CollectionForm(JsonNode json, PageTexts texts, Collections collections) {
      this.json = json;
      this.fields = new FormFields(texts);
      this.collections = collections;
      Set<String> known = Set.of(KNOWN.split(", "));
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        if (!known.contains(member.getKey())) {
          throw fields.unknown(member.getKey(), KNOWN);
        }
      }
    }

    Collection fresh() throws IOException {
      String title = title();
      return over(Collection.named(id(title), CollectionKind.CONFERENCE, title), title);
    }

    Collection over(Collection said) throws IOException {
      if (json.has("id") && !json.path("id").asText().equals(said.id().value())) {
        throw fields.wrong("id", json.path("id"), "unchanged", said.id().value());
      }
      return over(said, json.has("title") ? title() : said.title());
    }

    private String title() {
      JsonNode node = json.path("title");
      String title = fields.text("title", node);
      if (title == null) {
        throw fields.wrong("title", node, "text");
      }
      try {
        return Typed.title(title);
      } catch (WrongValueException wrong) {
        throw fields.wrong("title", node, wrong.expected().code());
      }
    }

    private Collection over(Collection said, String title) throws IOException {
      CollectionKind kind =
          json.has("kind")
              ? fields.coded("kind", json.path("kind"), CollectionKind.class)
              : said.kind();
      if (kind == null) {
        throw fields.wrong("kind", json.path("kind"), "one-of", Coded.codes(CollectionKind.class));
      }
      Collection after =
          said.saying(
              kind,
              title,
              json.has("parent") ? parent(said.id()) : said.parent(),
              date("start", said.start()),
              date("end", said.end()),
              text("place", said.place()),
              text("theme", said.theme()),
              text("form", said.form()),
              json.has("criteria")
                  ? fields.texts("criteria", json.path("criteria"))
                  : said.criteria(),
              text("contact", said.contact()),
              text("description", said.description()));
      if (after.hasGotReversedDays(said)) {
        throw fields.wrong(
            "end", new TextNode(String.valueOf(after.end())), Expected.ORDERED_DAYS.code());
      }
      if (json.has("agenda")) {
        after = after.planned(agenda(json.path("agenda")));
      }
      return json.has("order") ? after.ordered(order(said.id())) : after;
    }

    /** As the record shows it, or each item as the line that one would type. */
    private List<AgendaItem> agenda(JsonNode given) {
      if (!given.isArray() && !given.isNull()) {
        throw fields.wrong("agenda", given, "agenda");
      }
      List<String> lines = new ArrayList<>();
      for (JsonNode item : given) {
        String line = item.isObject() ? line(item) : fields.text("agenda", item);
        lines.add(line == null ? "|" : line);
      }
      try {
        return AgendaItem.parse("agenda", String.join("\n", lines));
      } catch (WrongValueException wrong) {
        throw fields.wrong("agenda", new TextNode(wrong.value()), "agenda");
      }
    }

    private String line(JsonNode item) {
      String times =
          Stream.of("start", "end")
              .map(name -> fields.text(name, item.path(name)))
              .filter(Objects::nonNull)
              .collect(joining("–"));
      List<String> documents = new ArrayList<>();
      for (JsonNode document : item.path("documents")) {
        documents.add((document.isObject() ? document.path("id") : document).asText());
      }
      return "%s %s %s | %s | %s"
          .formatted(
              Objects.requireNonNullElse(fields.text("day", item.path("day")), ""),
              times,
              Objects.requireNonNullElse(fields.text("title", item.path("title")), ""),
              String.join("; ", fields.texts("speakers", item.path("speakers"))),
              String.join("; ", documents));
    }

    private List<String> order(CollectionId id) throws IOException {
      List<String> order = fields.texts("order", json.path("order"));
      for (int i = 0; i < order.size(); i++) {
        if (order.indexOf(order.get(i)) < i || !collections.holds(id, order.get(i))) {
          throw fields.wrong("order", json.path("order").path(i), "inside");
        }
      }
      return order;
    }

    private CollectionId id(String title) {
      JsonNode given = json.path("id");
      String text = fields.text("id", given);
      Optional<CollectionId> id =
          text == null ? CollectionId.fromTitle(title) : CollectionId.parse(text);
      return id.orElseThrow(
          () -> fields.wrong("id", given instanceof MissingNode ? json : given, "collection"));
    }

    private @Nullable CollectionId parent(CollectionId id) throws IOException {
      JsonNode given = json.path("parent");
      JsonNode named = given.isObject() ? given.path("id") : given;
      String text = fields.text("parent", named);
      if (text == null) {
        return null;
      }
      Optional<CollectionId> parent = CollectionId.parse(text);
      if (parent.isEmpty() || parent.get().equals(id) || collections.find(parent.get()).isEmpty()) {
        throw fields.wrong("parent", named, "known-collection");
      }
      return parent.get();
    }

    private @Nullable String text(String name, @Nullable String said) {
      return json.has(name) ? fields.text(name, json.path(name)) : said;
    }

    private @Nullable DocumentDate date(String name, @Nullable DocumentDate said) {
      if (!json.has(name)) {
        return said;
      }
      JsonNode node = json.path(name);
      String text = fields.text(name, node);
      try {
        return text == null ? null : TypedDate.of(name, text);
      } catch (WrongValueException wrong) {
        throw fields.wrong(name, node, wrong.expected().code());
      }
    }
  }
}
