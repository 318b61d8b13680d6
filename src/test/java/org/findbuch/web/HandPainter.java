package org.findbuch.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.findbuch.document.Fault;
import org.findbuch.document.Format;
import org.findbuch.document.Found;
import org.findbuch.extract.Extraction;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;
import org.findbuch.extract.Painter;
import org.findbuch.extract.PictureOrder;
import org.jspecify.annotations.Nullable;

/** Draws every page as a few bytes, or fails. */
final class HandPainter implements Painter {
  final List<PictureOrder> asked = new CopyOnWriteArrayList<>();
  volatile @Nullable Fault fault;
  volatile long millis;

  @Override
  public Extraction paint(Path file, Format format, PictureOrder order, PageSink sink)
      throws IOException, InterruptedException {
    asked.add(order);
    Thread.sleep(millis);
    if (fault != null) {
      return new Extraction.Unreadable(fault);
    }
    boolean isPng = order.as() == PictureOrder.Written.PNG;
    byte[] bytes =
        ((isPng ? "\u0089" : "\u00ff") + "picture of " + order.page()).getBytes(ISO_8859_1);
    sink.accept(new PageBytes(order.page(), "image/png", ByteBuffer.wrap(bytes)));
    return new Extraction.Read(Found.NOTHING, null);
  }

  @Override
  public void close() {}
}
