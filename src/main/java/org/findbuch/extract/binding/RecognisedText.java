package org.findbuch.extract.binding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.findbuch.document.Layout;

/**
 * What was recognised on a page of a scan, and where: it is laid behind the picture, so that the
 * page can be searched and read aloud.
 *
 * @param layout of the text's words; {@link Layout#NONE} where nothing was recognised
 */
public record RecognisedText(String text, Layout layout) {
  public static final RecognisedText NONE = new RecognisedText("", Layout.NONE);

  /** Writes it for a worker. */
  void write(DataOutputStream out) throws IOException {
    write(out, text.getBytes(StandardCharsets.UTF_8));
    write(out, layout.encoded());
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static RecognisedText read(DataInputStream in) throws IOException {
    String text = new String(bytes(in), StandardCharsets.UTF_8);
    return new RecognisedText(text, Layout.stored(bytes(in)));
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a bundle ends early");
    }
    return bytes;
  }
}
