package org.findbuch.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.findbuch.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MultipartTest {
  private static final String TYPE = "multipart/form-data; boundary=\"xyz\"";

  @RegisterExtension final Seed seed = new Seed();

  @Test
  void a_file_full_of_things_like_delimiters_comes_out_as_it_went_in() throws IOException {
    Random random = seed.random();
    String[] teasers = {"\r", "\n", "\r\n", "\r\n-", "\r\n--", "\r\n--xy", "--xyZ", "a"};
    for (int round = 0; round < 50; round++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      int length = random.nextInt(40_000);
      for (int i = 0; i < length; i++) {
        file.writeBytes(teasers[random.nextInt(teasers.length)].getBytes(StandardCharsets.UTF_8));
      }
      byte[] body = body("name=\"file\"; filename=\"a.txt\"", file.toByteArray());
      Multipart parts = Multipart.of(TYPE, dripping(body, random)).orElseThrow();
      Multipart.Part part = parts.next().orElseThrow();
      assertThat(part.body().readAllBytes()).isEqualTo(file.toByteArray());
      assertThat(parts.next()).isEmpty();
    }
  }

  @Test
  void names_are_read_as_browsers_and_curl_write_them() throws IOException {
    assertThat(name("filename=\"Bericht \\\"2004\\\".pdf\"")).isEqualTo("Bericht \"2004\".pdf");
    assertThat(name("filename=\"Bericht %222004%22.pdf\"")).isEqualTo("Bericht \"2004\".pdf");
    assertThat(name("filename=\"Übersicht.pdf\"")).isEqualTo("Übersicht.pdf");
    assertThat(name("filename=\"a.pdf\"; filename*=UTF-8''%C3%9C.pdf")).isEqualTo("Ü.pdf");
  }

  @Test
  void names_in_older_encodings_are_read_as_well() throws IOException {
    Random random = seed.random();
    for (String charset : List.of("UTF-8", "ISO-8859-1", "windows-1252", "IBM850", "x-MacRoman")) {
      for (String name : List.of("Grüße aus Köln.pdf", "ÄÖÜ.pdf", "Größe.txt")) {
        byte[] body =
            ("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                    + name
                    + "\"\r\n\r\nText\r\n--xyz--")
                .getBytes(Charset.forName(charset));
        for (InputStream in : List.of(new ByteArrayInputStream(body), dripping(body, random))) {
          Multipart parts = Multipart.of(TYPE, in).orElseThrow();
          assertThat(parts.next().orElseThrow().fileName()).as(charset).isEqualTo(name);
        }
      }
    }
    assertThat(name("filename*=ISO-8859-1'de'%DCbersicht.pdf")).isEqualTo("Übersicht.pdf");
    assertThat(name("filename*=UTF-8''%DCbersicht.pdf")).isEqualTo("Übersicht.pdf");
  }

  @Test
  void a_part_that_is_not_as_long_as_its_head_says_is_not_whole() throws IOException {
    String head = "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Length: ";
    Multipart.Part whole = of(head + "4\r\n\r\nText\r\n--xyz--").next().orElseThrow();
    assertThat(whole.body().readAllBytes()).asString().isEqualTo("Text");
    for (int told : new int[] {3, 5}) {
      Multipart.Part part = of(head + told + "\r\n\r\nText\r\n--xyz--").next().orElseThrow();
      assertThatThrownBy(() -> part.body().readAllBytes())
          .isInstanceOf(Multipart.MalformedException.class);
    }
  }

  @Test
  void a_part_that_nobody_reads_is_skipped() throws IOException {
    String text =
        "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
            + "--xyz\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n2\r\n--xyz--";
    Multipart parts = of(text);
    parts.next();
    Multipart.Part second = parts.next().orElseThrow();
    assertThat(second.name()).isEqualTo("b");
    assertThat(second.fileName()).isNull();
    assertThat(second.body().readAllBytes()).asString().isEqualTo("2");
  }

  @Test
  void a_body_that_breaks_off_is_told_from_one_that_ends() throws IOException {
    Multipart parts = of("--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf");
    Multipart.Part part = parts.next().orElseThrow();
    assertThatThrownBy(() -> part.body().readAllBytes())
        .isInstanceOf(Multipart.MalformedException.class);
  }

  private static String name(String disposition) throws IOException {
    byte[] body = body("name=\"file\"; " + disposition, new byte[0]);
    return String.valueOf(
        Multipart.of(TYPE, new ByteArrayInputStream(body))
            .orElseThrow()
            .next()
            .orElseThrow()
            .fileName());
  }

  private static Multipart of(String text) {
    return Multipart.of(TYPE, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow();
  }

  private static byte[] body(String disposition, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head = "--xyz\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** Gives as little at a time as a slow network. */
  private static InputStream dripping(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1 + random.nextInt(3000)));
      }
    };
  }
}
