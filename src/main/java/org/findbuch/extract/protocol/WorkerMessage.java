package org.findbuch.extract.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.document.Coded;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What a server and its worker say to each other: a length, a kind, and the fields in order. The
 * server asks with one {@link Request}; the worker answers with pages, then one {@link End}.
 */
public sealed interface WorkerMessage {
  /** Read this file. */
  record Request(String path, Format format, Limits limits) implements WorkerMessage {}

  /** One more page. */
  record PageRead(Page page) implements WorkerMessage {}

  /** Nothing more comes. */
  record End(Extraction extraction) implements WorkerMessage {}

  /** No frame may be longer; pages are cut far below. */
  int LONGEST = 96 << 20;

  default void write(DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(bytes);
    switch (this) {
      case Request request -> writeRequest(fields, request);
      case PageRead(Page page) -> writePage(fields, page);
      case End(Extraction.Read read) -> writeRead(fields, read);
      case End(Extraction.Unreadable(Fault fault)) -> {
        fields.writeByte('U');
        writeText(fields, fault.code());
      }
    }
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }

  /**
   * Waits for the next frame.
   *
   * @throws BrokenFrameException when what comes is none
   * @throws java.io.EOFException when nothing more comes
   */
  static WorkerMessage read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 1 || length > LONGEST) {
      throw new BrokenFrameException("a frame of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new java.io.EOFException("a frame ended early");
    }
    try (DataInputStream fields = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return read(fields.readByte(), fields);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | java.io.EOFException broken) {
      throw new BrokenFrameException(broken);
    }
  }

  private static WorkerMessage read(byte kind, DataInputStream in) throws IOException {
    return switch (kind) {
      case 'Q' -> new Request(text(in), coded(in, Format.class), limits(in));
      case 'P' -> new PageRead(page(in));
      case 'R' -> new End(readExtraction(in));
      case 'U' -> new End(new Extraction.Unreadable(coded(in, Fault.class)));
      default -> throw new BrokenFrameException("a frame of kind " + kind);
    };
  }

  private static void writeRequest(DataOutput out, Request request) throws IOException {
    out.writeByte('Q');
    writeText(out, request.path());
    writeText(out, request.format().code());
    Limits limits = request.limits();
    out.writeInt(limits.seconds());
    out.writeInt(limits.mostSeconds());
    out.writeInt(limits.millisAPage());
    out.writeLong(limits.inflatedBytes());
    out.writeInt(limits.inflationRatio());
    out.writeInt(limits.entries());
    out.writeInt(limits.depth());
    out.writeInt(limits.megapixels());
    out.writeInt(limits.pages());
    out.writeInt(limits.characters());
  }

  private static Limits limits(DataInput in) throws IOException {
    return new Limits(
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }

  private static void writePage(DataOutput out, Page page) throws IOException {
    out.writeByte('P');
    out.writeInt(page.number());
    writeText(out, page.label());
    writeText(out, page.state().code());
    out.writeByte(page.quality());
    writeText(out, page.text());
    writeBytes(out, page.layout().encoded());
  }

  private static Page page(DataInputStream in) throws IOException {
    return new Page(
        in.readInt(),
        text(in),
        coded(in, PageState.class),
        in.readUnsignedByte(),
        text(in),
        Layout.stored(bytes(in)));
  }

  private static void writeRead(DataOutput out, Extraction.Read read) throws IOException {
    out.writeByte('R');
    Found found = read.found();
    writeOptional(out, found.title());
    out.writeInt(found.authors().size());
    for (String author : found.authors()) {
      writeText(out, author);
    }
    writeOptional(out, found.date() == null ? null : found.date().text());
    writeOptional(out, found.language() == null ? null : found.language().code());
    writeOptional(out, read.cutShort() == null ? null : read.cutShort().code());
  }

  private static Extraction.Read readExtraction(DataInputStream in) throws IOException {
    String title = optional(in);
    List<String> authors = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      authors.add(text(in));
    }
    String date = optional(in);
    String language = optional(in);
    boolean cut = in.readBoolean();
    Found found =
        new Found(
            title,
            authors,
            date == null ? null : new DocumentDate(date),
            language == null ? null : new Language(language));
    return new Extraction.Read(found, cut ? coded(in, Fault.class) : null);
  }

  private static <E extends Enum<E> & Coded> E coded(DataInputStream in, Class<E> type)
      throws IOException {
    String code = text(in);
    return Coded.parse(type, code)
        .orElseThrow(() -> new BrokenFrameException("no " + type + " " + code));
  }

  private static void writeOptional(DataOutput out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      writeText(out, text);
    }
  }

  private static @Nullable String optional(DataInputStream in) throws IOException {
    return in.readBoolean() ? text(in) : null;
  }

  private static void writeText(DataOutput out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new BrokenFrameException("a field of " + length + " bytes");
    }
    return in.readNBytes(length);
  }
}
