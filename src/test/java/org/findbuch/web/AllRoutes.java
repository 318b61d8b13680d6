package org.findbuch.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every address that the service registers, read from where it does. */
public record AllRoutes(String method, String path) {
  private static final Pattern ROUTE =
      Pattern.compile("(?:routes\\.(\\w+)\\(\\s*|\\bget\\(\\s*routes,\\s*)\"(/[^\"]*)\"");

  public static List<AllRoutes> registered() throws IOException {
    Path web = Path.of(System.getProperty("findbuch.home"), "src/main/java/org/findbuch/web");
    List<AllRoutes> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(web)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        Matcher route = ROUTE.matcher(Files.readString(file));
        while (route.find()) {
          String method = route.group(1) == null ? "GET" : route.group(1).toUpperCase(Locale.ROOT);
          all.add(new AllRoutes(method, route.group(2)));
        }
      }
    }
    return all;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
