package org.findbuch.web.selection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.findbuch.document.Original;
import org.findbuch.document.Sha256;
import org.findbuch.document.Site;
import org.findbuch.extract.binding.CoverSheet;
import org.findbuch.ingest.Dossiers;
import org.findbuch.ingest.dossier.Copied;
import org.findbuch.ingest.dossier.DossierPart;
import org.findbuch.reading.Library;
import org.findbuch.web.cite.Cited;
import org.findbuch.web.exchange.Exchange;

/** What is to be made of a selection: pages that stand together are copied together. */
record DossierOrder(Chosen chosen, Exchange exchange, Site site, Instant now) {

  Dossiers.Order order() throws IOException {
    Library library = Chosen.library(exchange);
    List<DossierPart> parts = new ArrayList<>();
    List<DossierCover.Part> shown = new ArrayList<>();
    for (List<Cited> run : runs()) {
      Cited first = run.getFirst();
      Optional<Original> original = library.drawn(first.document().id(), null, 0);
      if (original.isPresent()) {
        boolean isWhole = first.page() == null;
        parts.add(
            new DossierPart(
                first.document().id(),
                original.get(),
                first.document().title(),
                isWhole
                    ? IntStream.rangeClosed(1, first.document().pages().total()).boxed().toList()
                    : run.stream().flatMap(DossierOrder::number).toList(),
                isWhole));
        shown.add(new DossierCover.Part(run, original.get()));
      }
    }
    DossierCover cover = new DossierCover(chosen, shown, exchange, site, now);
    return new Dossiers.Order(key(parts, cover), parts, cover::sheet);
  }

  private static Stream<Integer> number(Cited cited) {
    return cited.page() == null ? Stream.empty() : Stream.of(cited.page().page());
  }

  /** Pages of one document one after the other, and each whole document alone. */
  private List<List<Cited>> runs() {
    List<List<Cited>> runs = new ArrayList<>();
    for (Cited cited : chosen.cited()) {
      Cited before = runs.isEmpty() ? null : runs.getLast().getLast();
      boolean isNext =
          before != null
              && before.page() != null
              && cited.page() != null
              && before.document().id().equals(cited.document().id());
      if (!isNext) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(cited);
    }
    return runs;
  }

  /** From the originals, the pages, how much is recognised, and every word of the cover sheet. */
  private static String key(List<DossierPart> parts, DossierCover cover) {
    List<Copied> all =
        parts.stream()
            .map(part -> new Copied(Copied.Way.PAGES, part.pages().size(), List.of(), null))
            .toList();
    CoverSheet sheet = cover.sheet(all);
    StringBuilder text = new StringBuilder(sheet.toString());
    parts.forEach(
        part -> text.append(part.original().sha256().hex()).append(part.pages()).append('\n'));
    cover
        .chosen()
        .cited()
        .forEach(cited -> text.append(cited.document().pages().ocr()).append(' '));
    MessageDigest digest = Sha256.digest();
    digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return Sha256.of(digest.digest()).hex();
  }
}
