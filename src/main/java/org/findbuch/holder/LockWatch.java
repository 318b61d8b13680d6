package org.findbuch.holder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what is held stays held: a lock file that was deleted is made again, and whoever
 * finds another folder in the place of the archive is told at once.
 */
final class LockWatch implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);
  private static final long LOOK_EVERY_MILLIS = 250;

  private final Path folder;
  private final Path file;
  private final Again again;
  private final @Nullable Object folderKey;
  private @Nullable Object fileKey;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean held = true;
  private volatile Runnable whenLost = () -> {};
  private final Thread thread =
      Thread.ofPlatform().name("lock-watch").daemon().unstarted(this::repeat);

  /** Makes the lock file once more. */
  interface Again {
    /** False when another process has it. */
    boolean lock() throws IOException;

    void write() throws IOException;
  }

  LockWatch(Path folder, Path file, Again again) {
    this.folder = folder;
    this.file = file;
    this.again = again;
    this.folderKey = key(folder);
    this.fileKey = key(file);
  }

  void start() {
    thread.start();
  }

  /** Whether the folder was the one that was locked when it was last looked at. */
  boolean isHeld() {
    return held;
  }

  void whenLost(Runnable told) {
    whenLost = told;
  }

  private void repeat() {
    try {
      while (!closed.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    Object there = key(folder);
    if (there == null || !there.equals(folderKey)) {
      lose(there != null, "the folder {} is not the one that was locked");
      return;
    }
    try {
      Object now = key(file);
      if (now == null || !now.equals(fileKey)) {
        LOG.warn("the lock file {} is not the one that was locked; it is made again", file);
        if (!again.lock()) {
          lose(true, "another process has locked {}");
          return;
        }
        fileKey = key(file); // before anybody can know that it is there
        again.write();
      }
      held = true;
    } catch (IOException | RuntimeException | Error failed) {
      LOG.debug("the lock file {} cannot be made again yet", file, failed);
    }
  }

  /** A folder that is away may come back, as a network disk does; one in its place is for good. */
  private void lose(boolean forGood, String how) {
    if (held) {
      LOG.error(how, folder);
    }
    held = false;
    if (forGood) {
      whenLost.run();
    }
  }

  private static @Nullable Object key(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException away) {
      return null;
    }
  }

  @Override
  public void close() {
    closed.countDown(); // an interrupt would close the channel of the lock
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
