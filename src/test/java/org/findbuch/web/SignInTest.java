package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.staff.Act;
import org.findbuch.staff.Codes;
import org.findbuch.staff.Role;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class SignInTest {
  private static final Pattern COOKIE =
      Pattern.compile("(__Host-findbuch=[\\w-]{43}); Path=/; Secure; HttpOnly; SameSite=Strict");
  private static final String RIGHT =
      "name=anna&password=" + URLEncoder.encode(OpenWeb.PASSWORD, StandardCharsets.UTF_8);

  @TempDir Path folder;
  private OpenWeb web;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    web.addUser("anna", Role.EDITOR);
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private static String cookie(HttpResponse<String> answer) {
    String header = answer.headers().firstValue("set-cookie").orElseThrow();
    Matcher cookie = COOKIE.matcher(header);
    assertThat(cookie.matches()).as(header).isTrue();
    return cookie.group(1);
  }

  @Test
  void whoever_signs_in_lands_on_the_desk_and_sees_the_drafts() throws IOException {
    web.add("a.txt", Format.TXT, "Text", title("Kühle Orte"), Publication.DRAFT);
    assertThat(web.get("/staff").headers().firstValue("location")).contains("/login?next=%2Fstaff");
    HttpResponse<String> page = web.get("/login?lang=de");
    assertThat(page.body()).contains("<h1>Anmelden</h1>", "autocomplete=\"current-password\"");
    assertThat(page.headers().firstValue("set-cookie")).isEmpty();
    HttpResponse<String> in = web.form("/login", RIGHT + "&next=%2Fstaff%3Fpile%3Ddraft");
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(in.headers().firstValue("location")).contains("/staff?pile=draft");
    HttpResponse<String> desk = web.get("/staff?lang=de", "Cookie", cookie(in));
    assertThat(desk.body()).contains("angemeldet als anna", "Kühle Orte", "Entwurf 1", "Abmelden");
    assertThat(web.desk.acts("anna", 5)).extracting(Act::act).contains("user.sign-in");
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() throws IOException {
    HttpResponse<String> wrong = web.form("/login", "name=anna&password=falsch-falsch");
    HttpResponse<String> unknown = web.form("/login", "name=otto&password=falsch-falsch");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body().replace("otto", "anna")).isEqualTo(wrong.body());
    assertThat(wrong.headers().firstValue("set-cookie")).isEmpty();
    assertThat(wrong.body()).doesNotContain("falsch-falsch");
  }

  @Test
  void each_sign_in_makes_a_new_session_and_ends_the_one_that_came_along() throws IOException {
    String first = cookie(web.form("/login", RIGHT));
    String second = cookie(web.form("/login", RIGHT, "Cookie", first));
    assertThat(second).isNotEqualTo(first);
    assertThat(web.get("/staff", "Cookie", first).statusCode()).isEqualTo(303);
    assertThat(web.get("/staff", "Cookie", second).statusCode()).isEqualTo(200);
    String planted = SessionCookie.NAME + "=" + "A".repeat(43);
    assertThat(cookie(web.form("/login", RIGHT, "Cookie", planted))).isNotEqualTo(planted);
  }

  @Test
  void signing_out_ends_the_session_and_takes_the_form_of_ones_own_page() throws IOException {
    String cookie = cookie(web.form("/login", RIGHT));
    String token = cookie.substring(cookie.indexOf('=') + 1);
    assertThat(web.form("/logout", "", "Cookie", cookie).statusCode()).isEqualTo(403);
    HttpResponse<String> out = web.form("/logout", "csrf=" + web.csrf(token), "Cookie", cookie);
    assertThat(out.statusCode()).isEqualTo(303);
    String next = out.headers().firstValue("location").orElseThrow();
    assertThat(web.get(next).body()).contains("Sie sind abgemeldet.");
    assertThat(web.get("/login").body()).doesNotContain("Sie sind abgemeldet.");
    assertThat(web.get("/api/session", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void a_name_typed_on_another_system_has_no_tries_of_its_own() throws Exception {
    List<Callable<HttpResponse<String>>> wrong = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String name = i % 2 == 0 ? "Ren%C3%A9" : "Rene%CC%81";
      wrong.add(() -> web.form("/login", "password=falsch-falsch&name=" + name));
    }
    expectWrong(wrong);
    for (String name : List.of("Ren%C3%A9", "Rene%CC%81")) {
      assertThat(web.form("/login", "password=falsch-falsch&name=" + name).statusCode())
          .isEqualTo(429);
    }
  }

  /** Tries all at once, as each waits longer than the one before. */
  private static void expectWrong(List<Callable<HttpResponse<String>>> tries) throws Exception {
    try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<HttpResponse<String>> tried : many.invokeAll(tries)) {
        assertThat(tried.get().statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void a_key_is_not_taken_for_one_that_came_before_it_and_differs_in_capitals_only()
      throws IOException {
    String before =
        "GET /api/audit HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(web.key.toLowerCase(Locale.ROOT));
    String answers =
        raw(before + "GET /api/audit", "Host: localhost\r\nAuthorization: Bearer " + web.key);
    assertThat(Pattern.compile("HTTP/1.1 (\\d+)").matcher(answers).results())
        .extracting(status -> status.group(1))
        .containsExactly("401", "200");
  }

  @Test
  void after_ten_tries_of_a_name_even_the_right_password_has_to_wait_but_no_other_name()
      throws Exception {
    web.addUser("berta", Role.EDITOR);
    Callable<HttpResponse<String>> wrong =
        () -> web.form("/login", "name=anna&password=falsch-falsch");
    expectWrong(Collections.nCopies(10, wrong));
    HttpResponse<String> eleventh = web.form("/login", RIGHT);
    assertThat(eleventh.statusCode()).isEqualTo(429);
    assertThat(eleventh.headers().firstValue("retry-after")).isPresent();
    assertThat(web.form("/login", RIGHT.replace("anna", "berta")).statusCode()).isEqualTo(303);
  }

  @Test
  void another_site_can_sign_nobody_in() throws IOException {
    for (List<String> from :
        List.of(
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site"),
            List.of("Origin", "https://boese.example"),
            List.of("Origin", "null"))) {
      HttpResponse<String> answer = web.form("/login", RIGHT, from.toArray(String[]::new));
      assertThat(answer.statusCode()).as("%s", from).isEqualTo(403);
      assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }
    assertThat(web.form("/login", RIGHT, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(303);
  }

  @Test
  void nobody_is_led_to_another_site() throws IOException {
    for (String next :
        List.of("https://boese.example", "//boese.example", "/\\boese.example", "javascript:1")) {
      String fields = RIGHT + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
      assertThat(web.form("/login", fields).headers().firstValue("location"))
          .as(next)
          .contains("/staff");
    }
  }

  @Test
  void without_tls_the_page_of_another_machine_says_why_nobody_can_sign_in() throws Exception {
    web.close();
    web = new OpenWeb(folder.resolve("other"), Map.of("proxies", "127.0.0.1"));
    for (String path : List.of("/login?lang=de", "/login?lang=en")) {
      assertThat(raw("GET " + path, "Host: findbuch.example"))
          .contains(" 200 ", path.endsWith("de") ? "nicht verschlüsselt" : "not encrypted")
          .doesNotContain("name=\"password\"");
      assertThat(raw("GET " + path, "Host: findbuch.example\r\nX-Forwarded-Proto: https"))
          .contains("name=\"password\"");
      assertThat(raw("GET " + path, "Host: localhost:" + web.port)).contains("name=\"password\"");
    }
  }

  private String raw(String request, String headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), web.port)) {
      String sent = request + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String token(String cookie) {
    return cookie.substring(cookie.indexOf('=') + 1);
  }

  @Test
  void a_new_password_ends_the_other_sessions_and_takes_the_old_one() throws IOException {
    String here = cookie(web.form("/login", RIGHT));
    String there = cookie(web.form("/login", RIGHT));
    String csrf = "csrf=" + web.csrf(token(here)) + "&";
    String old = RIGHT.replace("name=anna&", csrf);
    String wrong = csrf + "password=falsch&new=HolunderX&again=HolunderX";
    assertThat(web.form("/staff/account", wrong, "Cookie", here).statusCode()).isEqualTo(422);
    assertThat(
            web.form("/staff/account", old + "&new=kurz&again=kurz", "Cookie", here).statusCode())
        .isEqualTo(422);
    HttpResponse<String> done =
        web.form("/staff/account", old + "&new=HolunderX&again=HolunderX", "Cookie", here);
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(web.get("/staff", "Cookie", here).statusCode()).isEqualTo(303);
    assertThat(web.get("/staff", "Cookie", there).statusCode()).isEqualTo(303);
    assertThat(web.get("/staff/account?done=password", "Cookie", cookie(done)).statusCode())
        .isEqualTo(200);
    assertThat(web.form("/login", RIGHT).statusCode()).isEqualTo(401);
  }

  @Test
  void with_a_second_factor_the_password_alone_signs_nobody_in_and_a_code_counts_once()
      throws IOException {
    assertThat(web.get("/login").body()).doesNotContain("name=\"code\"");
    String cookie = cookie(web.form("/login", RIGHT));
    String csrf = RIGHT.replace("name=anna&", "csrf=" + web.csrf(token(cookie)) + "&");
    String secret = key(web.get("/staff/account", "Cookie", cookie).body());
    String wrong = csrf + "&code=000";
    assertThat(web.form("/staff/account/second-factor", wrong, "Cookie", cookie).statusCode())
        .isEqualTo(422);
    String code = Codes.now(secret);
    HttpResponse<String> on =
        web.form("/staff/account/second-factor", csrf + "&code=" + code, "Cookie", cookie);
    assertThat(on.statusCode()).isEqualTo(303);
    cookie = cookie(on);
    assertThat(web.get("/login").body()).contains("name=\"code\"");
    assertThat(web.form("/login", RIGHT).statusCode()).isEqualTo(401);
    assertThat(web.form("/login", RIGHT + "&code=" + code).statusCode()).isEqualTo(303);
    assertThat(web.form("/login", RIGHT + "&code=" + code).statusCode()).as("again").isEqualTo(401);
    csrf = RIGHT.replace("name=anna&", "csrf=" + web.csrf(token(cookie)) + "&");
    assertThat(web.form("/staff/account/second-factor", csrf, "Cookie", cookie).statusCode())
        .isEqualTo(303);
    assertThat(web.form("/login", RIGHT).statusCode()).isEqualTo(303);
  }

  @Test
  void the_key_of_a_second_factor_stays_until_it_is_confirmed_and_comes_only_once()
      throws IOException, ReaderException {
    String cookie = cookie(web.form("/login", RIGHT));
    String page = web.get("/staff/account?lang=de", "Cookie", cookie).body();
    String key = key(page);
    assertThat(page)
        .contains("otpauth://totp/Findbuch:anna?secret=" + key + "&amp;issuer=Findbuch\"");
    assertThat(Camera.read(page))
        .isEqualTo("otpauth://totp/Findbuch:anna?secret=" + key + "&issuer=Findbuch");
    String csrf = "csrf=" + web.csrf(token(cookie));
    String password = RIGHT.substring(RIGHT.indexOf('&'));
    String factor = "/staff/account/second-factor";
    assertThat(key(web.form(factor, csrf + password + "&code=000", "Cookie", cookie).body()))
        .isEqualTo(key);
    assertThat(key(web.form(factor, csrf + "&password=x&code=0", "Cookie", cookie).body()))
        .isEqualTo(key);
    String wrong = csrf + "&password=x&new=neu-und-lang&again=neu-und-lang";
    assertThat(key(web.form("/staff/account", wrong, "Cookie", cookie).body())).isEqualTo(key);
    assertThat(key(web.get("/staff/account", "Cookie", cookie(web.form("/login", RIGHT))).body()))
        .as("another session")
        .isNotEqualTo(key);
    String foreign = "A".repeat(32);
    String chosen = csrf + password + "&secret=" + foreign + "&code=" + Codes.now(foreign);
    assertThat(web.form(factor, chosen, "Cookie", cookie).statusCode()).isEqualTo(422);

    cookie =
        cookie(web.form(factor, csrf + password + "&code=" + Codes.now(key), "Cookie", cookie));
    assertThat(web.get("/staff/account", "Cookie", cookie).body()).doesNotContain(key);
    String off = "csrf=" + web.csrf(token(cookie)) + password;
    cookie = cookie(web.form(factor, off, "Cookie", cookie));
    assertThat(key(web.get("/staff/account", "Cookie", cookie).body())).isNotEqualTo(key);
  }

  private static String key(String page) {
    Matcher key = Pattern.compile("<code>([A-Z2-7]{32})</code>").matcher(page);
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private static Metadata title(String title) {
    return new Metadata.Builder().title(title).build();
  }
}
