package org.findbuch.ingest.picture;

import org.findbuch.document.Page;
import org.findbuch.extract.PageBytes;
import org.findbuch.extract.PageSink;

/** Takes the bytes that are made of a file: the last ones, or none. */
public final class TakenBytes implements PageSink {
  private byte[] bytes = new byte[0];

  public byte[] bytes() {
    return bytes;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  @Override
  public void accept(Page page) {
    throw new IllegalStateException("a page was read instead of drawn or printed");
  }

  @Override
  public void accept(PageBytes made) {
    bytes = new byte[made.bytes().remaining()];
    made.bytes().duplicate().get(bytes);
  }
}
