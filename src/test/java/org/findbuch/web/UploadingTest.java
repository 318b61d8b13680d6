package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class UploadingTest {
  private static final String FILE =
      "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nText";

  @TempDir Path folder;
  private OpenWeb web;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  @Test
  void a_second_file_is_refused_instead_of_dropped() throws IOException {
    HttpResponse<String> answer = post(FILE, FILE.replace("a.txt", "b.txt"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("urn:findbuch:problem:part-twice", "\"field\":\"file\"", "„file“");
    assertThat(web.get("/api/documents").body()).contains("\"total\":0");
    assertThat(spooled()).isZero();
  }

  @Test
  void a_second_metadata_is_refused_instead_of_one_being_chosen() throws IOException {
    String said = "Content-Disposition: form-data; name=\"metadata\"\r\n\r\n{\"title\":\"%s\"}";
    HttpResponse<String> answer = post(said.formatted("A"), FILE, said.formatted("B"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("problem:part-twice", "\"field\":\"metadata\"");
    assertThat(spooled()).isZero();
  }

  @Test
  void what_is_said_twice_in_json_is_refused_by_name() throws IOException {
    String said = "Content-Disposition: form-data; name=\"metadata\"\r\n\r\n";
    HttpResponse<String> answer = post(FILE, said + "{\"title\":\"A\",\"title\":\"B\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("problem:field-twice", "\"field\":\"title\"", "„title“");
    assertThat(web.write("POST", "/api/collections", "{\"title\":\"A\",\"title\":\"A\"}").body())
        .contains("problem:field-twice");
    assertThat(spooled()).isZero();
  }

  @Test
  void a_parameter_has_one_value_unless_it_may_have_more() throws IOException {
    for (String twice :
        new String[] {"q=a&q=b", "page=1&page=2", "lang=de&lang=en", "sort=title&sort=newest"}) {
      HttpResponse<String> answer = web.get("/api/search?" + twice);
      assertThat(answer.statusCode()).as(twice).isEqualTo(400);
      assertThat(answer.body()).contains("\"parameter\":\"" + twice.split("=", 2)[0] + "\"");
    }
    for (String once : new String[] {"q=a&q=a", "q=&q=a", "kind=report&kind=minutes"}) {
      assertThat(web.get("/api/search?" + once).statusCode()).as(once).isEqualTo(200);
    }
  }

  @Test
  void a_name_that_is_far_too_long_is_refused_by_name() throws IOException {
    HttpResponse<String> answer = post(FILE.replace("a.txt", "x".repeat(2_996) + ".txt"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("urn:findbuch:problem:file-name-too-long", "\"field\":\"file\"", "3.000");
    assertThat(spooled()).isZero();
  }

  @Test
  void a_name_that_is_only_long_is_cut() throws IOException {
    HttpResponse<String> answer = post(FILE.replace("a.txt", "ü".repeat(300) + ".txt"));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).contains("\"name\":\"" + "ü".repeat(88) + ".txt\"");
  }

  @Test
  void a_head_without_end_is_refused_by_name() throws IOException {
    for (String head : new String[] {"x".repeat(100_000), "a;".repeat(50_000)}) {
      HttpResponse<String> answer = post("X-More: " + head + "\r\n" + FILE);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("urn:findbuch:problem:part-head-too-long", "16");
    }
    HttpResponse<String> answer = post(FILE.replace("a.txt", "\\\\".repeat(50_000)));
    assertThat(answer.body()).contains("urn:findbuch:problem:part-head-too-long");
  }

  @Test
  void parts_that_nobody_knows_are_passed_over() throws IOException {
    String other = "Content-Disposition: form-data; name=\"other\"\r\n\r\n" + "?".repeat(200_000);
    assertThat(post(other, FILE, other).statusCode()).isEqualTo(201);
    assertThat(post("X-Nothing: 1\r\n\r\n?", FILE).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_that_is_broken_is_refused_and_nothing_of_it_stays() throws IOException {
    for (String body :
        new String[] {"", "--grenze", "--grenze\r\n" + FILE, "--grenze\r\nno head", "nothing"}) {
      HttpResponse<String> answer = send(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).as(body).contains("urn:findbuch:problem:malformed");
    }
    assertThat(send(("--grenze\r\n" + FILE + "\r\n").repeat(60) + "--grenze--").statusCode())
        .isEqualTo(400);
    assertThat(spooled()).isZero();
  }

  private HttpResponse<String> post(String... parts) throws IOException {
    return send("--grenze\r\n" + String.join("\r\n--grenze\r\n", parts) + "\r\n--grenze--\r\n");
  }

  private HttpResponse<String> send(String body) throws IOException {
    String type = "multipart/form-data; boundary=grenze";
    return web.write("POST", "/api/documents?lang=de", body, "Content-Type", type);
  }

  private long spooled() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("archive/incoming"))) {
      return left.count();
    }
  }
}
