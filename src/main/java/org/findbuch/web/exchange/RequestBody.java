package org.findbuch.web.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a request. That they break off is the client's fault or the line's, not ours. */
public final class RequestBody extends FilterInputStream {
  public RequestBody(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException gone) {
      throw new Multipart.MalformedException(gone);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (IOException gone) {
      throw new Multipart.MalformedException(gone);
    }
  }
}
