package org.findbuch.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.archive.store.Totals;
import org.findbuch.document.Access;
import org.findbuch.document.Coverage;
import org.findbuch.index.SearchResult.NoHit;
import org.findbuch.index.SearchResult.Part;
import org.findbuch.query.Query;
import org.findbuch.query.QueryPrinter;
import org.findbuch.reading.SearchView.NoHitView;
import org.findbuch.reading.SearchView.PartView;
import org.jspecify.annotations.Nullable;

/** Says what would be found where nothing is, and where nobody could look. */
record NoHits(Archive archive, Access access) {
  @Nullable NoHitView view(@Nullable NoHit noHit) throws IOException {
    if (noHit == null) {
      return null;
    }
    Totals totals = archive.totals();
    Coverage pages = access == Access.STAFF ? totals.allPages() : totals.pages();
    return new NoHitView(
        noHit.unnarrowed(),
        noHit.parts().stream().map(part -> part(part, noHit.parts())).toList(),
        pages.pages() - pages.searchable(),
        pages.pages());
  }

  private static PartView part(Part part, List<Part> all) {
    List<Query> others = new ArrayList<>(all.stream().map(Part::asked).toList());
    others.remove(part.asked());
    return new PartView(
        QueryPrinter.print(part.asked()),
        part.alone(),
        others.isEmpty() ? null : QueryPrinter.print(Query.all(others)),
        part.without());
  }
}
