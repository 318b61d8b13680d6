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
import org.findbuch.ingest.Ingestor;
import org.findbuch.staff.Audit;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;

/** {@code /api/collections}: conferences, series and projects. */
public final class CollectionsApi {
  private final Audit audit;
  private final Ingestor ingestor;
  private final Collections collections;
  // Between reading the state that a condition names and replacing it nobody else may replace it.
  private final Object changing = new Object();

  public CollectionsApi(Archive archive, Audit audit, Ingestor ingestor) {
    this.collections = archive.collections();
    this.audit = audit;
    this.ingestor = ingestor;
  }

  public void list(Context http) throws IOException {
    ApiJson.answer(http, 200, Map.of("collections", Exchange.of(http).library().shelves().all()));
  }

  public void read(Context http) throws IOException {
    record(http, 200, kept(Address.collection(http)));
  }

  public void add(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    String who = exchange.writer().name();
    Collection added =
        new CollectionForm(ApiJson.body(http), exchange.texts(), collections).fresh();
    collections.add(added);
    audit.write(who, "add-collection", added.id().value(), added.title());
    http.header("Location", "/api/collections/" + added.id());
    record(http, 201, added);
  }

  public void edit(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    String who = exchange.writer().name();
    CollectionId id = Address.collection(http);
    JsonNode json = ApiJson.body(http);
    Collection after;
    synchronized (changing) {
      Collection before = kept(id);
      Conditions.require(http, tag(before));
      after = new CollectionForm(json, exchange.texts(), collections).over(before);
      if (!after.equals(before)) {
        collections.replace(after);
        audit.write(who, "edit-collection", id.value(), after.title());
        ingestor.wake();
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
