package org.findbuch.extract.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.Proposals;
import org.findbuch.document.ReadBy;
import org.findbuch.document.Structure;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.Resumption;
import org.jspecify.annotations.Nullable;

/**
 * What a server and its worker say to each other: a length, a kind, and fields, each with its own
 * length. Both begin with {@link Hello}. The server asks with one {@link Request}; the worker
 * answers with pages and what belongs to them, then one {@link End}.
 *
 * <p>A side may be newer than the other, as after an upgrade under a running service: kinds and
 * fields that it does not know are passed over by their length.
 */
public sealed interface WorkerMessage {
  /** Rises with every kind and field. */
  int VERSION = 5;

  /** Who knows less than this version would pass over what must not be passed over. */
  int UNDERSTOOD_FROM = 1;

  /** No message may be longer; pages are cut far below. */
  int LONGEST = 96 << 20;

  /** Which version one speaks, and from which on it is understood. */
  record Hello(int version, int understoodFrom) implements WorkerMessage {
    public static final Hello OURS = new Hello(VERSION, UNDERSTOOD_FROM);

    public boolean isUnderstood() {
      return understoodFrom <= VERSION;
    }
  }

  /** Read this file, and go on behind what was read of it before; or do this with it instead. */
  record Request(
      String path, Format format, Limits limits, Resumption before, @Nullable Errand errand)
      implements WorkerMessage {}

  /** What else can be done with a file than to read it. */
  sealed interface Errand {
    /** To recognise the text of pages, by their numbers. */
    record Recognise(List<Integer> pages) implements Errand {
      public Recognise {
        pages = List.copyOf(pages);
      }
    }

    /** To draw a page. */
    record Draw(PictureOrder order) implements Errand {}

    /** To print it as PDF. */
    record Print() implements Errand {}

    /** To copy pages, by their numbers. */
    record Copy(List<Integer> pages) implements Errand {
      public Copy {
        pages = List.copyOf(pages);
      }
    }

    /** To bind what was copied. */
    record Bind() implements Errand {}
  }

  /** One more page. */
  record PageRead(Page page) implements WorkerMessage {}

  /** Bytes that belong to a page. */
  record BytesRead(PageBytes bytes) implements WorkerMessage {}

  /** Something on the next page, or on one before, is not handed on. */
  record Missed(Fault why) implements WorkerMessage {}

  /** Nothing more comes. */
  record End(Extraction extraction) implements WorkerMessage {}

  default void write(DataOutputStream out) throws IOException {
    writer(this).send(out);
  }

  private static MessageWriter writer(WorkerMessage message) throws IOException {
    return switch (message) {
      case Hello(int version, int from) ->
          new MessageWriter('H').number('v', version).number('o', from);
      case Request request -> writer(request);
      case PageRead(Page page) ->
          new MessageWriter('P')
              .number('n', page.number())
              .text('l', page.label())
              .code('s', page.state())
              .number('q', page.quality())
              .code('r', page.reader())
              .text('t', page.text())
              .bytes('y', page.layout().encoded())
              .bytes('z', page.structure().encoded());
      case BytesRead(PageBytes(int page, String type, ByteBuffer bytes)) ->
          new MessageWriter('B').number('n', page).text('m', type).bytes('b', bytes);
      case Missed(Fault why) -> new MessageWriter('M').code('f', why);
      case End(Extraction.Unreadable(Fault fault)) -> new MessageWriter('U').code('f', fault);
      case End(Extraction.Read(Found found, @Nullable Fault cutShort)) ->
          new MessageWriter('R')
              .text('t', found.title())
              .texts('a', found.authors())
              .text('d', found.date() == null ? null : found.date().text())
              .text('l', found.language() == null ? null : found.language().code())
              .text('o', found.outline().stored())
              .code('f', cutShort);
    };
  }

  private static MessageWriter writer(Request request) throws IOException {
    Limits limits = request.limits();
    Resumption before = request.before();
    MessageWriter writer =
        new MessageWriter('Q')
            .text('p', request.path())
            .code('f', request.format())
            .number('s', limits.seconds())
            .number('S', limits.mostSeconds())
            .number('m', limits.millisAPage())
            .number('b', limits.inflatedBytes())
            .number('r', limits.inflationRatio())
            .number('e', limits.entries())
            .number('d', limits.depth())
            .number('x', limits.megapixels())
            .number('n', limits.pages())
            .number('c', limits.characters())
            .number('N', before.pages())
            .number('C', before.characters())
            .texts('O', before.opening())
            .code('M', before.missed());
    return switch (request.errand()) {
      case null -> writer;
      case Errand.Recognise(var pages) -> writer.numbers('g', pages);
      case Errand.Draw(PictureOrder(int page, int columns, var as)) ->
          writer.number('i', page).number('w', columns).code('k', as);
      case Errand.Print() -> writer.numbers('v', List.of(1));
      case Errand.Copy(var pages) -> writer.numbers('G', pages);
      case Errand.Bind() -> writer.numbers('V', List.of(1));
    };
  }

