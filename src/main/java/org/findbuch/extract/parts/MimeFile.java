package org.findbuch.extract.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.extract.Allowance;
import org.jspecify.annotations.Nullable;

/** Takes a mail in a file apart (RFC 5322, RFC 2045 to 2047, RFC 2183). */
final class MimeFile {
  /** More levels of parts than any program writes; each costs at every byte. */
  private static final int DEEPEST = 30;

  /** They prove who wrote the mail, and nothing stands in them. */
  private static final Set<String> SIGNATURES =
      Set.of(
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature");

  private static final int LONGEST_BLANK = 1_000;

  private static final String MARKUP = "(?is)<(style|script|head)\\b.*?</\\1>|<[^>]*>";
  private static final int MOST_OF_STUB = 60;
  private static final int TIMES_LONGER = 5;

  private static final Set<Charset> EITHER =
      Set.of(
          StandardCharsets.UTF_8,
          StandardCharsets.US_ASCII,
          StandardCharsets.ISO_8859_1,
          Charset.forName("windows-1252"));

  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(1 << 20)
          .setMaxHeaderLen(1 << 20)
          .setMaxHeaderCount(5_000)
          .build();

  private final Scratch scratch;
  private final Allowance allowance;
  private final MimeHead head = new MimeHead();
  private final Deque<String> around = new ArrayDeque<>();
  private final List<Letter.Body> plain = new ArrayList<>();
  private final List<Letter.Body> alternatives = new ArrayList<>();
  private final List<Letter.Body> pages = new ArrayList<>();
  private final List<Letter.Attachment> attachments = new ArrayList<>();
  private MimePart part = new MimePart();
  private @Nullable Fault cutShort;

  private MimeFile(Scratch scratch, Allowance allowance) {
    this.scratch = scratch;
    this.allowance = allowance;
  }

  static Letter read(Path file, Scratch scratch, Allowance allowance) throws IOException {
    MimeFile mail = new MimeFile(scratch, allowance);
    MimeTokenStream tokens = new MimeTokenStream(CONFIG);
    tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      passMailboxLine(in);
      tokens.parse(in);
      mail.read(tokens);
    } catch (MimeException | org.apache.james.mime4j.io.MaxLineLimitException broken) {
      mail.cutShort = Fault.DAMAGED;
    }
    return mail.letter();
  }

  /** What a mailbox puts before each mail (RFC 4155). */
  private static void passMailboxLine(InputStream in) throws IOException {
    in.mark(6);
    String start = new String(in.readNBytes(6), StandardCharsets.ISO_8859_1);
    in.reset();
    if (start.startsWith("From ") || start.startsWith(">From ")) {
      int next = in.read();
      while (next >= 0 && next != '\n') {
        next = in.read();
      }
    }
  }

  private Letter letter() throws IOException {
    List<Letter.Body> bodies = new ArrayList<>(plain.isEmpty() || isStub() ? alternatives : plain);
    bodies.addAll(pages);
    return new Letter(head.head(), bodies, attachments, cutShort);
  }

  private void read(MimeTokenStream tokens) throws IOException, MimeException {
    for (EntityState state = tokens.getState();
        state != EntityState.T_END_OF_STREAM && cutShort == null;
        state = tokens.next()) {
      switch (state) {
        case T_START_HEADER -> part = new MimePart();
        case T_FIELD -> {
          part.field(tokens.getField());
          if (around.isEmpty()) {
            head.field(tokens.getField());
          }
        }
        case T_START_MULTIPART -> start(tokens.getBodyDescriptor());
        case T_END_MULTIPART -> around.pop();
        case T_BODY -> body(tokens);
        default -> {}
      }
    }
  }

  private void start(BodyDescriptor described) {
    around.push(String.valueOf(described.getSubType()).toLowerCase(java.util.Locale.ROOT));
    if (around.size() > DEEPEST) {
      cutShort = Fault.TOO_DEEP;
    }
  }

