package org.findbuch.extract.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.findbuch.Seed;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentOutline;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Language;
import org.findbuch.document.Layout;
import org.findbuch.document.Page;
import org.findbuch.document.PageState;
import org.findbuch.document.ReadBy;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PictureOrder;
import org.findbuch.extract.Resumption;
import org.findbuch.extract.protocol.WorkerMessage.Errand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkerMessageTest {
  @RegisterExtension final Seed seed = new Seed();

  private static final Page PAGE =
      new Page(7, "S. 7", PageState.TEXT, 98, ReadBy.PDFBOX, "Gesundheit für alle 🙂", Layout.NONE);

  private static final List<WorkerMessage> ALL =
      List.of(
          WorkerMessage.Hello.OURS,
          new WorkerMessage.Request("/in/file", Format.PDF, Limits.DEFAULTS, Resumption.NONE, null),
          new WorkerMessage.Request(
              "/in/fürth.txt",
              Format.TXT,
              new Limits(1, 2, 3, 1L << 40, 5, 6, 7, 8, 9, 10),
              new Resumption(900, 2_000_000, List.of("eins", "zwei"), Fault.PAGE_TOO_FULL),
              new Errand.Recognise(List.of(1, 3, 70_000))),
          new WorkerMessage.Request(
              "/in/file",
              Format.TIFF,
              Limits.OF_ONE_PICTURE,
              Resumption.NONE,
              new Errand.Draw(new PictureOrder(7, 800, PictureOrder.Written.SMALLEST))),
          new WorkerMessage.PageRead(PAGE),
          new WorkerMessage.BytesRead(picture(new byte[] {1, 0, -1, 127})),
          new WorkerMessage.Missed(Fault.DAMAGED),
          new WorkerMessage.End(new Extraction.Unreadable(Fault.PASSWORD)),
          new WorkerMessage.End(new Extraction.Read(Found.NOTHING, null)),
          new WorkerMessage.End(
              new Extraction.Read(
                  new Found(
                          "Titel",
                          List.of("A. Eins", "B. Zwei"),
                          new DocumentDate("2004-11-17"),
                          Language.GERMAN)
                      .outlined(
                          new DocumentOutline(
                              List.of(
                                  new DocumentOutline.Entry("1 Anlass", 1, 3),
                                  new DocumentOutline.Entry("Maß", 2, 4)))),
                  Fault.TOO_SLOW)));

  @Test
  void whatever_is_said_is_understood() throws IOException {
    DataInputStream in = in(bytes(ALL.toArray(WorkerMessage[]::new)));
    for (WorkerMessage message : ALL) {
      assertThat(WorkerMessage.read(in)).isEqualTo(message);
    }
    assertThatThrownBy(() -> WorkerMessage.read(in)).isInstanceOf(EOFException.class);
  }

  @Test
  void a_picture_of_some_megabytes_arrives_byte_by_byte() throws IOException {
    byte[] pixels = new byte[5 << 20];
    new Random(3).nextBytes(pixels);
    WorkerMessage read =
        WorkerMessage.read(in(bytes(new WorkerMessage.BytesRead(picture(pixels)))));
    ByteBuffer arrived = ((WorkerMessage.BytesRead) read).bytes().bytes();
    byte[] copy = new byte[arrived.remaining()];
    arrived.get(copy);
    assertThat(copy).isEqualTo(pixels);
  }

  @Test
  void a_message_of_a_kind_that_a_newer_program_says_is_passed_over() throws IOException {
    byte[] newer = framed('Z', new byte[100_000]);
    byte[] known = bytes(new WorkerMessage.PageRead(PAGE));
    assertThat(WorkerMessage.read(in(newer, framed('Y'), known)))
        .isEqualTo(new WorkerMessage.PageRead(PAGE));
  }

  @Test
  void a_field_that_a_newer_program_says_is_passed_over() throws IOException {
    for (WorkerMessage message : ALL) {
      byte[] known = bytes(message);
      ByteBuffer more = ByteBuffer.allocate(known.length + 8).put(known);
      more.put((byte) '~').putInt(3).put(new byte[] {9, 9, 9});
      more.putInt(0, known.length + 8 - Integer.BYTES);
      assertThat(WorkerMessage.read(in(more.array()))).isEqualTo(message);
    }
  }

  @Test
  void a_newer_program_says_whether_an_older_one_still_understands_it() {
    int next = WorkerMessage.VERSION + 1;
    assertThat(WorkerMessage.Hello.OURS.isUnderstood()).isTrue();
    assertThat(new WorkerMessage.Hello(next, WorkerMessage.VERSION).isUnderstood()).isTrue();
    assertThat(new WorkerMessage.Hello(next, next).isUnderstood()).isFalse();
  }

  @Test
  void a_length_that_cannot_be_is_refused() {
    for (int length : new int[] {0, -1, Integer.MIN_VALUE, WorkerMessage.LONGEST + 1}) {
      refuses(ByteBuffer.allocate(64).putInt(length).put((byte) 'P').array());
    }
    for (int length : new int[] {-1, 60, Integer.MAX_VALUE}) {
      refuses(framed('P', ByteBuffer.allocate(20).put((byte) 'n').putInt(length).array()));
    }
    refuses(framed('P', new byte[] {'n', 0, 0}));
  }

  @Test
  void a_message_without_a_field_that_it_must_have_is_refused() {
    for (char kind : "HQPBMU".toCharArray()) {
      refuses(framed(kind));
    }
    refuses(framed('M', new byte[] {'f', 0, 0, 0, 2, '?', '?'}));
  }

  @Test
  void what_ends_early_is_the_end() throws IOException {
    byte[] whole = bytes(new WorkerMessage.PageRead(PAGE));
    for (int length = 0; length < whole.length; length++) {
      DataInputStream in = in(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WorkerMessage.read(in)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void noise_is_a_message_or_refused_and_nothing_else() throws IOException {
    Random random = seed.random();
    for (int round = 0; round < 20_000; round++) {
      byte[] said = bytes(ALL.get(random.nextInt(ALL.size())));
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        said[Integer.BYTES + random.nextInt(said.length - Integer.BYTES)] = (byte) random.nextInt();
      }
      try {
        WorkerMessage.read(in(said));
      } catch (BrokenFrameException | EOFException refused) {
        // that is what it is for
      }
    }
  }

  private static PageBytes picture(byte[] bytes) {
    return new PageBytes(7, "image/webp", ByteBuffer.wrap(bytes));
  }

  private static void refuses(byte[] said) {
    assertThatThrownBy(() -> WorkerMessage.read(in(said))).isInstanceOf(BrokenFrameException.class);
  }

  private static byte[] framed(char kind, byte... fields) {
    return ByteBuffer.allocate(Integer.BYTES + 1 + fields.length)
        .putInt(1 + fields.length)
        .put((byte) kind)
        .put(fields)
        .array();
  }

  private static byte[] bytes(WorkerMessage... messages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (WorkerMessage message : messages) {
      message.write(new DataOutputStream(bytes));
    }
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[]... said) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] one : said) {
      all.writeBytes(one);
    }
    return new DataInputStream(new ByteArrayInputStream(all.toByteArray()));
  }
}
