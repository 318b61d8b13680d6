package org.findbuch.archive.ocfl;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings thousands of new files to the disk in one go where the system can (Linux: syncfs), which
 * takes a small part of the time of forcing each; elsewhere forces each.
 */
final class Disk {
  private static final int READ_ONLY = 0;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Optional<MethodHandle> SYNCFS = find("syncfs", ValueLayout.JAVA_INT);
  private static final Optional<MethodHandle> CLOSE = find("close", ValueLayout.JAVA_INT);
  private static final Optional<MethodHandle> OPEN =
      find("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

  private Disk() {}

  /**
   * Returns when what has been written below a folder, and what has been renamed, is on the disk.
   *
   * @param written files and folders in it that this is about; others may be written meanwhile
   */
  static void sync(Path folder, List<Path> written) throws IOException {
    boolean isNative = folder.getFileSystem().equals(FileSystems.getDefault());
    if (!isNative || SYNCFS.isEmpty() || OPEN.isEmpty() || CLOSE.isEmpty() || !syncAll(folder)) {
      for (Path each : written) {
        forceEach(each);
      }
    }
  }

  private static boolean syncAll(Path folder) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom(folder.toAbsolutePath().toString());
      int opened = (int) OPEN.orElseThrow().invokeExact(path, READ_ONLY);
      if (opened < 0) {
        return false;
      }
      int failed = (int) SYNCFS.orElseThrow().invokeExact(opened);
      int unclosed = (int) CLOSE.orElseThrow().invokeExact(opened);
      return failed == 0 && unclosed == 0;
    } catch (Throwable unavailable) {
      return false;
    }
  }

  static void forceEach(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        ObjectFolder.force(each);
      }
    }
  }

  @SuppressWarnings("restricted") // the program is started with native access
  private static Optional<MethodHandle> find(
      String name, java.lang.foreign.MemoryLayout... arguments) {
    SymbolLookup library = LINKER.defaultLookup();
    boolean isLinux = System.getProperty("os.name").equals("Linux");
    return isLinux
        ? library
            .find(name)
            .map(
                address ->
                    LINKER.downcallHandle(
                        address, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments)))
        : Optional.empty();
  }
}
