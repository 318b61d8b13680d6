package org.findbuch.ingest.picture;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.findbuch.document.Fault;

/**
 * Why something cannot be made of a file, so that it is not tried again while this process lives;
 * but for what is forgotten when there are too many.
 */
public final class KnownFaults<K> {
  private static final int MOST = 10_000;

  private final Map<K, Fault> faults = new ConcurrentHashMap<>();

  public Optional<Fault> find(K of) {
    return Optional.ofNullable(faults.get(of));
  }

  /** Keeps one. */
  public void put(K of, Fault fault) {
    if (faults.size() >= MOST) {
      faults.clear();
    }
    faults.put(of, fault);
  }
}
