package org.findbuch.inbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.findbuch.archive.Receipt;
import org.findbuch.document.DiskFault;
import org.findbuch.document.Metadata;
import org.findbuch.document.Release;
import org.findbuch.editing.Actor;
import org.findbuch.editing.Editing;
import org.findbuch.ingest.Intake;
import org.findbuch.ingest.SourceName;
import org.findbuch.ingest.SourceStream;
import org.findbuch.ingest.Stand;
import org.findbuch.reading.Wording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what is put into a folder, once it has stopped growing: what is in the archive then is
 * moved to {@code done}, what is not taken to {@code failed} with the reason beside it.
 *
 * <p>The folder is looked through again and again instead of being watched by the system, because
 * network drives tell nobody of their changes.
 */
public final class Inbox implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final long LOOK_EVERY_MILLIS = 1_000;

  /** A copy over a network may pause for some seconds. */
  public static final Duration SETTLING = Duration.ofSeconds(5);

  private final InboxFolder folder;
  private final InboxOrder order;
  private final Intake intake;
  private final Editing editing;
  private final Wording say;
  private final Duration settling;
  private final Map<Path, Sighting> seen = new HashMap<>();
  private @Nullable Thread thread;
  private @Nullable String trouble;
  private volatile boolean closed;

  /** A file as it was when its size and time were last seen to change. */
  private record Sighting(Stand stand, long nanos) {}

  /**
   * Prepares it.
   *
   * @param settling for how long a file must not have changed
   * @throws InboxException when the folder cannot be used
   */
  public Inbox(InboxOrder order, Intake intake, Editing editing, Wording say, Duration settling)
      throws InboxException {
    this.folder = InboxFolder.at(order.folder());
    this.order = order;
    this.intake = intake;
    this.editing = editing;
    this.say = say;
    this.settling = settling;
  }

  /** Looks into the folder from now on, in a thread of its own. */
  public void start() {
    thread = Thread.ofPlatform().name("inbox").daemon().start(this::repeat);
  }

  @Override
  public void close() {
    closed = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void repeat() {
    while (!closed) {
      try {
        look();
        wentWell();
      } catch (OutOfMemoryError fatal) {
        throw fatal; // ends the process, see Main
      } catch (IOException | RuntimeException | Error failed) {
        wentWrong(failed);
      }
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException end) {
        return;
      }
    }
  }

  /** Looks through the folder once and takes in what has not changed for long enough. */
  void look() throws IOException {
    List<Path> files = folder.files();
    seen.keySet().retainAll(new HashSet<>(files));
    for (Path file : files.stream().filter(this::hasSettled).toList()) {
      if (!closed) {
        take(file);
      }
    }
  }

  private boolean hasSettled(Path file) {
    Stand now = Stand.of(file, LinkOption.NOFOLLOW_LINKS);
    Sighting before = seen.get(file);
    if (before == null || !before.stand().equals(now)) {
      seen.put(file, new Sighting(now, System.nanoTime()));
      return settling.isZero();
    }
    return System.nanoTime() - before.nanos() >= settling.toNanos();
  }

  private void take(Path file) throws IOException {
    String name = SourceName.of(file);
    if (isZip(file, name)) {
      takeAll(file, name);
      return;
    }
    Intake.Result result;
    try (InputStream bytes = new SourceStream(file, LinkOption.NOFOLLOW_LINKS)) {
      result = editing.add(Actor.SYSTEM, bytes, name, Metadata.NONE, release());
    } catch (SourceStream.ChangedException changed) {
      goesOn(name);
      return;
    } catch (NoSuchFileException taken) {
      return;
    } catch (AccessDeniedException closed) {
      folder.failed(file, say.text("file.closed"));
      return;
    }
    Optional<String> refusal = refusal(result);
    if (refusal.isPresent()) {
      rejected(file, refusal.get());
    } else {
      LOG.info("{} is in the archive", name);
      folder.done(file);
    }
  }

  private static void goesOn(String name) {
    LOG.warn("{} changed while it was taken in; it is taken in when it is finished", name);
  }

  private Release release() {
    return Release.of(order.publication());
  }

  private boolean isZip(Path file, String name) {
    try {
      return intake.isZip(file, name);
    } catch (IOException closed) {
      // is told of where it is taken
      return false;
    }
  }

  /** What is in a ZIP is taken file by file; it has failed if one of them has. */
  private void takeAll(Path zip, String name) throws IOException {
    List<String> refused = new ArrayList<>();
    Stand before = Stand.of(zip, LinkOption.NOFOLLOW_LINKS);
    try {
      for (Intake.Inside inside :
          editing.addAll(Actor.SYSTEM, zip, name, Metadata.NONE, release())) {
        refusal(inside.result())
            .ifPresent(
                why -> refused.add(inside.path().isEmpty() ? why : inside.path() + ": " + why));
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!before.equals(Stand.of(zip, LinkOption.NOFOLLOW_LINKS))) {
      goesOn(name);
      return;
    }
    if (refused.isEmpty()) {
      LOG.info("{} is taken in file by file", name);
      folder.done(zip);
    } else {
      rejected(zip, String.join(System.lineSeparator(), refused));
    }
  }

  private Optional<String> refusal(Intake.Result result) {
    return switch (result) {
      case Intake.Result.Rejected(var fault) -> Optional.of(say.fault(fault));
      case Intake.Result.Taken(Receipt.Erased(var _)) -> Optional.of(say.text("file.erased"));
      case Intake.Result.Taken(var _) -> Optional.empty();
    };
  }

  private void rejected(Path file, String why) throws IOException {
    LOG.info("{} is not taken in", SourceName.of(file));
    folder.failed(file, why);
  }

  /** A lasting fault is told once, not every second. */
  private void wentWrong(Throwable failed) {
    String now =
        DiskFault.of(failed).map(DiskFault::code).orElse(String.valueOf(failed.getMessage()));
    if (!now.equals(trouble)) {
      trouble = now;
      LOG.error("the inbox {} cannot be emptied and is tried again", order.folder(), failed);
    }
  }

  private void wentWell() {
    if (trouble != null) {
      trouble = null;
      LOG.info("the inbox {} is emptied again", order.folder());
    }
  }
}
