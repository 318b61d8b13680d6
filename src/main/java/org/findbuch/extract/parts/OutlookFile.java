package org.findbuch.extract.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.findbuch.document.Fault;
import org.findbuch.document.FileName;
import org.findbuch.document.Format;
import org.findbuch.extract.Allowance;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart that Outlook has saved ([MS-OXMSG]). */
final class OutlookFile {
  private final Scratch scratch;
  private final Allowance allowance;
  private @Nullable Fault cutShort;

  private OutlookFile(Scratch scratch, Allowance allowance) {
    this.scratch = scratch;
    this.allowance = allowance;
  }

  static Letter read(Path file, Scratch scratch, Allowance allowance) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true);
        MAPIMessage message = new MAPIMessage(files)) {
      return new OutlookFile(scratch, allowance).letter(message, 1);
    }
  }

  private Letter letter(MAPIMessage message, int depth) throws IOException {
    message.setReturnNullOnMissingChunk(true);
    message.guess7BitEncoding();
    try {
      List<Letter.Attachment> attachments = new ArrayList<>();
      for (AttachmentChunks attachment : message.getAttachmentFiles()) {
        if (allowance.take(1, 0, 0) != null) {
          cutShort = Fault.TOO_MANY_INSIDE;
          break;
        }
        attachments.add(attachment(attachment, depth));
      }
      return new Letter(head(message), bodies(message), attachments, cutShort);
    } catch (ChunkNotFoundException missing) {
      throw new IOException(missing);
    }
  }

  private static Letter.Head head(MAPIMessage message) throws ChunkNotFoundException {
    Calendar date = message.getMessageDate();
    String from = text(message.getDisplayFrom());
    return new Letter.Head(
        from,
        text(message.getDisplayTo()),
        text(message.getDisplayCC()),
        text(message.getSubject()),
        from,
        date == null ? null : OffsetDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
  }

  private List<Letter.Body> bodies(MAPIMessage message) throws ChunkNotFoundException, IOException {
    String plain = message.getTextBody();
    if (plain != null && !plain.isBlank()) {
      return List.of(scratch.text(plain, Format.TXT));
    }
    String page = message.getHtmlBody();
    if (page != null && !page.isBlank()) {
      return List.of(scratch.text(page, Format.HTML));
    }
    String rich = message.getRtfBody();
    return rich == null || rich.isBlank() ? List.of() : List.of(rtf(rich));
  }

  private Letter.Body rtf(String rich) throws IOException {
    Path file = Files.writeString(scratch.next(), rich, java.nio.charset.StandardCharsets.UTF_8);
    return new Letter.Body(file, Format.RTF);
  }

  private Letter.Attachment attachment(AttachmentChunks attachment, int depth) throws IOException {
    if (attachment.isEmbeddedMessage()) {
      return letter(attachment, depth);
    }
    byte[] bytes = attachment.getEmbeddedAttachmentObject();
    if (bytes == null) {
      return new Letter.Attachment(name(attachment, "Part.bin"), null, null);
    }
    // parts of such a file may share their bytes
    if (allowance.take(0, bytes.length, Long.MAX_VALUE / Integer.MAX_VALUE) != null) {
      cutShort = Fault.TOO_LARGE_INSIDE;
      return new Letter.Attachment(name(attachment, "Part.bin"), null, null);
    }
    Path file = Files.write(scratch.next(), bytes);
    return new Letter.Attachment(name(attachment, "Part.bin"), file, null);
  }

  private Letter.Attachment letter(AttachmentChunks attachment, int depth) throws IOException {
    String name = name(attachment, "E-Mail");
    String called = FileName.ending(name).equals("msg") ? name : name + ".msg";
    MAPIMessage inside = depth < allowance.depth() ? attachment.getEmbeddedMessage() : null;
    return new Letter.Attachment(called, null, inside == null ? null : letter(inside, depth + 1));
  }

  private static String name(AttachmentChunks attachment, String otherwise) {
    for (StringChunk chunk :
        new StringChunk[] {
          attachment.getAttachLongFileName(),
          attachment.getAttachFileName(),
          attachment.getAttachDisplayName()
        }) {
      if (chunk != null && !text(chunk.getValue()).isEmpty()) {
        return FileName.safe(chunk.getValue());
      }
    }
    return otherwise;
  }

  private static String text(@Nullable String told) {
    return Objects.requireNonNullElse(told, "").replace("\0", "").strip();
  }
}
