package org.findbuch.web.page;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Problem;

/**
 * Style sheet, script, fonts, icon and the pictures of the handbook, held in memory under an
 * address that changes with their content, so that browsers may keep them for good.
 */
public final class Assets {
  private static final List<String> NAMES =
      List.of(
          "findbuch.css",
          "findbuch.js",
          "adding.js",
          "leaf.js",
          "favicon.svg",
          "fonts/vollkorn-latin-wght-normal.woff2",
          "fonts/fira-sans-latin-400-normal.woff2",
          "fonts/fira-sans-latin-500-normal.woff2",
          "img/handbuch/anmelden.png",
          "img/handbuch/schreibtisch.png",
          "img/handbuch/aufnehmen.png",
          "img/handbuch/lieferung.png",
          "img/handbuch/bearbeiten.png",
          "img/handbuch/veroeffentlichen.png",
          "img/handbuch/zurueckziehen.png");

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final String hash;

  public Assets() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : NAMES) {
        byte[] bytes = load(name);
        digest.update(bytes);
        files.put(name, bytes);
      }
      hash = HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Address of the folder that they stand in. */
  public String folder() {
    return "/assets/" + hash + "/";
  }

  public void send(Context http) {
    byte[] file = files.get(http.pathParam("name"));
    if (file == null) {
      throw Problem.NOT_FOUND.exception();
    }
    boolean current = http.pathParam("hash").equals(hash);
    EntityTag tag = new EntityTag(hash);
    http.header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache")
        .header("ETag", "W/" + tag.header())
        .removeHeader("Vary");
    if (tag.isNamedBy(Conditions.header(http, "If-None-Match"))) {
      http.status(304);
      return;
    }
    http.contentType(type(http.pathParam("name"))).result(file);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".png" -> "image/png";
      case ".svg" -> "image/svg+xml";
      case ".woff2" -> "font/woff2";
      default -> throw new IllegalStateException("no media type for " + name);
    };
  }

  private static byte[] load(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file web/" + name);
      }
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
