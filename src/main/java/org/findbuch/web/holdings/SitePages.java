package org.findbuch.web.holdings;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.findbuch.web.exchange.ByteRange;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Problem;
import org.findbuch.web.exchange.RangedAnswer;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.site.SiteFolder;
import org.findbuch.web.site.SiteFolder.SiteFile;
import org.findbuch.web.site.SitePage;

/** {@code /seiten/…}: imprint, privacy and what else the site says of itself, and its files. */
public record SitePages(SiteFolder folder, Pages pages) {
  /** What such a page shows. */
  public record SiteSheet(PageFrame frame, SitePage text) {}

  public void html(Context http) {
    Exchange exchange = Exchange.of(http);
    SitePage page =
        folder
            .page(http.pathParam("name"), exchange.texts().language())
            .orElseThrow(Problem.NOT_FOUND::exception);
    PageFrame frame = pages.frame(exchange, page.title(), "", page.url());
    pages.render(http, "site.jte", new SiteSheet(frame, page));
  }

  /** A logo, a picture, a film; and the sheet of colours. */
  public void file(Context http) throws IOException {
    String name = http.pathParam("name");
    http.header("Cache-Control", "public, max-age=86400").removeHeader("Vary");
    if (name.equals(SiteFolder.SHEET) && folder.colours().isPresent()) {
      http.contentType("text/css; charset=utf-8").result(folder.colours().get());
      return;
    }
    SiteFile file = folder.file(name).orElseThrow(Problem.NOT_FOUND::exception);
    long length = Files.size(file.path());
    http.disableCompression().contentType(file.type()).header("Accept-Ranges", "bytes");
    RangedAnswer answer =
        new RangedAnswer(http, length, (range, out) -> copy(file.path(), range, out));
    answer.send(answer.range());
  }

  private static void copy(Path file, ByteRange range, OutputStream out) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file).position(range.first())) {
      InputStream in = Channels.newInputStream(channel);
      RangedAnswer.copy(in, range.length(), out, file.getFileName().toString());
    }
  }
}
