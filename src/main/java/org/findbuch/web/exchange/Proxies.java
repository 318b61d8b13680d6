package org.findbuch.web.exchange;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.findbuch.document.Site;
import org.jspecify.annotations.Nullable;

/** Knows which neighbours may say, by {@code X-Forwarded-*}, how the public reached them. */
public final class Proxies {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.\\-_]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d+)?|([0-9.]+):\\d+");
  private static final Pattern PASSED_ON =
      Pattern.compile(
          "via|forwarded|cdn-loop|(x-)?client-ip|true-client-ip|proxy-.*|surrogate-.*"
              + "|.*(client|user|peer|source)-?(ip|addr.*)"
              + "|(x-(forwarded|real|original|rewrite|client|cluster|remote|proxy|envoy|amz|amzn|arr"
              + "|azure|varnish|goog|nginx|vercel|akamai|forward|host)|cf|fastly|fly|akamai)"
              + "(-.*)?");
  private static final Pattern HERE =
      Pattern.compile("(?i)(localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");
  private static final int NETWORK = 8;
  private final Set<InetAddress> trusted;

  public Proxies(List<String> addresses) {
    this.trusted = addresses.stream().map(Proxies::address).collect(Collectors.toSet());
  }

  /**
   * Who asks: an address, or the network of 64 bits that an IPv6 address is in, as a household has
   * at least that many. Empty for this machine itself, and where a proxy does not say. Proxies
   * append: what stands before the first that nobody trusts anybody may have sent.
   */
  public Optional<String> client(Context http) {
    InetAddress client = address(http.req().getRemoteAddr());
    if (trusted.contains(client)) {
      String told = http.header("X-Forwarded-For");
      if (told == null) {
        return Optional.empty();
      }
      for (String hop : List.of(told.split(",")).reversed()) {
        try {
          client = InetAddress.ofLiteral(withoutPort(hop.strip()));
        } catch (IllegalArgumentException noAddress) {
          return Optional.empty();
        }
        if (!trusted.contains(client) && !client.isLoopbackAddress()) {
          break;
        }
      }
    }
    byte[] bytes = client.getAddress();
    return client.isLoopbackAddress()
        ? Optional.empty()
        : Optional.of(HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK)));
  }

  private static String withoutPort(String hop) {
    Matcher parts = WITH_PORT.matcher(hop);
    return !parts.matches() ? hop : parts.group(1) != null ? parts.group(1) : parts.group(2);
  }

  /**
   * Scheme and host that the reader's browser shows, where a trusted proxy says so, or the request
   * came to the very address that it names; else empty, which makes addresses relative. Whoever
   * asks can name any host, and what is made with it may be kept and cited by others.
   */
  public String origin(Context http) {
    boolean told = isTold(http);
    String scheme = told ? forwarded(http, "X-Forwarded-Proto") : null;
    String said = told ? forwarded(http, "X-Forwarded-Host") : null;
    String host = said != null && HOST.matcher(said).matches() ? said : own(http);
    return host.isEmpty() ? "" : ("https".equals(scheme) ? "https" : "http") + "://" + host;
  }

  private boolean isTold(Context http) {
    return trusted.contains(address(http.req().getRemoteAddr()));
  }

  /**
   * Whether nobody on the way can read what is sent: it stays on this machine, or a browser has
   * come by TLS. Over anything else a browser does not keep the cookie of a session.
   */
  public boolean isPrivate(Context http, Site site) {
    String host = String.valueOf(http.header("Host"));
    URI url = site.url();
    return HERE.matcher(host).matches()
        || (isTold(http) && "https".equals(forwarded(http, "X-Forwarded-Proto")))
        || (url != null
            && "https".equals(url.getScheme())
            && host.equalsIgnoreCase(url.getRawAuthority()));
  }

  private static String own(Context http) {
    String host = String.valueOf(http.header("Host"));
    String local = http.req().getLocalAddr();
    boolean isNamed = host.equals("localhost:" + http.req().getLocalPort());
    String bare = local.contains(":") && !local.startsWith("[") ? "[" + local + "]" : local;
    return isNamed || host.equals(bare + ":" + http.req().getLocalPort()) ? host : "";
  }

  /**
   * Whether anything between the client and us has passed the request on. There is no one header
   * for it: each sort of proxy has its own.
   */
  public static boolean isPassedOn(Context http) {
    return Collections.list(http.req().getHeaderNames()).stream()
        .anyMatch(name -> PASSED_ON.matcher(name.toLowerCase(Locale.ROOT)).matches());
  }

  /** The last value is the trusted neighbour's own; those before it anybody may have sent. */
  private static @Nullable String forwarded(Context http, String name) {
    String value = http.header(name);
    return value == null ? null : value.substring(value.lastIndexOf(',') + 1).strip();
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException noAddress) {
      throw new IllegalArgumentException(
          "proxy \"" + text + "\", expected an address like 127.0.0.1 or ::1", noAddress);
    }
  }
}
