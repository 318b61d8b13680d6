package org.findbuch.extract.pdf.annotation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.findbuch.extract.pdf.file.Unpacked;
import org.jspecify.annotations.Nullable;

/** The words of an annotation, and whose they are (ISO 32000-1, 12.5.6.2). */
record Note(String author, String text) {
  private static final int MOST = 1 << 20;
  private static final Pattern LINE_END = Pattern.compile("(?i)<br[^>]*>|</(p|div|li)\\s*>");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");

  /** Its contents, or what its window says instead. */
  static Note of(COSDictionary annotation) {
    String text = words(annotation);
    COSDictionary window = annotation.getCOSDictionary(COSName.POPUP);
    if (text.isEmpty() && window != null) {
      text = words(window);
    }
    return new Note(string(annotation.getDictionaryObject(COSName.T)), text);
  }

  /** As one line names the speaker of a word. */
  String spoken() {
    return author.isEmpty() ? text : author + ": " + text;
  }

  private static String words(COSDictionary annotation) {
    String plain = string(annotation.getDictionaryObject(COSName.CONTENTS));
    return plain.isEmpty() ? rich(annotation.getDictionaryObject(COSName.RC)) : plain;
  }

  /** The characters of a string, or of a stream that stands for a long one. */
  static String string(@Nullable COSBase value) {
    String text = "";
    if (value instanceof COSString string) {
      text = string.getString();
    } else if (value instanceof COSStream stream) {
      try {
        text = new COSString(Unpacked.start(stream, MOST)).getString();
      } catch (IOException broken) {
        // then it says nothing
      }
    }
    return text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "").strip();
  }

  /** What stands in a text with tags, which is a small part of XHTML. */
  static String rich(@Nullable COSBase value) {
    String tagged = LINE_END.matcher(utf8(value)).replaceAll("\n");
    return TAG.matcher(tagged)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replaceAll("&#(13|xD|xd);", "\n")
        .replace("&#160;", " ")
        .replace("&amp;", "&")
        .strip();
  }

  private static String utf8(@Nullable COSBase value) {
    if (value instanceof COSStream stream) {
      try {
        byte[] bytes = Unpacked.start(stream, MOST);
        return new String(bytes, StandardCharsets.UTF_8);
      } catch (IOException broken) {
        return "";
      }
    }
    return string(value);
  }
}
