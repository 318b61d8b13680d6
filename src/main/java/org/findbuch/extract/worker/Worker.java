package org.findbuch.extract.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.document.Page;
import org.findbuch.extract.DocumentReader;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.Limits;
import org.findbuch.extract.OfficePrinter;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageDrawer;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.PictureReader;
import org.findbuch.extract.Resumption;
import org.findbuch.extract.binding.PageBinder;
import org.findbuch.extract.protocol.BrokenFrameException;
import org.findbuch.extract.protocol.LowerClaim;
import org.findbuch.extract.protocol.WorkerMessage;
import org.findbuch.extract.protocol.WorkerMessage.Errand;

/**
 * The main loop of a process that reads files until its input ends.
 *
 * <p>A thread of its own waits for requests, so that the process ends with its server even in the
 * middle of a file that never ends.
 */
public final class Worker {
  private final List<DocumentReader> readers;
  private final PictureReader pictures;
  private final PageDrawer drawer;
  private final OfficePrinter printer;
  private final PageBinder binder;
  private final DataOutputStream out;

  private Worker(
      List<DocumentReader> readers,
      PictureReader pictures,
      PageDrawer drawer,
      OfficePrinter printer,
      PageBinder binder,
      DataOutputStream out) {
    this.readers = readers;
    this.pictures = pictures;
    this.drawer = drawer;
    this.printer = printer;
    this.binder = binder;
    this.out = out;
  }

  /** Serves standard input and standard output; what libraries print goes to standard error. */
  public static void serve(
      List<DocumentReader> readers,
      PictureReader pictures,
      PageDrawer drawer,
      OfficePrinter printer,
      PageBinder binder) {
    LowerClaim.ofOwnSession();
    DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
    System.setIn(InputStream.nullInputStream());
    LinkedBlockingQueue<WorkerMessage.Request> requests = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("requests").start(() -> listen(in, requests));
    new Worker(List.copyOf(readers), pictures, drawer, printer, binder, out).work(requests);
  }

  private static void listen(
      DataInputStream in, LinkedBlockingQueue<WorkerMessage.Request> requests) {
    try {
      while (true) {
        switch (WorkerMessage.read(in)) {
          case WorkerMessage.Request request -> requests.add(request);
          case WorkerMessage.Hello hello when hello.isUnderstood() -> {
            // what is new in it will be passed over
          }
          case WorkerMessage wrong -> throw new BrokenFrameException("a " + wrong.getClass());
        }
      }
    } catch (IOException serverGone) {
      // there is nobody left to read for
    }
    Runtime.getRuntime().halt(0);
  }

  private void work(LinkedBlockingQueue<WorkerMessage.Request> requests) {
    try {
      WorkerMessage.Hello.OURS.write(out);
      while (true) {
        answer(requests.take());
      }
    } catch (Throwable broken) {
      // after an Error nothing in this process can be relied on; the server starts another
      broken.printStackTrace();
      Runtime.getRuntime().halt(broken instanceof OutOfMemoryError ? 3 : 1);
    }
  }

  private void answer(WorkerMessage.Request request) throws IOException {
    Answer answer = new Answer(request.before());
    Extraction extraction;
    try {
      extraction = answered(request, answer);
    } catch (PipeException gone) {
      throw gone;
    } catch (IOException | RuntimeException broken) {
      broken.printStackTrace();
      extraction = answer.damaged();
    }
    new WorkerMessage.End(extraction).write(out);
  }

  private Extraction answered(WorkerMessage.Request request, PageSink sink) throws IOException {
    Path file = Path.of(request.path());
    Format format = request.format();
    Limits limits = request.limits();
    return switch (request.errand()) {
      case null -> reader(request).read(file, format, limits, sink);
      case Errand.Recognise(var pages) -> pictures.recognise(file, format, limits, pages, sink);
      case Errand.Draw(var order) -> drawer.draw(file, format, limits, order, sink);
      case Errand.Print() -> printer.print(file, format, sink);
      case Errand.Copy(var pages) -> binder.copy(file, format, limits, pages, sink);
      case Errand.Bind() -> binder.bind(file, sink);
    };
  }

  private DocumentReader reader(WorkerMessage.Request request) {
    return readers.stream()
        .filter(reader -> reader.reads(request.format()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody reads " + request.format()));
  }

  /** Says to the server what is read of one file. */
  private final class Answer implements PageSink {
    private final Resumption before;
    private int pages;

    Answer(Resumption before) {
      this.before = before;
      pages = before.pages();
    }

    @Override
    public Resumption before() {
      return before;
    }

    @Override
    public void accept(Page page) throws PipeException {
      say(new WorkerMessage.PageRead(page));
      pages++;
    }

    @Override
    public void accept(PageBytes bytes) throws PipeException {
      say(new WorkerMessage.BytesRead(bytes));
    }

    @Override
    public void miss(Fault why) throws PipeException {
      say(new WorkerMessage.Missed(why));
    }

    Extraction damaged() {
      return pages > 0
          ? new Extraction.Read(Found.NOTHING, Fault.DAMAGED)
          : new Extraction.Unreadable(Fault.DAMAGED);
    }

    private void say(WorkerMessage message) throws PipeException {
      try {
        message.write(out);
      } catch (IOException gone) {
        throw new PipeException(gone);
      }
    }
  }

  /** The server is gone, which is not the file's fault. */
  private static final class PipeException extends IOException {
    PipeException(IOException cause) {
      super(cause);
    }
  }
}
