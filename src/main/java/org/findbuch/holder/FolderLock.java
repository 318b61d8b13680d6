package org.findbuch.holder;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder itself, locked by {@code flock(2)}. A lock file can be deleted while its holder has it,
 * and the next process then locks another file of the same name; a folder goes where its files go.
 * Java opens no folder for a lock, so the system is asked.
 */
final class FolderLock {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();

  private static final boolean IS_MAC = System.getProperty("os.name", "").startsWith("Mac");
  private static final int CLOSE_ON_EXEC = IS_MAC ? 0x1000000 : 0x80000;
  private static final int EXCLUSIVE_AT_ONCE = 2 | 4;
  private static final int WOULD_BLOCK = IS_MAC ? 35 : 11;
  private static final int NONE = -1;

  /** {@link #NONE} where the system or the disk knows no such locks. */
  private final int descriptor;

  private FolderLock(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Empty when another process has it; a lock of nothing where there are no such locks. */
  static Optional<FolderLock> take(Path folder) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment path = arena.allocateFrom(folder.toAbsolutePath().toString());
      MethodHandle open = function("open", Linker.Option.firstVariadicArg(2), ADDRESS, JAVA_INT);
      int opened = (int) open.invokeExact(state, path, CLOSE_ON_EXEC);
      if (opened < 0) {
        return Optional.of(new FolderLock(NONE));
      }
      MethodHandle flock = function("flock", null, JAVA_INT, JAVA_INT);
      FolderLock taken = new FolderLock(opened);
      if ((int) flock.invokeExact(state, opened, EXCLUSIVE_AT_ONCE) == 0) {
        return Optional.of(taken);
      }
      int error = (int) STATE.varHandle(PathElement.groupElement("errno")).get(state, 0L);
      taken.release();
      return error == WOULD_BLOCK ? Optional.empty() : Optional.of(new FolderLock(NONE));
    } catch (Throwable notOffered) {
      LOG.debug("folders cannot be locked here", notOffered);
      return Optional.of(new FolderLock(NONE));
    }
  }

  void release() {
    if (descriptor == NONE) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      int _ =
          (int) function("close", null, JAVA_INT).invokeExact(arena.allocate(STATE), descriptor);
    } catch (Throwable notOffered) {
      LOG.debug("a folder's lock goes with the process", notOffered);
    }
  }

  @SuppressWarnings("restricted") // functions of POSIX, with the arguments that it says
  private static MethodHandle function(
      String name, Linker.@Nullable Option more, ValueLayout... arguments) {
    Linker.Option errno = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(
        LINKER.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(JAVA_INT, arguments),
        more == null ? new Linker.Option[] {errno} : new Linker.Option[] {errno, more});
  }
}
