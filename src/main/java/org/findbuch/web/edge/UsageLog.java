package org.findbuch.web.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.findbuch.document.Access;
import org.findbuch.document.DocumentId;
import org.findbuch.staff.Usage;
import org.findbuch.staff.UsageCounter;
import org.findbuch.web.exchange.ByteRange;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.Proxies;

/**
 * Which answers count as use of a document, by the rules of the COUNTER Code of Practice (release
 * 5.1, section 7): only what was answered well and read by nobody signed in; no robots and no tools
 * that fetch by themselves; what somebody asks for again within 30 seconds counts once. Who that
 * is, is known for these seconds only, and only in memory.
 */
public final class UsageLog {
  private static final Duration AT_ONCE = Duration.ofSeconds(30);
  private static final int MOST_CLIENTS = 100_000;

  private static final Map<String, Usage> ROUTES =
      Map.of(
          "/d/{id}", Usage.ONE_VIEW,
          "/d/{id}/v/{n}", Usage.ONE_VIEW,
          "/d/{id}/{page}", Usage.ONE_VIEW,
          "/d/{id}/v/{n}/{page}", Usage.ONE_VIEW,
          "/d/{id}/original", Usage.ONE_DOWNLOAD,
          "/d/{id}/v/{n}/original", Usage.ONE_DOWNLOAD);

  /** What names itself a program that fetches; people's browsers begin with {@code Mozilla/}. */
  private static final Pattern ROBOT =
      Pattern.compile(
          "(?i).*(?:(?<!cu)bot(?:\\b|[/;_-])|crawl|spider|slurp|archiver|scraper|fetch|monitor"
              + "|checker|validator|preview|headless|lighthouse|phantomjs|curl|wget|python|java/"
              + "|okhttp|httpclient|libwww|perl|ruby|php|go-http|axios|feed|externalhit|probe"
              + "|zotero|harvest|indexer|google-|mediapartners).*");

  private static final Pattern BROWSER = Pattern.compile("(?i)(?:mozilla|opera)/.*");

  private final UsageCounter counter;
  private final Proxies proxies;
  private final Cache<String, Boolean> lately;

  public UsageLog(UsageCounter counter, Proxies proxies) {
    this(counter, proxies, Ticker.systemTicker());
  }

  UsageLog(UsageCounter counter, Proxies proxies, Ticker ticker) {
    this.counter = counter;
    this.proxies = proxies;
    this.lately =
        Caffeine.newBuilder()
            .expireAfterAccess(AT_ONCE)
            .maximumSize(MOST_CLIENTS)
            .ticker(ticker)
            .build();
  }

  /** Counts an answer that has been made, if it counts. */
  public void answered(Context http) {
    Endpoint endpoint = http.endpoints().matchedHttpEndpoint();
    Usage usage = endpoint == null ? null : ROUTES.get(endpoint.path);
    if (usage == null || !isUse(http, usage)) {
      return;
    }
    Optional<DocumentId> document = DocumentId.parse(http.pathParam("id"));
    String agent = Optional.ofNullable(http.header("User-Agent")).orElse("");
    String key = proxies.client(http).orElse("") + agent + usage.views() + http.pathParam("id");
    boolean isAgain = lately.asMap().put(key, true) != null; // turning pages is one use
    if (document.isPresent() && !isAgain) {
      counter.count(document.get(), usage);
    }
  }

  private static boolean isUse(Context http, Usage usage) {
    if (!http.req().getMethod().equals("GET")
        || !Exchange.hasBegun(http)
        || Exchange.of(http).access() != Access.PUBLIC
        || !isOfPerson(http)) {
      return false;
    }
    int status = http.statusCode();
    return usage.views() > 0
        ? status == 200 && isPage(http)
        : status == 200 || (status == 206 && isBeginning(http));
  }

  private static boolean isOfPerson(Context http) {
    String agent = http.header("User-Agent");
    String purpose = http.header("Sec-Purpose");
    return agent != null
        && BROWSER.matcher(agent).matches()
        && !ROBOT.matcher(agent).matches()
        && (purpose == null || !purpose.contains("prefetch"));
  }

  private static boolean isPage(Context http) {
    String type = http.res().getContentType();
    return type != null && type.startsWith("text/html");
  }

  /** Readers of PDF ask for one part after the other. */
  private static boolean isBeginning(Context http) {
    String range = http.header("Range");
    return range != null
        && ByteRange.parse(range, Long.MAX_VALUE) instanceof ByteRange.Asked.Part(var part)
        && part.first() == 0;
  }
}
