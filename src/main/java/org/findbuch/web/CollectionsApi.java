package org.findbuch.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.findbuch.archive.Collections;
import org.findbuch.document.Collection;
import org.findbuch.document.CollectionId;

/** {@code /api/collections}: conferences, series and projects. */
final class CollectionsApi {
  private final Services services;
  private final Collections collections;
  // Between reading the state that a condition names and replacing it nobody else may replace it.
  private final Object changing = new Object();

  CollectionsApi(Services services) {
    this.services = services;
    this.collections = services.archive().collections();
  }

  void list(Context http) throws IOException {
    Json.answer(http, 200, Map.of("collections", Visit.of(http).library().shelves().all()));
  }

  void read(Context http) throws IOException {
    record(http, 200, kept(Address.collection(http)));
  }

  void add(Context http) throws IOException {
    Visit visit = Visit.of(http);
    String who = visit.writer().name();
    Collection added = new CollectionForm(Json.body(http), visit.texts(), collections).fresh();
    collections.add(added);
    services.audit().write(who, "add-collection", added.id().value(), added.title());
    http.header("Location", "/api/collections/" + added.id());
    record(http, 201, added);
  }

  void edit(Context http) throws IOException {
    Visit visit = Visit.of(http);
    String who = visit.writer().name();
    CollectionId id = Address.collection(http);
    JsonNode json = Json.body(http);
    Collection after;
    synchronized (changing) {
      Collection before = kept(id);
      Conditions.require(http, tag(before));
      after = new CollectionForm(json, visit.texts(), collections).over(before);
      if (!after.equals(before)) {
        collections.replace(after);
        services.audit().write(who, "edit-collection", id.value(), after.title());
        services.ingestor().wake();
      }
    }
    record(http, 200, after);
  }

  private Collection kept(CollectionId id) throws IOException {
    return collections.find(id).orElseThrow(Problem.NOT_FOUND::exception);
  }

  private void record(Context http, int status, Collection collection) throws IOException {
    http.disableCompression();
    http.header("ETag", tag(collection).header());
    Json.answer(
        http, status, Visit.of(http).library().shelves().find(collection.id()).orElseThrow());
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
