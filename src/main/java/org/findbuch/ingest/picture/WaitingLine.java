package org.findbuch.ingest.picture;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;
import org.findbuch.extract.PictureOrder;

/**
 * What waits to be drawn. Whoever asked last for the picture of a page comes first, as those before
 * may have gone on; small ones come when no other waits, in the order in which they were asked for,
 * as many of them stand around the page that is read.
 */
public final class WaitingLine<T> {
  /** Whoever waits behind so many others has to ask again. */
  private static final int MOST = 200;

  /** Columns of the largest picture that is small. */
  private static final int SMALL = 200;

  private final LinkedBlockingDeque<T> line = new LinkedBlockingDeque<>();

  /** Takes one up, and says who has to go for it. */
  public Optional<T> add(T one, PictureOrder order) {
    if (order.columns() > SMALL) {
      line.addLast(one);
    } else {
      line.addFirst(one);
    }
    return line.size() > MOST ? Optional.ofNullable(line.pollFirst()) : Optional.empty();
  }

  /** Takes one up again that has been at the head of the line. */
  public void again(T one) {
    line.addLast(one);
  }

  /** The next; waits until there is one. */
  public T take() throws InterruptedException {
    return line.takeLast();
  }
}