  private void body(MimeTokenStream tokens) throws IOException {
    if (allowance.take(1, 0, 0) != null) {
      cutShort = Fault.TOO_MANY_INSIDE;
      return;
    }
    BodyDescriptor described = tokens.getBodyDescriptor();
    String type = described.getMimeType();
    if (SIGNATURES.contains(type)) {
      return;
    }
    InputStream bytes = tokens.getDecodedInputStream();
    boolean isText = !part.isAttachment() && part.name().isEmpty();
    if (isText && type.equals("text/plain")) {
      Letter.Body body = scratch.text(bytes, charset(described), Format.TXT);
      if (!isBlank(body.file())) {
        plain.add(body);
      }
    } else if (type.equals("text/calendar")) {
      pages.add(scratch.text(Appointment.sentences(bytes, charset(described)), Format.TXT));
    } else if (isText && type.equals("text/html")) {
      Letter.Body body = scratch.text(bytes, charset(described), Format.HTML);
      (around.contains("alternative") ? alternatives : pages).add(body);
    } else {
      attachments.add(new Letter.Attachment(part.nameFor(type), scratch.keep(bytes), null));
    }
  }

  /** Whether the words only say that there is a page, or few of what stands on it. */
  private boolean isStub() throws IOException {
    if (plain.size() != 1 || alternatives.isEmpty()) {
      return false;
    }
    List<String> said = words(plain.getFirst(), "\\W");
    List<String> page = words(alternatives.getFirst(), MARKUP);
    long shared = said.stream().filter(Set.copyOf(page)::contains).count();
    return said.size() < MOST_OF_STUB
        && (shared * 2 < said.size() || page.size() > TIMES_LONGER * said.size());
  }

  /** Those that are written alike in both. */
  private static List<String> words(Letter.Body body, String blanks) throws IOException {
    String text = Files.readString(body.file(), StandardCharsets.ISO_8859_1).replace("&shy;", "");
    return java.util.Arrays.stream(text.replaceAll(blanks, " ").split("[^A-Za-z]+"))
        .filter(word -> word.length() > 2)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Some programs write nothing in words where they write everything as a page. */
  private static boolean isBlank(Path file) throws IOException {
    return Files.size(file) < LONGEST_BLANK
        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).isBlank();
  }

  /** Null for what is either UTF-8 or Windows: which of them, only the bytes themselves tell. */
  private static @Nullable Charset charset(BodyDescriptor described) {
    String name = described.getCharset();
    try {
      Charset charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
      return EITHER.contains(charset) ? null : charset;
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  /** What the head of a part says of it. */
  private static final class MimePart {
    /** Endings for parts without a name; the reader decides by content, a person by the name. */
    private static final Map<String, String> ENDINGS =
        Map.of(
            "text/plain", "txt",
            "text/html", "html",
            "text/csv", "csv",
            "text/calendar", "ics",
            "image/jpeg", "jpg",
            "image/png", "png",
            "image/tiff", "tif",
            "application/pdf", "pdf",
            "message/rfc822", "eml");

    private String name = "";
    private boolean isAttachment;

    void field(Field field) {
      String called = field.getName().toLowerCase(Locale.ROOT);
      if (!called.equals("content-type") && !called.equals("content-disposition")) {
        return;
      }
      try {
        ParsedField parsed = LenientFieldParser.parse(field.getRaw(), DecodeMonitor.SILENT);
        if (parsed instanceof ContentDispositionField disposition) {
          isAttachment = disposition.isAttachment();
          take(disposition.getFilename());
        } else if (parsed instanceof ContentTypeField type && name.isEmpty()) {
          take(type.getParameter("name"));
        }
      } catch (MimeException unreadable) {
        // then it has no name
      }
    }

    String name() {
      return name;
    }

    boolean isAttachment() {
      return isAttachment;
    }

    String nameFor(String type) {
      if (name.isEmpty()) {
        String stem = type.equals("message/rfc822") ? "E-Mail" : "Part";
        return stem + "." + ENDINGS.getOrDefault(type, "bin");
      }
      boolean isLetter = type.equals("message/rfc822") && !FileName.ending(name).equals("eml");
      return isLetter ? name + ".eml" : name;
    }

    private void take(@Nullable String told) {
      if (told != null && !told.isBlank()) {
        name = FileName.safe(MimeHead.decoded(told));
      }
    }
  }
}
