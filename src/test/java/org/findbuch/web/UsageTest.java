package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Publication;
import org.findbuch.staff.Role;
import org.findbuch.staff.Usage;
import org.findbuch.web.exchange.SessionCookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a document was used is counted, of people only, and not by whom. */
@Tag("contract")
class UsageTest {
  private static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String TELEPHONE =
      "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/139.0 Mobile";

  @TempDir Path folder;
  private OpenWeb web;
  private DocumentId id;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder);
    id = web.add("a.txt", Format.TXT, "Demenz", Metadata.NONE, Publication.PUBLISHED);
    web.index("Demenz im Quartier", "Nichts davon");
  }

  @AfterEach
  void close() throws Exception {
    web.close();
  }

  private void ask(String path, String agent, String... headers) throws IOException {
    Stream<String> all =
        Stream.concat(Stream.of("User-Agent", agent, "Accept", "text/html"), Stream.of(headers));
    web.get("/d/" + id + path, all.toArray(String[]::new));
  }

  private void assertCounted(long views, long downloads) throws IOException {
    assertThat(web.services.usage().of(id)).isEqualTo(new Usage(views, downloads));
  }

  @Test
  void who_reads_and_turns_pages_counts_once_and_a_download_by_itself() throws IOException {
    ask("", BROWSER);
    ask("/1", BROWSER);
    ask("/2?q=Demenz", BROWSER);
    ask("/original", BROWSER);
    ask("/original", BROWSER, "Range", "bytes=3-");
    ask("", TELEPHONE);
    assertCounted(2, 1);
    assertThat(web.get("/d/" + id + "?lang=de").body()).contains("2-mal angesehen, einmal geladen");
    assertThat(web.get("/api/documents/" + id).body())
        .contains("\"usage\":{\"views\":2,\"downloads\":1}");
  }

  @Test
  void robots_tools_prefetching_and_what_is_no_page_do_not_count() throws IOException {
    for (String robot :
        List.of(
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Mozilla/5.0 (compatible; bingbot/2.0)",
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.1)",
            "Mozilla/5.0 (compatible; Baiduspider/2.0)",
            "Mozilla/5.0 HeadlessChrome/120.0",
            "curl/8.1",
            "Wget/1.21",
            "python-requests/2.31",
            "facebookexternalhit/1.1")) {
      ask("", robot);
      ask("/original", robot);
    }
    ask("", BROWSER, "Sec-Purpose", "prefetch");
    ask("/7", BROWSER);
    ask(".bib", BROWSER);
    ask("/original", BROWSER, "Range", "bytes=3-");
    ask("/1", BROWSER);
    assertCounted(1, 0);
  }

  @Test
  void staff_at_work_do_not_count_and_see_the_counts() throws IOException {
    web.addUser("anna", Role.EDITOR);
    String cookie = SessionCookie.NAME + "=" + web.signIn("anna");
    ask("", BROWSER, "Cookie", cookie);
    ask("/original", BROWSER, "Authorization", "Bearer " + web.key);
    ask("/1", BROWSER);
    assertCounted(1, 0);
    String page = web.get("/staff/statistik?lang=de", "Cookie", cookie).body();
    assertThat(page).contains("<h1 class=\"on-axis\">Nutzung</h1>", "/d/" + id);
    assertThat(web.get("/staff/statistik").statusCode()).isEqualTo(303);
  }
}
