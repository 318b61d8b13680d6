package org.findbuch.extract.binding;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker binds, in one file, as it sees no other: the length of the cover sheet's words and
 * these; the number of parts; of each its title, what was recognised on its pages, and its length
 * in bytes; then all their bytes.
 */
public record Bundle(CoverSheet cover, List<Part> parts) {
  public Bundle {
    parts = List.copyOf(parts);
  }

  /**
   * Pages that were copied from one file.
   *
   * @param title of what they come from; empty where it goes on with what stands before it
   * @param recognised on each of its pages, in their order; empty where that is nothing
   * @param at where its bytes begin in the file
   * @param bytes how many
   */
  public record Part(String title, List<RecognisedText> recognised, long at, long bytes) {
    public Part {
      recognised = List.copyOf(recognised);
    }
  }

  /**
   * A part before it is packed.
   *
   * @param pdf as a worker has copied it
   */
  public record Loose(String title, Path pdf, List<RecognisedText> recognised) {
    public Loose {
      title = CoverSheet.fitting(title);
      recognised = List.copyOf(recognised);
    }
  }

  /** Packs it. */
  public static void write(Path file, CoverSheet cover, List<Loose> parts) throws IOException {
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
        DataOutputStream out = new DataOutputStream(bytes)) {
      cover.write(out);
      out.writeInt(parts.size());
      for (Loose part : parts) {
        out.writeUTF(part.title());
        out.writeInt(part.recognised().size());
        for (RecognisedText text : part.recognised()) {
          text.write(out);
        }
        out.writeLong(Files.size(part.pdf()));
      }
      for (Loose part : parts) {
        Files.copy(part.pdf(), out);
      }
    }
  }

  /** Looks into one; the bytes of its parts stay where they are. */
  public static Bundle read(Path file) throws IOException {
    try (Counting counted = new Counting(Files.newInputStream(file));
        DataInputStream in = new DataInputStream(counted)) {
      CoverSheet cover = CoverSheet.read(in);
      List<Part> parts = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        String title = in.readUTF();
        List<RecognisedText> recognised = new ArrayList<>();
        for (int pages = in.readInt(); pages > 0; pages--) {
          recognised.add(RecognisedText.read(in));
        }
        parts.add(new Part(title, recognised, 0, in.readLong()));
      }
      long at = counted.count;
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        parts.set(i, new Part(part.title(), part.recognised(), at, part.bytes()));
        at += part.bytes();
      }
      return new Bundle(cover, parts);
    }
  }

  /** Takes a part out into a file of its own. */
  public Path unpack(Path bundle, Part part) throws IOException {
    Path file = Files.createTempFile("part", ".pdf");
    try (FileChannel from = FileChannel.open(bundle);
        FileChannel to = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long done = 0;
      while (done < part.bytes()) {
        long more = from.transferTo(part.at() + done, part.bytes() - done, to);
        if (more <= 0) {
          throw new EOFException("a bundle ends early");
        }
        done += more;
      }
    }
    return file;
  }

  private static final class Counting extends InputStream {
    private final InputStream in;
    private long count;

    Counting(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = in.read(into, from, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