  /**
   * Waits for the next message that this side knows.
   *
   * @throws BrokenFrameException when what comes is none
   * @throws EOFException when nothing more comes
   */
  static WorkerMessage read(DataInputStream in) throws IOException {
    while (true) {
      int length = in.readInt();
      if (length < 1 || length > LONGEST) {
        throw new BrokenFrameException("a message of " + length + " bytes");
      }
      char kind = (char) in.readByte();
      if ("HQPBMRU".indexOf(kind) < 0) {
        in.skipNBytes(length - 1L);
        continue;
      }
      byte[] bytes = in.readNBytes(length - 1);
      if (bytes.length < length - 1) {
        throw new EOFException("a message ended early");
      }
      try {
        return message(kind, new MessageReader(ByteBuffer.wrap(bytes)));
      } catch (IllegalArgumentException | IndexOutOfBoundsException | EOFException broken) {
        throw new BrokenFrameException(broken);
      }
    }
  }

  private static @Nullable Errand errand(MessageReader in) throws BrokenFrameException {
    PictureOrder.Written as = in.optionalCode('k', PictureOrder.Written.class);
    List<Integer> pages = in.integers('g');
    if (as != null) {
      return new Errand.Draw(new PictureOrder(in.integer('i'), in.integer('w'), as));
    }
    if (!in.integers('v').isEmpty()) {
      return new Errand.Print();
    }
    if (!in.integers('V').isEmpty()) {
      return new Errand.Bind();
    }
    List<Integer> copied = in.integers('G');
    if (!copied.isEmpty()) {
      return new Errand.Copy(copied);
    }
    return pages.isEmpty() ? null : new Errand.Recognise(pages);
  }

  private static WorkerMessage message(char kind, MessageReader in) throws IOException {
    return switch (kind) {
      case 'H' -> new Hello(in.integer('v'), in.integer('o'));
      case 'Q' ->
          new Request(
              in.text('p'), in.code('f', Format.class), limits(in), resumption(in), errand(in));
      case 'P' -> new PageRead(page(in));
      case 'B' -> new BytesRead(new PageBytes(in.integer('n'), in.text('m'), in.bytes('b')));
      case 'M' -> new Missed(in.code('f', Fault.class));
      case 'R' -> new End(new Extraction.Read(found(in), in.optionalCode('f', Fault.class)));
      default -> new End(new Extraction.Unreadable(in.code('f', Fault.class)));
    };
  }

  private static Limits limits(MessageReader in) throws IOException {
    return new Limits(
        in.integer('s'),
        in.integer('S'),
        in.integer('m'),
        in.number('b'),
        in.integer('r'),
        in.integer('e'),
        in.integer('d'),
        in.integer('x'),
        in.integer('n'),
        in.integer('c'));
  }

  private static Resumption resumption(MessageReader in) throws IOException {
    return new Resumption(
        in.integer('N'), in.integer('C'), in.texts('O'), in.optionalCode('M', Fault.class));
  }

  private static Page page(MessageReader in) throws IOException {
    ByteBuffer layout = in.bytes('y');
    byte[] encoded = new byte[layout.remaining()];
    layout.get(0, encoded);
    return new Page(
        in.integer('n'),
        in.text('l'),
        in.code('s', PageState.class),
        in.integer('q'),
        Objects.requireNonNullElse(in.optionalCode('r', ReadBy.class), ReadBy.FINDBUCH),
        in.text('t'),
        Layout.stored(encoded),
        Structure.stored(in.optionalBytes('z')));
  }

  private static Found found(MessageReader in) {
    String date = in.optionalText('d');
    String language = in.optionalText('l');
    String outline = in.optionalText('o');
    return new Found(
        in.optionalText('t'),
        in.texts('a'),
        date == null ? null : new DocumentDate(date),
        language == null ? null : new Language(language),
        outline == null ? DocumentOutline.NONE : DocumentOutline.stored(outline),
        Proposals.NONE);
  }
}
