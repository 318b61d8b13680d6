package org.findbuch.web.cite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.findbuch.web.exchange.ApiJson;
import org.jspecify.annotations.Nullable;

/** How a reference manager is told what to cite. */
public enum CitationForm {
  BIBTEX("bib", "application/x-bibtex", "BibTeX"),
  RIS("ris", "application/x-research-info-systems", "RIS"),
  CSL_JSON("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON");

  private static final List<String> PAGES =
      List.of("text/html", "application/xhtml+xml", "text/*", "*/*");

  private final String ending;
  private final String mediaType;
  private final String label;

  CitationForm(String ending, String mediaType, String label) {
    this.ending = ending;
    this.mediaType = mediaType;
    this.label = label;
  }

  /** What the address of the file ends with, without the dot. */
  public String ending() {
    return ending;
  }

  public String mediaType() {
    return mediaType;
  }

  /** As people call it. */
  public String label() {
    return label;
  }

  /** The form that an {@code Accept} prefers to a page, if it names one. */
  static Optional<CitationForm> preferred(@Nullable String accept) {
    if (accept == null) {
      return Optional.empty();
    }
    QuotedQualityCSV ranges = new QuotedQualityCSV();
    ranges.addValue(accept);
    for (String range : ranges.getValues()) {
      String type = range.split(";", 2)[0].strip();
      Optional<CitationForm> named =
          Arrays.stream(values()).filter(form -> form.mediaType.equalsIgnoreCase(type)).findFirst();
      if (named.isPresent() || PAGES.contains(type)) {
        return named;
      }
    }
    return Optional.empty();
  }

  /** The file with these works, in UTF-8. */
  byte[] write(List<Work> works, String site) {
    return switch (this) {
      case BIBTEX -> bytes(works.stream().map(BibTex::of).collect(Collectors.joining("\n")));
      case RIS ->
          bytes(works.stream().map(work -> Ris.of(work, site)).collect(Collectors.joining()));
      case CSL_JSON -> ApiJson.bytes(works.stream().map(work -> CslJson.of(work, site)).toList());
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
