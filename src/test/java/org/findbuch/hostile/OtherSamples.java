package org.findbuch.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Locked office files, files called what they are not, texts, and what a reader may do. */
final class OtherSamples {
  private static final String HELLO = "Gesundheitskonferenz";
  private static final int DEEP = 100_000;

  private OtherSamples() {}

  static Map<String, Sample> all() {
    Map<String, Sample> all = new HashMap<>();
    all.putAll(locked());
    all.putAll(disguised());
    all.putAll(texts());
    for (String does :
        new String[] {"hang", "oom", "overflow", "exit", "throw", "litter", "print"}) {
      all.put("reader-" + does, bait -> does.getBytes(UTF_8));
      all.put("reader-page-" + does, bait -> (HELLO + "\n" + does).getBytes(UTF_8));
    }
    return all;
  }

  private static Map<String, Sample> locked() {
    return Map.of(
        "docx-locked", bait -> lockedPackage(EncryptionMode.agile),
        "xlsx-locked", bait -> lockedPackage(EncryptionMode.standard),
        "doc-locked", bait -> lockedDoc(),
        "xls-locked", bait -> lockedXls(),
        "ppt-locked", bait -> lockedPpt());
  }

  private static byte[] lockedPackage(EncryptionMode mode) throws Exception {
    EncryptionInfo lock = new EncryptionInfo(mode);
    lock.getEncryptor().confirmPassword("geheim");
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      try (var out = lock.getEncryptor().getDataStream(files)) {
        out.write(Office.docx().add("word/document.xml", Office.document("", HELLO)).bytes());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      files.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }

  @FunctionalInterface
  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] underPassword(Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Biff8EncryptionKey.setCurrentUserPassword("geheim");
    try {
      writing.to(out);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    return out.toByteArray();
  }

  private static byte[] lockedXls() throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("Blatt").createRow(0).createCell(0).setCellValue(HELLO);
      return underPassword(book::write);
    }
  }

  private static byte[] lockedPpt() throws IOException {
    try (HSLFSlideShow show = new HSLFSlideShow()) {
      show.createSlide().addTitle().setText(HELLO);
      return underPassword(show::write);
    }
  }

  private static byte[] lockedDoc() throws IOException {
    try (var in = OtherSamples.class.getResourceAsStream("/samples/absatz.doc");
        HWPFDocument document = new HWPFDocument(Objects.requireNonNull(in))) {
      return underPassword(document::write);
    }
  }

  private static Map<String, Sample> disguised() {
    byte[] exe = ByteBuffer.allocate(4096).put("MZ\0\0".getBytes(ISO_8859_1)).array();
    Map<String, Sample> all = new HashMap<>();
    all.put("html-as-pdf", bait -> html(HELLO));
    all.put("exe-as-pdf", bait -> exe);
    all.put("exe-as-docx", bait -> exe);
    all.put("exe", bait -> exe);
    all.put("docx-as-pdf", bait -> docx());
    all.put("jpeg-as-docx", bait -> jpeg());
    all.put("pdf-as-docx", bait -> PdfSamples.hello());
    all.put("pdf-with-zip", bait -> joined(PdfSamples.hello(), new RawZip().add("a", "b").bytes()));
    all.put("pdf-with-docx", bait -> joined(PdfSamples.hello(), docx()));
    all.put("docx-with-pdf", bait -> joined(docx(), PdfSamples.hello()));
    all.put("exe-with-pdf", bait -> joined("MZ\0\0".getBytes(ISO_8859_1), PdfSamples.hello()));
    all.put("html-with-pdf-header", bait -> html("%PDF-1.7 " + HELLO));
    all.put("script-as-txt", bait -> ("#!/bin/sh\necho " + HELLO + "\n").getBytes(UTF_8));
    all.put("empty", bait -> new byte[0]);
    all.put("one-byte", bait -> new byte[] {'x'});
    all.put("zip-start-only", bait -> new byte[] {'P', 'K', 3, 4});
    all.put("ole-start-only", bait -> ByteBuffer.allocate(8).putLong(0xD0CF11E0A1B11AE1L).array());
    all.put("ole-loop", bait -> loopedOle());
    return all;
  }

  private static byte[] docx() {
    return Office.docx().add("word/document.xml", Office.document("", HELLO)).bytes();
  }

  private static byte[] html(String text) {
    return ("<!DOCTYPE html><html><body><p>" + text + "</p></body></html>").getBytes(UTF_8);
  }

  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg", out);
    return out.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }

  /** Its directory goes on where it began, for ever. */
  private static byte[] loopedOle() {
    ByteBuffer ole = ByteBuffer.allocate(512 * 4).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    ole.put(ByteBuffer.allocate(8).putLong(0xD0CF11E0A1B11AE1L).array());
    ole.putShort(24, (short) 62).putShort(26, (short) 3).putShort(28, (short) 0xFFFE);
    ole.putShort(30, (short) 9).putShort(32, (short) 6).putInt(44, 1).putInt(48, 1);
    ole.putInt(56, 4096).putInt(60, -2).putInt(68, -2).putInt(76, 0);
    for (int at = 80; at < 512; at += 4) {
      ole.putInt(at, -1);
    }
    ole.putInt(512, -3).putInt(516, 2).putInt(520, 1);
    return ole.array();
  }

  private static Map<String, Sample> texts() {
    Map<String, Sample> all = new HashMap<>();
    all.put("rtf-deep", bait -> rtf("{".repeat(DEEP) + HELLO + "}".repeat(DEEP)));
    all.put("rtf-unclosed", bait -> ("{\\rtf1 \\pard {{{" + HELLO).getBytes(ISO_8859_1));
    all.put("rtf-binary", bait -> rtf("{\\pict\\bin2147483647 x}" + HELLO));
    all.put("html-deep", bait -> html("<div>".repeat(DEEP) + HELLO));
    all.put("html-deep-tables", bait -> html("<table><tr><td>".repeat(DEEP) + HELLO));
    all.put("html-attributes", bait -> html("<p " + "a=b ".repeat(DEEP) + ">" + HELLO));
    all.put(
        "html-entity-file",
        bait -> joined(Entities.outside(bait.file()).getBytes(UTF_8), html(HELLO + " &e;")));
    all.put(
        "html-frame-http",
        bait ->
            html(
                HELLO
                    + "<iframe src='"
                    + bait.server()
                    + "'></iframe><img src='"
                    + bait.server()
                    + "'>"));
    all.put(
        "text-one-line", bait -> (HELLO + " ").repeat(50_000_000 / HELLO.length()).getBytes(UTF_8));
    all.put("text-utf16", bait -> ("\uFEFF" + HELLO).getBytes(UTF_16LE));
    all.put("text-utf16-big", bait -> ("\uFEFF" + HELLO).getBytes(UTF_16BE));
    all.put("text-nul", bait -> (HELLO + "\0" + HELLO).getBytes(UTF_8));
    all.put("text-late-nul", bait -> ((HELLO + " ").repeat(10_000) + "\0" + HELLO).getBytes(UTF_8));
    all.put(
        "text-broken-utf8", bait -> joined(HELLO.getBytes(UTF_8), new byte[] {(byte) 0xC3, 'x'}));
    all.put(
        "text-broken-utf16",
        bait -> joined("\uFEFFGesund\uD800".getBytes(UTF_16LE), new byte[] {'x'}));
    return all;
  }

  private static byte[] rtf(String body) {
    return ("{\\rtf1\\ansi \\pard " + body + "}").getBytes(ISO_8859_1);
  }
}
