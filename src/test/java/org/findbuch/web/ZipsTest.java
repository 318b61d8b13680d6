package org.findbuch.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Original;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ZIPs are whole or break off, go on where they did, and have bounds that are said before. */
@Tag("contract")
class ZipsTest {
  private static final Map<String, String> BEHIND_A_PROXY = Map.of("proxies", "127.0.0.1, ::1");

  @TempDir Path folder;
  private OpenWeb web;

  @BeforeEach
  void open() throws IOException {
    web = new OpenWeb(folder, BEHIND_A_PROXY);
  }

  @AfterEach
  void close() throws IOException {
    web.close();
  }

  private DocumentId add(String content) throws IOException {
    Metadata said = Metadata.NONE.with().title("Bericht").build();
    return web.add("a.txt", Format.TXT, content, said, Publication.PUBLISHED);
  }

  private Path file(DocumentId id) throws IOException {
    Original original = web.archive.find(id).orElseThrow().document().newest();
    return web.archive.open(id, original).path();
  }

  @Test
  void a_download_goes_on_where_it_broke_off_as_long_as_nothing_has_changed() throws IOException {
    String path = "/auswahl.zip?lang=de&d=" + add("a".repeat(9_000)) + "&d=" + add("b".repeat(90));
    HttpResponse<byte[]> whole = web.bytes(path);
    String tag = whole.headers().firstValue("etag").orElseThrow();
    int length = whole.body().length;
    assertThat(whole.headers().firstValue("accept-ranges")).hasValue("bytes");
    assertThat(whole.headers().firstValue("content-length")).hasValue(String.valueOf(length));
    assertThat(whole.headers().firstValue("content-disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"Auswahl.zip\"");
    assertThat(web.bytes(path).body()).as("the same again").isEqualTo(whole.body());
    for (int first : new int[] {0, 1, 500, 4_000, length - 100, length - 1}) {
      HttpResponse<byte[]> part = web.bytes(path, "Range", "bytes=" + first + "-", "If-Range", tag);
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), first, length));
    }
    HttpResponse<byte[]> other = web.bytes(path, "Range", "bytes=5-", "If-Range", "\"other\"");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(whole.body());
    assertThat(web.bytes(path, "Range", "bytes=" + length + "-").statusCode()).isEqualTo(416);
    assertThat(web.bytes(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(web.bytes(path, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    HttpResponse<String> head = web.send(web.request(path).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.headers().firstValue("content-length")).hasValue(String.valueOf(length));
    assertThat(web.bytes(path.replace("lang=de", "lang=en")).headers().firstValue("etag"))
        .as("other papers, another file")
        .isNotEqualTo(whole.headers().firstValue("etag"));
  }

  @Test
  void files_of_one_name_get_a_number() throws IOException {
    String path = "/auswahl.zip?lang=de&d=" + add("eins") + "&d=" + add("zwei");
    assertThat(names(web.bytes(path).body())).contains("Bericht.txt", "Bericht (2).txt");
  }

  @Test
  void a_comparison_gives_the_public_files_of_all_its_conferences_each_once() throws IOException {
    for (String id : List.of("eins", "zwei", "drei")) {
      web.write("POST", "/api/collections", "{\"title\":\"" + id + "\",\"kind\":\"conference\"}");
    }
    for (String id : List.of("eins", "zwei", "drei")) {
      Metadata said = Metadata.NONE.with().title(id).collection(new CollectionId(id)).build();
      web.add(id + ".txt", Format.TXT, id, said, Publication.PUBLISHED);
      web.add(id + "-x.txt", Format.TXT, id + "x", said, Publication.DRAFT);
    }
    web.index("Bericht");
    assertThat(web.get("/vergleich?lang=de&c=eins&c=zwei").body())
        .contains("2 Dateien, 8\u00a0Byte");
    byte[] zip = web.bytes("/vergleich.zip?lang=de&c=zwei&c=eins&c=zwei&c=nirgends").body();
    assertThat(names(zip)).contains("eins.txt", "zwei.txt").hasSize(2 + 4);
    assertThat(web.bytes("/vergleich.zip?c=nirgends").statusCode()).isEqualTo(404);
    assertThat(web.bytes("/vergleich.zip").statusCode()).as("not everything").isEqualTo(404);
  }

  @Test
  void a_damaged_original_is_left_out_and_named_and_nobody_goes_on_with_the_zip_before()
      throws IOException {
    DocumentId sound = add("a".repeat(200_000 - 1));
    DocumentId damaged = add("b".repeat(150_000));
    String path = "/auswahl.zip?lang=de&d=" + sound + "&d=" + damaged;
    String tag = web.bytes(path).headers().firstValue("ETag").orElseThrow();
    Files.writeString(file(damaged), "c".repeat(150_000));
    assertThatThrownBy(() -> web.bytes(path))
        .as("its length was promised before it was known")
        .isInstanceOf(IOException.class);
    HttpResponse<byte[]> answer = web.bytes(path, "Range", "bytes=250000-", "If-Range", tag);
    assertThat(answer.statusCode()).as("another ZIP").isEqualTo(200);
    String all = new String(answer.body(), UTF_8);
    assertThat(all).contains("Fehlt: Das Original ist im Archiv beschädigt", "a".repeat(1_000));
    assertThat(all).doesNotContain("c".repeat(1_000));
    assertThat(web.bytes("/auswahl.zip?d=" + damaged).statusCode())
        .as("nothing else is in it")
        .isEqualTo(503);
  }

  @Test
  void more_than_two_hundred_files_are_refused_with_the_way_out() throws IOException {
    for (int i = 0; i < 201; i++) {
      add("Nummer " + i);
      if (i % 90 == 89) {
        web.index("Sammelband");
      }
    }
    web.index("Sammelband");
    HttpResponse<String> refused = web.get("/search.zip?lang=de", "Accept", "text/html");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("201 Dateien sind zu viel für ein ZIP", "Grenzen Sie");
    assertThat(web.get("/search?lang=de").body())
        .contains("201 Dateien sind zu viel für ein ZIP")
        .doesNotContain("/search/auswahl");
    assertThat(web.get("/search/auswahl?lang=de").statusCode()).isEqualTo(400);
  }

  @Test
  void a_client_gets_two_at_a_time_and_one_that_leaves_frees_its_place() throws Exception {
    String path = "/auswahl.zip?lang=de&d=" + add("x".repeat(30_000_000));
    List<Socket> slow = List.of(slow(path), slow(path));
    HttpResponse<String> third = web.get(path, "X-Forwarded-For", "198.51.100.7");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.body()).contains("lädt schon 2 ZIPs");
    assertThat(third.headers().firstValue("retry-after")).isPresent();
    assertThat(status(path, "198.51.100.8")).isEqualTo(206);
    for (Socket socket : slow) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
    long end = System.nanoTime() + 20_000_000_000L;
    while (status(path, "198.51.100.7") != 206) {
      assertThat(System.nanoTime()).as("still taken").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static List<String> names(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private int status(String path, String client) throws IOException {
    return web.bytes(path, "X-Forwarded-For", client, "Range", "bytes=0-9").statusCode();
  }

  /** Somebody who has begun to read and goes no further. */
  private Socket slow(String path) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port);
    socket
        .getOutputStream()
        .write(
            ("GET " + path + " HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 198.51.100.7\r\n\r\n")
                .getBytes(UTF_8));
    InputStream in = socket.getInputStream();
    assertThat(new String(in.readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 200");
    return socket;
  }
}
