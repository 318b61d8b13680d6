package org.findbuch.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Collections;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;

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
    record(http, 200, kept(Address.collection(http)));
  }

  public void add(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Actor actor = Actor.of(exchange.writer());
    Collection added =
        new CollectionForm(ApiJson.body(http), exchange.texts(), collections).fresh();
    editing.addCollection(actor, added);
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
        editing.editCollection(
            actor,
            id,
            before -> {
              Conditions.require(http, tag(before));
              return new CollectionForm(json, exchange.texts(), collections).over(before);
            });
    record(http, 200, after);
  }

  private Collection kept(CollectionId id) throws IOException {
    return collections.find(id).orElseThrow(Problem.NOT_FOUND::exception);
  }

  private void record(Context http, int status, Collection collection) throws IOException {
    http.disableCompression();
    http.header("ETag", tag(collection).header());
    ApiJson.answer(
        http, status, Exchange.of(http).library().shelves().find(collection.id()).orElseThrow());
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
}
