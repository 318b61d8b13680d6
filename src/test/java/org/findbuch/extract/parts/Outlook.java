package org.findbuch.extract.parts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes small mails as Outlook saves them: a stream for each property. */
final class Outlook {
  private static final int MAIL_HEADER = 32;
  private static final int ATTACHMENT_HEADER = 8;
  private static final String TEXT = "001F";
  private static final String BINARY = "0102";

  private final POIFSFileSystem files = new POIFSFileSystem();
  private int attachments;

  private Outlook() {}

  static Outlook mail(String subject, String text) throws IOException {
    Outlook mail = new Outlook();
    properties(mail.files.getRoot(), MAIL_HEADER);
    mail.text("0037", subject);
    return mail.text("1000", text);
  }

  Outlook from(String name) throws IOException {
    return text("0C1A", name);
  }

  Outlook attach(String name, byte[] bytes) throws IOException {
    DirectoryEntry entry =
        files.getRoot().createDirectory("__attach_version1.0_#%08X".formatted(attachments++));
    properties(entry, ATTACHMENT_HEADER);
    stream(entry, "3707", TEXT, name.getBytes(StandardCharsets.UTF_16LE));
    stream(entry, "3701", BINARY, bytes);
    return this;
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    files.writeFilesystem(bytes);
    files.close();
    return bytes.toByteArray();
  }

  private Outlook text(String property, String value) throws IOException {
    stream(files.getRoot(), property, TEXT, value.getBytes(StandardCharsets.UTF_16LE));
    return this;
  }

  private static void stream(DirectoryEntry into, String property, String type, byte[] bytes)
      throws IOException {
    into.createDocument("__substg1.0_" + property + type, new ByteArrayInputStream(bytes));
  }

  private static void properties(DirectoryEntry into, int header) throws IOException {
    ByteBuffer none = ByteBuffer.allocate(header).order(ByteOrder.LITTLE_ENDIAN);
    into.createDocument("__properties_version1.0", new ByteArrayInputStream(none.array()));
  }
}
