package org.findbuch.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel is asked for while files come in, as strace tells it. */
@Tag("crash")
class OrderTest {
  private static final int UPLOADS = 100;
  private static final Pattern BEGUN = Pattern.compile("(\\d+) +(.*) <unfinished \\.\\.\\.>");
  private static final Pattern ENDED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");

  @TempDir Path folder;

  @Test
  void a_file_is_on_the_disk_before_its_name_that_before_its_row_and_that_before_the_answer()
      throws Exception {
    String key = Program.run(folder, "token", "add", "test", "--role", "editor").out().getLast();
    Path calls = folder.resolve("calls");
    List<String> strace =
        List.of(
            "strace",
            "-f",
            "-y",
            "-s24",
            "--seccomp-bpf",
            "-etrace=fsync,fdatasync,rename,renameat2,write,writev,sendto",
            "-o" + calls);
    try (Program service = Program.startBy(strace, folder, Map.of(), "serve", "--port", "0")) {
      String address = String.valueOf(service.address());
      try (Caller caller = new Caller(address, key)) {
        for (int i = 0; i < UPLOADS; i++) {
          assertThat(caller.upload("file-%d-.txt".formatted(i), "Text " + i).statusCode())
              .as("%s", service.errors())
              .isEqualTo(201);
        }
      }
      service.handle().children().forEach(ProcessHandle::destroy);
      service.waitFor();
    }
    List<List<String>> uploads = untilEachAnswer(calls);
    assertThat(uploads).hasSize(UPLOADS);
    for (int i = 0; i < UPLOADS; i++) {
      assertThat(order(uploads.get(i), "file-%d-.txt".formatted(i)))
          .as("upload %d", i)
          .containsSubsequence("file", "name", "object", "tuple", "root", "row", "answer");
    }
    System.out.println(UPLOADS + " uploads in order");
  }

  /** The calls in the order in which they ended, but an answer counts when it begins. */
  private static List<List<String>> untilEachAnswer(Path calls) throws IOException {
    List<List<String>> uploads = new ArrayList<>();
    List<String> upload = new ArrayList<>();
    Map<String, String> begun = new HashMap<>();
    for (String line : Files.readAllLines(calls, StandardCharsets.ISO_8859_1)) {
      String call = line;
      Matcher beginning = BEGUN.matcher(line);
      Matcher ending = ENDED.matcher(line);
      if (line.contains("HTTP/1.1 201")) {
        upload.add(line);
        uploads.add(upload);
        upload = new ArrayList<>();
        continue;
      }
      if (beginning.matches()) {
        begun.put(beginning.group(1), beginning.group(2));
        continue;
      }
      if (ending.matches()) {
        call = begun.remove(ending.group(1)) + ending.group(2);
      }
      upload.add(call);
    }
    return uploads;
  }

  /** What the calls of one upload did, in words. */
  private static List<String> order(List<String> calls, String name) {
    List<String> order = new ArrayList<>();
    for (String call : calls) {
      boolean done = call.endsWith("= 0");
      if (call.contains("HTTP/1.1 201")) {
        order.add("answer");
      } else if (done && call.contains("rename") && call.contains("/incoming/")) {
        order.add("name");
      } else if (done && call.contains("sync(")) {
        String path = call.replaceAll(".*<(.*)>.*", "$1");
        if (path.endsWith("/" + name)) {
          order.add("file");
        } else if (path.matches(".*/ocfl/[0-9a-f]{3}/[^/]+")) {
          order.add("object");
        } else if (path.matches(".*/ocfl/[0-9a-f]{3}")) {
          order.add("tuple");
        } else if (path.endsWith("/ocfl")) {
          order.add("root");
        } else if (path.endsWith("catalogue.sqlite-wal")) {
          order.add("row");
        }
      }
    }
    return order;
  }
}
