package org.findbuch.holder;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.findbuch.cli.Commands;
import org.findbuch.cli.Session;
import org.findbuch.cli.Stop;
import org.findbuch.cli.Workplace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the folders for this process. The lock file, readable by its owner only, names process,
 * address and a key; whoever shows the key on the address has a command carried out here.
 */
public final class Holder implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Holder.class);
  private static final String FILE = "findbuch.lock";
  private static final long PAUSE_MILLIS = 200;
  private static final long LAST_COMMANDS_SECONDS = 10;

  private final Path file;
  private final List<FolderLock> folders = new ArrayList<>();
  private final ServerSocket door;
  private final String key;
  private final String address;
  private final LockWatch watch;
  private FileChannel channel;
  // Commands sit in files and in SQLite for long, which would hold the carriers that the web
  // server's virtual threads need.
  private final ExecutorService visitors = Executors.newCachedThreadPool();
  private final Set<Stop> commands = ConcurrentHashMap.newKeySet();

  private Holder(
      Path archive, String command, FolderLock folder, FileChannel channel, ServerSocket door) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = HexFormat.of().formatHex(random);
    this.file = archive.resolve(FILE);
    this.channel = channel;
    this.door = door;
    this.address =
        "%d\n%s\n%d\n%s\n"
            .formatted(ProcessHandle.current().pid(), command, door.getLocalPort(), key);
    this.watch = new LockWatch(archive, file, again());
    folders.add(folder);
  }

  /** Where the process that holds the folders takes commands, and who it is. */
  public record Address(long process, String command, int port, String key) {
    /** Has commands carried out there. */
    public Session.There session() {
      return new Session.There(process, command, new Forwarding(this)::run);
    }
  }

  /** Takes the folder, unless another process holds it. */
  public static Optional<Holder> hold(Path archive, String command) throws IOException {
    Optional<FolderLock> folder = FolderLock.take(archive);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    FileChannel channel = lock(archive.resolve(FILE));
    if (channel == null) {
      folder.get().release();
      return Optional.empty();
    }
    ServerSocket door = new ServerSocket();
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Holder holder = new Holder(archive, command, folder.get(), channel, door);
    holder.write(holder.address);
    holder.watch.start();
    return Optional.of(holder);
  }

  /** Takes another folder along, such as the index; false when another process holds it. */
  public boolean holdAlso(Path other) {
    Optional<FolderLock> taken = FolderLock.take(other);
    taken.ifPresent(folders::add);
    return taken.isPresent();
  }

  /** Whether the archive is still held, and nobody else has come into its place. */
  public boolean isHeld() {
    return watch.isHeld();
  }

  /** What is done when it is not, and will not be again. */
  public void whenLost(Runnable told) {
    watch.whenLost(told);
  }

  private LockWatch.Again again() {
    return new LockWatch.Again() {
      @Override
      public boolean lock() throws IOException {
        FileChannel made = Holder.lock(file);
        if (made != null) {
          channel.close();
          channel = made;
        }
        return made != null;
      }

      @Override
      public void write() throws IOException {
        Holder.this.write(address);
      }
    };
  }

  /** Reads who holds a folder; empty while the holder has not written it yet. */
  public static Optional<Address> holder(Path archive) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(archive.resolve(FILE));
    } catch (java.nio.file.NoSuchFileException none) {
      return Optional.empty();
    }
    if (lines.size() < 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Address(
              Long.parseLong(lines.get(0)),
              lines.get(1),
              Integer.parseInt(lines.get(2)),
              lines.get(3)));
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }

  /** Begins to carry out the commands of other processes. */
  public void receive(Commands commands, Workplace workplace) {
    Session.Access here = (options, command) -> new Session.Here(workplace, () -> {});
    Thread.ofPlatform().daemon().name("commands").start(() -> acceptAll(commands, here));
  }

  @Override
  public void close() throws IOException {
    close(() -> {});
  }

  /**
   * Waits for the commands that are being carried out, asks those that take long to stop, closes
   * what was held, and only then lets go of the folder.
   */
  public void close(Closeable parts) throws IOException {
    door.close();
    endCommands();
    try {
      parts.close();
    } finally {
      watch.close();
      try (FileChannel _ = channel) {
        write("");
      }
      folders.forEach(FolderLock::release);
    }
  }

  private void endCommands() {
    visitors.shutdown();
    try {
      if (!visitors.awaitTermination(LAST_COMMANDS_SECONDS, TimeUnit.SECONDS)) {
        commands.forEach(Stop::ask);
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    visitors.close();
  }

  private void carryOut(ForwardedCommand command) {
    commands.add(command.stop());
    try {
      command.run();
    } finally {
      commands.remove(command.stop());
    }
  }

  private void acceptAll(Commands all, Session.Access here) {
    while (!door.isClosed()) {
      try {
        Socket visitor = door.accept();
        visitors.execute(() -> carryOut(new ForwardedCommand(visitor, key, all, here, new Stop())));
      } catch (OutOfMemoryError fatal) {
        throw fatal; // ends the process, see Main
      } catch (IOException | RuntimeException | Error failed) {
        if (!door.isClosed()) {
          LOG.warn("a command could not be taken from another process", failed);
          pause();
        }
      }
    }
  }

  /** What keeps one from being taken, as too many open files, keeps the next one as well. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  private static FileChannel open(Path file) throws IOException {
    Set<StandardOpenOption> how =
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      return FileChannel.open(file, how);
    }
    return FileChannel.open(
        file,
        how,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Null when another process has it; the lock goes with the channel. */
  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel = open(file);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // as by another one
    }
    channel.close();
    return null;
  }
}
