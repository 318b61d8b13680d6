package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.findbuch.document.Format;
import org.findbuch.document.Original;
import org.findbuch.reading.Library.StoredFile;
import org.findbuch.web.edge.Guard;
import org.findbuch.web.exchange.Address;
import org.findbuch.web.exchange.ByteRange;
import org.findbuch.web.exchange.Conditions;
import org.findbuch.web.exchange.Disposition;
import org.findbuch.web.exchange.EntityTag;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Gone;
import org.findbuch.web.exchange.HttpDate;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.RangedAnswer;
import org.jspecify.annotations.Nullable;

/** Hands out original files, whole or in part, never as a page of our own. */
public final class Originals {

  public void newest(Context http) throws IOException {
    send(http, null);
  }

  public void numbered(Context http) throws IOException {
    send(http, Address.number(http, "n"));
  }

  private void send(Context http, @Nullable Integer number) throws IOException {
    var id = Address.document(http);
    StoredFile stored;
    try {
      stored =
          Exchange.of(http)
              .library()
              .original(id, number)
              .orElseThrow(() -> Gone.orNotFound(Exchange.of(http), id));
    } catch (FileNotFoundException erased) {
      throw Gone.orNotFound(Exchange.of(http), id);
    }
    Original original = stored.original();
    EntityTag tag = new EntityTag(original.sha256().hex());
    requireAsKnown(http, original, tag);
    head(http, original, tag);
    if (isUnchanged(http, original, tag)) {
      http.status(304);
      return;
    }
    http.contentType(original.format().mediaType())
        .header("Content-Disposition", Disposition.header(isShown(original), original.name()))
        .header("Content-Security-Policy", policy(original));
    RangedAnswer answer =
        new RangedAnswer(http, stored.file().bytes(), (range, out) -> copy(stored, range, out));
    answer.send(isStill(http, stored, tag) ? answer.range() : new ByteRange.Asked.Whole());
  }

  /** Whoever goes on with a download, or wants this very file, gets no other one. */
  private static void requireAsKnown(Context http, Original original, EntityTag tag) {
    String match = Conditions.header(http, "If-Match");
    String since = http.header("If-Unmodified-Since");
    Instant date = match != null || since == null ? null : HttpDate.parse(since);
    if ((match != null && !tag.isStronglyNamedBy(match))
        || (date != null && seconds(original.received()).isAfter(date))) {
      throw Problem.of(412, "other-file").exception();
    }
  }

  private static void head(Context http, Original original, EntityTag tag) {
    http.disableCompression();
    http.header("ETag", tag.header())
        .header("Last-Modified", HttpDate.format(original.received()))
        .header("Accept-Ranges", "bytes")
        .header("X-Robots-Tag", "noindex");
  }

  /** A browser shows PDF and pictures itself; everything else is only ever saved. */
  private static boolean isShown(Original original) {
    return switch (original.format()) {
      case PDF, PNG, JPEG -> true;
      default -> false;
    };
  }

  private static String policy(Original original) {
    return original.format() == Format.PDF ? Guard.PDF_POLICY : Guard.FILE_POLICY;
  }

  /** Without {@code If-Range}, or when that names the file as it is. */
  private static boolean isStill(Context http, StoredFile stored, EntityTag tag) {
    String condition = http.header("If-Range");
    if (condition == null) {
      return true;
    }
    if (condition.contains("\"")) {
      return tag.isStronglyNamedBy(condition);
    }
    Instant date = HttpDate.parse(condition);
    return date != null && date.equals(seconds(stored.original().received()));
  }

  private static boolean isUnchanged(Context http, Original original, EntityTag tag) {
    String none = Conditions.header(http, "If-None-Match");
    if (none != null) {
      return tag.isNamedBy(none);
    }
    String since = http.header("If-Modified-Since");
    Instant date = since == null ? null : HttpDate.parse(since);
    return date != null && !seconds(original.received()).isAfter(date);
  }

  private static void copy(StoredFile stored, ByteRange range, OutputStream out)
      throws IOException {
    try (InputStream in = stored.file().from(range.first(), range.length())) {
      RangedAnswer.copy(in, range.length(), out, "original " + stored.original().sha256());
    }
  }

  private static Instant seconds(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }
}
