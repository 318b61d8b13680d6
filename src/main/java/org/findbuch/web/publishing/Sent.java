package org.findbuch.web.publishing;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Archive;
import org.findbuch.archive.Spooled;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.edge.CrossSite;
import org.findbuch.web.exchange.ApiJson;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Multipart;
import org.findbuch.web.exchange.Multipart.MalformedException;
import org.findbuch.web.exchange.Multipart.Part;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a document sends. Closing deletes its file unless the archive has taken it.
 *
 * @param token of the session by which the form was made, as it says itself
 * @param file that came whole, or null
 * @param failed why one did not, or null
 */
record Sent(
    Map<String, List<String>> fields,
    @Nullable String token,
    @Nullable Spooled file,
    String fileName,
    @Nullable IOException failed)
    implements AutoCloseable {
  /** The field of the file, and the step that takes it. */
  static final String FILE = "file";

  private static final String STEP = "do";
  private static final int LONGEST_NAME = 1_000;

  /** A form whose fields fit into memory. */
  static Sent of(Context http) {
    return new Sent(http.formParamMap(), http.formParam(CrossSite.FIELD), null, "", null);
  }

  /**
   * A form with a file. Unless the first field is the token of the session nothing is kept of the
   * file. The body is read also where it is not taken, as a browser shows the answer only when it
   * could send everything; but not without end for somebody who has no business here.
   */
  static Sent withFile(Exchange exchange, Archive archive, long mostBytes) throws IOException {
    Context http = exchange.http();
    Multipart parts =
        Multipart.of(http.req().getContentType(), http.req().getInputStream())
            .orElseThrow(() -> Problem.of(415, "not-multipart").exception());
    long length = http.req().getContentLengthLong();
    boolean ends = length >= 0 && length <= mostBytes + 2L * ApiJson.LARGEST_BODY;
    Reading reading = new Reading(exchange.session());
    try {
      for (Optional<Part> next = parts.next(); next.isPresent(); next = parts.next()) {
        reading.take(next.get(), archive, mostBytes);
        if (next.get().fileName() != null && !ends && !reading.isTrusted()) {
          break;
        }
      }
      return reading.sent();
    } catch (IOException | ProblemException broken) {
      reading.sent().close();
      throw broken;
    }
  }

  /** A form while it comes in, part by part. */
  private static final class Reading {
    private final @Nullable Session session;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private int room = ApiJson.LARGEST_BODY;
    private boolean isFirst = true;
    private @Nullable String token;
    private @Nullable Spooled file;
    private @Nullable IOException failed;
    private String fileName = "";

    Reading(@Nullable Session session) {
      this.session = session;
    }

    void take(Part part, Archive archive, long mostBytes) throws IOException {
      String name = part.fileName();
      if (name == null) {
        String typed = part.text(room);
        room -= typed.length();
        if (isFirst && part.name().equals(CrossSite.FIELD)) {
          token = typed;
        }
        fields.computeIfAbsent(part.name(), _ -> new ArrayList<>()).add(typed);
      } else if (part.name().equals(FILE) && !name.isBlank() && file == null) {
        fileName = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        if (isTrusted()) {
          spool(part, archive, mostBytes);
        } else {
          fields.put(FILE, List.of(fileName)); // that one was chosen is known after signing in
        }
      }
      isFirst = false;
    }

    private boolean isTrusted() {
      return session != null && CrossSite.isToken(token, session);
    }

    private void spool(Part part, Archive archive, long mostBytes) throws IOException {
      try {
        file = archive.spool(part.body(), mostBytes);
      } catch (MalformedException brokenOff) {
        throw brokenOff;
      } catch (IOException notKept) {
        failed = notKept;
      }
    }

    Sent sent() {
      fields.put(STEP, List.of(FILE));
      return new Sent(fields, token, file, fileName, failed);
    }
  }

  boolean isOf(Session session) {
    return CrossSite.isToken(token, session);
  }

  @Nullable String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? null : values.getFirst();
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** Whether a file has come, or the beginning of one. */
  boolean hasFile() {
    return file != null || failed != null;
  }

  /** Whether a file was chosen, and a button pressed that sends no more than its name. */
  boolean isFileLeft() {
    return !FILE.equals(first(STEP)) && !all(FILE).stream().allMatch(String::isBlank);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
