package org.findbuch.extract.parts;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.document.Format;
import org.findbuch.extract.FolderTree;
import org.findbuch.language.Encoding;
import org.jspecify.annotations.Nullable;

/** Where the parts of a file lie while they are read; gone when it is closed. */
final class Scratch implements Closeable {
  /** What declares the characters of a page: those that are written here are others. */
  private static final String DECLARATION = "(?i)<meta[^>]{0,200}charset[^>]{0,200}>";

  private static final int LONGEST_PAGE = 16 << 20;

  private @Nullable Path folder;
  private int files;

  Path next() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("parts-");
    }
    return folder.resolve("part-" + files++);
  }

  Path keep(InputStream bytes) throws IOException {
    Path file = next();
    try (OutputStream out = Files.newOutputStream(file)) {
      bytes.transferTo(out);
    }
    return file;
  }

  /** A text; without a charset its reader finds out. */
  Letter.Body text(InputStream bytes, @Nullable Charset charset, Format format) throws IOException {
    if (format == Format.HTML) {
      byte[] page = bytes.readNBytes(LONGEST_PAGE);
      bytes.transferTo(OutputStream.nullOutputStream());
      return text(new String(page, charset == null ? charset(page) : charset), format);
    }
    if (charset == null) {
      return new Letter.Body(keep(bytes), format);
    }
    Path file = next();
    try (Reader in = new InputStreamReader(bytes, charset);
        Writer out = Files.newBufferedWriter(file)) {
      in.transferTo(out);
    }
    return new Letter.Body(file, format);
  }

  Letter.Body text(String text, Format format) throws IOException {
    String marked =
        format == Format.HTML
            ? "<!DOCTYPE html><meta charset=\"utf-8\">" + text.replaceAll(DECLARATION, "")
            : text;
    return new Letter.Body(Files.writeString(next(), marked, StandardCharsets.UTF_8), format);
  }

  @Override
  public void close() throws IOException {
    if (folder == null) {
      return;
    }
    FolderTree.delete(folder);
  }

  /** Which letters bytes are where nobody says: UTF-8 if they can be that, else the likeliest. */
  static Charset charset(byte[] bytes) {
    return Encoding.isUtf8(bytes, false) ? StandardCharsets.UTF_8 : Encoding.old(bytes);
  }
}
