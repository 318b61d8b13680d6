package org.findbuch.extract;

import java.io.IOException;
import org.findbuch.document.Page;

/** Takes pages as they are read, numbered from 1 without gaps. */
@FunctionalInterface
public interface PageSink {
  void accept(Page page) throws IOException;
}
