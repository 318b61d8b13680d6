package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.web.edge.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What stands in the log of a service, with the settings that it has in earnest. */
@Tag("contract")
@Isolated("reads what everything in the process logs")
class LogTest {
  private static final String SECRET = "Quastenflosser";
  private static final String EVENT =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (ERROR|WARN |INFO |DEBUG) \\w+ - .*";

  @TempDir Path folder;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private PrintStream before;
  private OpenWeb web;

  @BeforeEach
  void begin() throws Exception {
    before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    System.setProperty("findbuch.log", "DEBUG");
    configure("logback.xml");
    web = new OpenWeb(folder);
    web.add("o.txt", Format.TXT, "Offen", Metadata.NONE, Publication.PUBLISHED);
    web.index("Seite eins");
    log.reset();
  }

  @AfterEach
  void end() throws Exception {
    web.close();
    System.clearProperty("findbuch.log");
    configure("logback-test.xml");
    System.setErr(before);
  }

  @Test
  void a_request_is_one_line_with_its_number_route_status_and_time() throws Exception {
    HttpResponse<String> answer = web.get("/api/search?q=" + SECRET);
    String number = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(lines("access"))
        .singleElement()
        .asString()
        .matches(
            EVENT.replace(
                ".*", "request=" + number + " method=GET route=/api/search status=200 ms=\\d+"));
  }

  @Test
  void a_problem_names_the_request_as_the_log_does() throws Exception {
    HttpResponse<String> answer = web.get("/api/search?page=0");
    String number = answer.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(answer.body()).contains("\"request\":\"" + number + "\"");
  }

  @Test
  void no_line_tells_who_searched_or_for_what() throws Exception {
    for (String query :
        List.of(
            SECRET,
            "%22" + SECRET + "+(",
            SECRET + "*+OR+~2",
            "*" + SECRET,
            SECRET + "%00",
            SECRET + "%zz",
            "%ff" + SECRET,
            SECRET + "+wort".repeat(70),
            SECRET + "x".repeat(600),
            "year:" + SECRET,
            "%0A2026-01-01T00:00:00.000Z+ERROR+" + SECRET)) {
      for (String place : List.of("/search", "/api/search", "/d/000000000000", "/" + SECRET)) {
        raw("GET " + place + "?q=" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      }
    }
    for (String bad :
        List.of(
            "GET /search?q=" + SECRET + "|<> HTTP/9.9\r\n\r\n",
            SECRET + "\r\n\r\n",
            "GET /search?q=" + SECRET + " HTTP/1.1\r\nHost: " + SECRET + "%^\r\n\r\n",
            "GET http://" + SECRET + ":99999999/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /%2e%2e/" + SECRET + "/..;/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /search?q="
                + SECRET
                + " HTTP/1.1\r\nHost: a\r\nCookie: "
                + SECRET
                + "\r\nAuthorization: Bearer "
                + SECRET
                + "\r\nConnection: close\r\n\r\n",
            "POST /api/documents HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999999\r\n\r\n",
            SECRET.toUpperCase(java.util.Locale.ROOT)
                + " / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /search HTTP/1.1\r\nHost: a\r\nReferer: http://x/?q="
                + SECRET
                + "\r\nX-Forwarded-For: 192.0.2.7\r\nConnection: close\r\n\r\n")) {
      raw(bad);
    }
    web.upload("/api/documents", SECRET + "\u202e.pdf", "kein PDF", "{\"title\":\"x\"}");
    assertThat(text()).contains("access").doesNotContainIgnoringCase(SECRET);
    assertThat(text()).doesNotContain("127.0.0.1").doesNotContain("192.0.2.7");
    assertThat(text().lines()).allMatch(line -> line.matches(EVENT));
  }

  @Test
  void what_breaks_inside_is_logged_on_one_line_and_without_what_was_asked() throws Exception {
    var failed = new IllegalStateException("cannot parse " + SECRET, new IOException("a\nb"));
    assertThat(Trace.of(failed))
        .doesNotContain(SECRET)
        .doesNotContain("\n")
        .contains("java.lang.IllegalStateException", "LogTest", "java.io.IOException");
  }

  @Test
  void nothing_that_is_logged_can_look_like_another_event() {
    String forged =
        "x\r\n2026-01-01T00:00:00.000Z ERROR Main - forged\u2028more\u0085more\u001b[2J";
    LoggerFactory.getLogger("org.findbuch.Test").warn(forged, new IOException(forged));
    assertThat(text().lines()).hasSize(1).allMatch(line -> line.matches(EVENT));
    assertThat(text()).doesNotContain("\r").doesNotContain("\u2028").doesNotContain("\u001b");
  }

  private List<String> lines(String logger) {
    return text().lines().filter(line -> line.contains(" " + logger + " - ")).toList();
  }

  /** The line of a request is written after its answer has been sent. */
  private String text() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  private void raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      byte[] _ = socket.getInputStream().readAllBytes();
    }
  }

  private static void configure(String file) throws Exception {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogTest.class.getResource("/" + file));
  }
}
