package org.findbuch.extract.pdf.font;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.encoding.StandardEncoding;
import org.findbuch.extract.pdf.file.Unpacked;
import org.jspecify.annotations.Nullable;

/**
 * The names that a Type 1 font program gives to its codes. They stand in the part of it that can be
 * read as text, so that the encrypted outlines need not be looked at.
 */
final class BuiltInEncoding {
  private static final int LONGEST = 64 * 1024;
  private static final Pattern NAMED = Pattern.compile("dup\\s+(\\d{1,3})\\s*/([^\\s/]+)\\s+put");

  private BuiltInEncoding() {}

  /** Null where the font is of another kind, or says nothing in a form known here. */
  static @Nullable Map<Integer, String> of(COSDictionary font, COSDictionary descriptor) {
    boolean isType1 =
        COSName.TYPE1.equals(font.getCOSName(COSName.SUBTYPE))
            && !descriptor.containsKey(COSName.FONT_FILE3);
    COSStream program = descriptor.getCOSStream(COSName.FONT_FILE);
    if (!isType1 || program == null) {
      return null;
    }
    try {
      int length = Math.clamp(program.getInt(COSName.LENGTH1, LONGEST), 0, LONGEST);
      byte[] bytes = Unpacked.start(program, length);
      return names(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException broken) {
      return null;
    }
  }

  private static @Nullable Map<Integer, String> names(String program) {
    int start = program.indexOf("/Encoding");
    if (start < 0 || !program.startsWith("%!")) {
      return null;
    }
    String from = program.substring(start + 9).stripLeading();
    if (from.startsWith("StandardEncoding")) {
      return StandardEncoding.INSTANCE.getCodeToNameMap();
    }
    Map<Integer, String> names = new HashMap<>();
    Matcher dup = NAMED.matcher(from);
    int end = from.indexOf(" def");
    while (dup.find()) {
      names.put(Integer.valueOf(dup.group(1)), dup.group(2));
    }
    return names.isEmpty() || end < 0 ? null : names;
  }
}
