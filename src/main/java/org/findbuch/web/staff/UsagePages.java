package org.findbuch.web.staff;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.reading.DocumentView;
import org.findbuch.staff.Usage;
import org.findbuch.staff.UsageCounter;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;

/** {@code /staff/statistik}: how often documents were used, by month, and which most. */
public record UsagePages(UsageCounter counter, Pages pages) {
  private static final int MONTHS = 24;
  private static final int YEAR = 12;
  private static final int MOST = 20;

  /**
   * What the page shows.
   *
   * @param months the oldest first
   * @param highest count of a month, at least 1
   */
  public record UsagePage(PageFrame frame, List<Month> months, long highest, List<Used> most) {
    public boolean isEmpty() {
      return months.stream().noneMatch(month -> month.usage().any());
    }
  }

  /** A month by its name. */
  public record Month(String name, Usage usage) {}

  /** A document, and how often it was used. */
  public record Used(DocumentView document, Usage usage) {}

  public void html(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    List<Month> months = new ArrayList<>();
    long highest = 1;
    DateTimeFormatter names =
        DateTimeFormatter.ofPattern("LLLL yyyy", Locale.of(exchange.texts().language()));
    for (Map.Entry<YearMonth, Usage> each : counter.months(MONTHS).entrySet()) {
      Usage usage = each.getValue();
      highest = Math.max(highest, Math.max(usage.views(), usage.downloads()));
      months.add(new Month(names.format(each.getKey()), usage));
    }
    Map<DocumentId, Usage> ranked = new LinkedHashMap<>();
    counter.most(YEAR, MOST).forEach(each -> ranked.put(each.document(), each.usage()));
    List<Used> most = new ArrayList<>();
    for (DocumentView document : exchange.library().documents(List.copyOf(ranked.keySet()))) {
      most.add(new Used(document, ranked.getOrDefault(document.id(), Usage.NONE)));
    }
    PageFrame frame = pages.frame(exchange, exchange.texts().say("usage.title"), "", null);
    pages.render(http, "usage.jte", new UsagePage(frame, months, highest, most));
  }
}
