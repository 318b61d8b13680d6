package org.findbuch.archive.change;

import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.findbuch.archive.store.Held;

/** Keeps changes of one thing apart, by name; all of them can be held back at once. */
public final class Locks {
  /** Changes of the tree come one after the other: a circle can be made of two of them. */
  public static final String TREE = "the tree of collections";

  private static final int STRIPES = 256;

  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];
  private final ReadWriteLock all = new ReentrantReadWriteLock(true);

  public Locks() {
    Arrays.setAll(stripes, i -> new ReentrantLock());
  }

  /** Holds all the names; always in the same order, so that nobody waits in a circle. */
  public Held hold(String... names) {
    Lock shared = all.readLock();
    shared.lock();
    int[] wanted =
        Arrays.stream(names)
            .mapToInt(name -> Math.floorMod(name.hashCode(), STRIPES))
            .sorted()
            .distinct()
            .toArray();
    for (int stripe : wanted) {
      stripes[stripe].lock();
    }
    return () -> {
      for (int stripe : wanted) {
        stripes[stripe].unlock();
      }
      shared.unlock();
    };
  }

  /** Waits until nothing is held, and lets nothing begin. */
  public Held holdAll() {
    Lock exclusive = all.writeLock();
    exclusive.lock();
    return exclusive::unlock;
  }
}
