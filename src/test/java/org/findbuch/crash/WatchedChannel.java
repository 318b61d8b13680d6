package org.findbuch.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.findbuch.crash.WatchedFiles.Change;
import org.findbuch.crash.WatchedFiles.Making;
import org.findbuch.crash.WatchedFiles.Watcher;
import org.jspecify.annotations.Nullable;

/** A file that is open, its writing and forcing watched. */
final class WatchedChannel extends FileChannel {
  private final FileChannel real;
  private final Path path;
  private final Watcher watcher;

  WatchedChannel(FileChannel real, Path path, Watcher watcher) {
    this.real = real;
    this.path = path;
    this.watcher = watcher;
  }

  private <T> T make(Change change, Making<T> making) throws IOException {
    return watcher.make(change, path, path, making);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return make(Change.WRITE, () -> real.write(from));
  }

  @Override
  public long write(ByteBuffer[] from, int offset, int length) throws IOException {
    return make(Change.WRITE, () -> real.write(from, offset, length));
  }

  @Override
  public int write(ByteBuffer from, long position) throws IOException {
    return make(Change.WRITE, () -> real.write(from, position));
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) throws IOException {
    return make(Change.WRITE, () -> real.transferFrom(from, position, count));
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    make(Change.WRITE, () -> real.truncate(size));
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    make(
        Change.FORCE,
        () -> {
          real.force(metadata);
          return true;
        });
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    return real.read(to);
  }

  @Override
  public long read(ByteBuffer[] to, int offset, int length) throws IOException {
    return real.read(to, offset, length);
  }

  @Override
  public int read(ByteBuffer to, long position) throws IOException {
    return real.read(to, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
    return real.transferTo(position, count, to);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
