package org.findbuch.crash;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The files of this machine by a provider that has a watcher make each change: it may note it, or
 * have it fail. What is written by {@code java.io.File} (ocfl-java's inventories) or by SQLite goes
 * past it.
 */
public final class WatchedFiles extends FileSystemProvider {
  private static final FileSystem REAL = FileSystems.getDefault();
  private static final FileSystemProvider MAKER = REAL.provider();

  private final Watcher watcher;
  private final FileSystem system = new Watched();

  /** What is done to a path. */
  public enum Change {
    /** No change, but it may fail as one. */
    READ,
    CREATE,
    WRITE,
    FORCE,
    MOVE,
    DELETE
  }

  /** Makes a change, or does not. */
  public interface Watcher {
    /** The path is a real one, as is {@code to}: where it is moved, else the path itself. */
    <T> T make(Change change, Path path, Path to, Making<T> making) throws IOException;
  }

  /** The change itself. */
  public interface Making<T> {
    T make() throws IOException;
  }

  private WatchedFiles(Watcher watcher) {
    this.watcher = watcher;
  }

  /** The same path, but everything done to it and below is watched. */
  public static Path watched(Path path, Watcher watcher) {
    return new WatchedFiles(watcher).wrap(path.toAbsolutePath());
  }

  private Path wrap(Path path) {
    return new WatchedPath(this, path);
  }

  private @Nullable Path wrapOrNull(@Nullable Path path) {
    return path == null ? null : wrap(path);
  }

  static Path real(Path path) {
    return path instanceof WatchedPath watched ? watched.path : path;
  }

  private <T> T make(Change change, Path path, Making<T> making) throws IOException {
    return watcher.make(change, real(path), real(path), making);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Making<FileChannel> open = () -> MAKER.newFileChannel(real(path), options, attributes);
    boolean mayCreate =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    FileChannel channel = make(mayCreate ? Change.CREATE : Change.READ, path, open);
    return new WatchedChannel(channel, real(path), watcher);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> real = MAKER.newDirectoryStream(real(folder), _ -> true)) {
      for (Path each : real) {
        Path wrapped = folder.resolve(each.getFileName());
        if (filter.accept(wrapped)) {
          all.add(wrapped);
        }
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return all.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    make(
        Change.CREATE,
        folder,
        () -> {
          MAKER.createDirectory(real(folder), attributes);
          return true;
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    make(
        Change.DELETE,
        path,
        () -> {
          MAKER.delete(real(path));
          return true;
        });
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    make(
        Change.WRITE,
        to,
        () -> {
          MAKER.copy(real(from), real(to), options);
          return true;
        });
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    watcher.make(
        Change.MOVE,
        real(from),
        real(to),
        () -> {
          MAKER.move(real(from), real(to), options);
          return true;
        });
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return MAKER.isSameFile(real(one), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return MAKER.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return MAKER.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    MAKER.checkAccess(real(path), modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return MAKER.getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return MAKER.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return MAKER.readAttributes(real(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    MAKER.setAttribute(real(path), name, value, options);
  }

  @Override
  public String getScheme() {
    return "watched";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    return system;
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return wrap(Path.of(uri));
  }

  private final class Watched extends FileSystem {
    @Override
    public FileSystemProvider provider() {
      return WatchedFiles.this;
    }

    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public String getSeparator() {
      return REAL.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
      return StreamSupport.stream(REAL.getRootDirectories().spliterator(), false)
          .map(WatchedFiles.this::wrap)
          .toList();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
      return REAL.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
      return REAL.supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
      return wrap(REAL.getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
      PathMatcher matcher = REAL.getPathMatcher(pattern);
      return path -> matcher.matches(real(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
      return REAL.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() {
      throw new UnsupportedOperationException();
    }
  }

  private record WatchedPath(WatchedFiles files, Path path) implements Path {
    @Override
    public FileSystem getFileSystem() {
      return files.system;
    }

    @Override
    public boolean isAbsolute() {
      return path.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
      return files.wrapOrNull(path.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
      return files.wrapOrNull(path.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
      return files.wrapOrNull(path.getParent());
    }

    @Override
    public int getNameCount() {
      return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
      return files.wrap(path.getName(index));
    }

    @Override
    public Path subpath(int begin, int end) {
      return files.wrap(path.subpath(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
      return path.startsWith(real(other));
    }

    @Override
    public boolean endsWith(Path other) {
      return path.endsWith(real(other));
    }

    @Override
    public Path normalize() {
      return files.wrap(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
      return files.wrap(path.resolve(real(other)));
    }

    @Override
    public Path relativize(Path other) {
      return files.wrap(path.relativize(real(other)));
    }

    @Override
    public URI toUri() {
      return path.toUri();
    }

    @Override
    public Path toAbsolutePath() {
      return files.wrap(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
      return files.wrap(path.toRealPath(options));
    }

    @Override
    public File toFile() {
      return path.toFile();
    }

    @Override
    public WatchKey register(
        WatchService service, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
      return path.compareTo(real(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof WatchedPath watched && path.equals(watched.path);
    }

    @Override
    public int hashCode() {
      return path.hashCode();
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }
}
