package org.findbuch.web.adding;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.findbuch.archive.Archive;
import org.findbuch.document.Coded;
import org.findbuch.document.Typed;
import org.findbuch.editing.Accounts;
import org.findbuch.editing.Additions;
import org.findbuch.editing.Choices;
import org.findbuch.editing.Editing;
import org.findbuch.reading.Addresses;
import org.findbuch.reading.DocumentView.TwinView;
import org.findbuch.reading.Shelves;
import org.findbuch.staff.Batch;
import org.findbuch.staff.BatchFile;
import org.findbuch.staff.Sessions.Session;
import org.findbuch.web.adding.BatchReading.Line;
import org.findbuch.web.exchange.Exchange;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.exchange.Parameters;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pages;
import org.findbuch.web.page.Pagination;
import org.findbuch.web.staff.SignInPages;
import org.jspecify.annotations.Nullable;

/** {@code /staff/add}: where staff add files, and what became of those they have added. */
public final class AddPages {
  static final String HERE = "/staff/add";
  private static final int SIZE = 100;
  private static final int MOST_BATCHES = 20;

  /** What may have been left out of what was said of all files, and files themselves. */
  private static final String[] LEFT = {
    "", "date", "existing_day", "ordered_days", "likely_year", "licence", "collection", "files"
  };

  private static final int LONGEST_TRIED = 500;

  private final BatchDoor door;
  private final Pages pages;
  private final BatchForm form;
  private final LineForm lineForm;
  private final BatchesApi api;

  public AddPages(
      Additions additions,
      Choices choices,
      Archive archive,
      Editing editing,
      Accounts accounts,
      BooleanSupplier recognises,
      Pages pages) {
    this.door =
        new BatchDoor(
            additions, archive, new BatchReading(additions, archive, accounts, recognises));
    this.pages = pages;
    this.form = new BatchForm(door);
    this.lineForm = new LineForm(door, choices, editing);
    this.api = new BatchesApi(door);
  }

  /** The same for scripts. */
  public BatchesApi api() {
    return api;
  }

  /**
   * The page where files are added.
   *
   * @param problem what was wrong with the last try, or null
   */
  public record AddPage(
      PageFrame frame,
      String csrf,
      String largest,
      @Nullable String problem,
      List<Shelves.Choice> collections,
      List<Past> past) {

    /**
     * A batch of before: when and by whom, and how much it was.
     *
     * @param missing how much of it has not come, in a sentence; null where all has
     */
    public record Past(
        String url, String when, String who, String files, @Nullable String missing) {}
  }

  /**
   * What became of a batch.
   *
   * @param counts how many files are how far, the most pressing first
   * @param standings how many of the documents are for whom to see
   * @param going how far it is altogether: {@code coming}, {@code under-way} or {@code settled}
   * @param narrowings which of the files one can choose to see
   * @param only the code of those that are shown
   * @param none what is said where there is none of those; or null
   * @param number of the page of rows, from 1
   * @param notice what could not be done as it was asked, or null
   */
  public record BatchPage(
      PageFrame frame,
      String csrf,
      String largest,
      String id,
      String title,
      String who,
      @Nullable String defaults,
      @Nullable String notice,
      String going,
      List<Count> counts,
      List<Count> standings,
      List<Narrowing> narrowings,
      String only,
      @Nullable String none,
      List<Row> rows,
      int number,
      Pagination pagination) {

    /** Whether something changes by itself. */
    public boolean isUnderWay() {
      return !going.equals(BatchReading.SETTLED);
    }

    /** How many files are so far. */
    public record Count(String label, long files) {}

    /** Some of the files, and where they are shown; the address is null for those that are. */
    public record Narrowing(String label, long files, @Nullable String url) {}

    /**
     * A file.
     *
     * @param newer name of the file that has come to the document since, or null
     * @param percent of it that has come, while it is coming
     * @param standing who may see the document, in words
     * @param document its title, or that of the one with the same bytes
     * @param url where it is looked after
     * @param asks whether somebody has to decide what becomes of it
     * @param canBeShown whether its document is not in the collection of the batch
     * @param tried what was typed for another document that it does not name; or null
     * @param chosen what has been decided
     */
    public record Row(
        int number,
        String path,
        @Nullable String newer,
        @Nullable String size,
        String step,
        String shape,
        String label,
        @Nullable String text,
        int percent,
        @Nullable String standing,
        @Nullable String document,
        @Nullable String language,
        @Nullable String url,
        List<TwinView> twins,
        boolean asks,
        boolean canBeShown,
        @Nullable String tried,
        @Nullable String chosen) {
      /** Whether one may have it tried once more. */
      public boolean canRetry() {
        return step.equals(Step.NOT_TAKEN.code()) || step.equals(Step.UNREADABLE.code());
      }

      /** What stands in the field for another document. */
      public String other() {
        String proposed =
            twins.stream()
                .filter(twin -> !twin.said())
                .findFirst()
                .map(twin -> twin.id().value())
                .orElse("");
        return tried == null ? proposed : tried;
      }

      /** Whether another file may help. */
      public boolean needsFile() {
        return document != null && step.equals(Step.UNREADABLE.code());
      }

      /** Whether it is only a line, which may be taken off the list. */
      public boolean canForget() {
        return document == null
            && !step.equals(Step.COMING.code())
            && !step.equals(Step.WAITING.code());
      }
    }
  }

  static String address(Batch batch) {
    return HERE + "/" + batch.id();
  }

  public void form(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    render(exchange, null);
  }

  private void render(Exchange exchange, @Nullable String problem) throws IOException {
    PageTexts texts = exchange.texts();
    List<AddPage.Past> past = new ArrayList<>();
    for (Batch batch : door.additions().batches().newest(MOST_BATCHES)) {
      List<BatchFile> files = door.additions().batches().files(batch.id());
      long missing = files.stream().filter(door.additions()::isBrokenOff).count();
      past.add(
          new AddPage.Past(
              address(batch),
              texts.moment(batch.began()),
              batch.who(),
              texts.say("adding.files", files.size()),
              missing == 0 ? null : texts.say("adding.missing", missing)));
    }
    pages.render(
        exchange.http(),
        "add.jte",
        new AddPage(
            pages.frame(exchange, texts.say("adding.title"), "", null),
            exchange.signedIn().csrf(),
            texts.most(door.additions().mostBytes()),
            problem,
            exchange.library().shelves().choices(),
            past));
  }

  public void batch(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Session session = exchange.session();
    if (session == null) {
      SignInPages.lead(exchange);
      return;
    }
    Batch batch = door.batch(http);
    PageTexts texts = exchange.texts();
    Parameters parameters = new Parameters(exchange);
    String left = parameters.oneOf("left", "", LEFT);
    List<Line> lines = door.reading().lines(exchange, batch.id());
    Set<Integer> pressing = door.reading().pressing(lines);
    BatchFilter only =
        parameters.oneOf(BatchFilter.ONLY, BatchFilter.class).orElse(BatchFilter.ALL);
    List<Line> shown = only.of(lines, pressing);
    // Whoever has settled the last one of a page stays on the one before.
    int last = Math.max(1, (shown.size() + SIZE - 1) / SIZE);
    int page = Math.min(last, parameters.number("page", 1, 1, 1_000_000));
    String title = texts.say("adding.batch.title", texts.moment(batch.began()));
    BatchRows.Tried tried =
        new BatchRows.Tried(
            parameters.number("row", 0, 0, 1_000_000_000), parameters.text("typed"));
    BatchRows rows = new BatchRows(exchange, door.archive(), batch, tried);
    pages.render(
        http,
        "batch.jte",
        new BatchPage(
            pages.frame(exchange, title, "", null),
            session.csrf(),
            texts.most(door.additions().mostBytes()),
            batch.id(),
            title,
            batch.who(),
            rows.defaults(),
            left.isEmpty() ? null : texts.say("adding.left." + left),
            BatchReading.going(lines),
            rows.counts(lines),
            rows.standings(lines),
            rows.narrowings(lines, pressing, only),
            only.code(),
            shown.isEmpty() && !lines.isEmpty() ? texts.say("adding.none." + only.code()) : null,
            rows.of(shown.stream().skip((page - 1L) * SIZE).limit(SIZE).toList()),
            page,
            Pagination.of(page, shown.size(), SIZE, to -> address(batch) + only.query(to))));
  }

  /** Files that a form sends: of a new batch, or further ones of one that there is. */
  public void add(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    BatchForm.Taken taken = form.take(exchange, null);
    if (taken.batch() == null) {
      http.status(422);
      render(exchange, exchange.texts().say("adding.left.files"));
      return;
    }
    String left = taken.left() == null ? "" : "?left=" + taken.left();
    SignInPages.see(
        http, pages.frame(exchange, "", "", null).links().to(address(taken.batch()) + left));
  }

  public void addTo(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Batch batch = form.requireForm(exchange, () -> door.batch(http));
    BatchForm.Taken taken = form.take(exchange, batch);
    String left = taken.batch() == null ? "?left=files" : "";
    SignInPages.see(http, pages.frame(exchange, "", "", null).links().to(address(batch) + left));
  }

  /** What somebody decides about one file. */
  public void decide(Context http) throws IOException {
    Exchange exchange = Exchange.of(http);
    Session session = exchange.signedIn();
    boolean isDone = lineForm.decide(http, session);
    String number = http.pathParam("n");
    String page = SignInPages.field(http, "page");
    BatchFilter only =
        Coded.parse(BatchFilter.class, SignInPages.field(http, BatchFilter.ONLY))
            .orElse(BatchFilter.ALL);
    String address =
        address(door.batch(http))
            + only.query(page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    if (!isDone) {
      String typed = Typed.line(SignInPages.field(http, "document")).strip();
      String kept = typed.substring(0, Math.min(typed.length(), LONGEST_TRIED));
      address += "&row=" + number + "&typed=" + Addresses.escaped(kept);
    }
    // What is settled may not be among those that are shown any more.
    String at = isDone && only != BatchFilter.ALL ? "lieferung" : "datei-" + number;
    SignInPages.see(http, pages.frame(exchange, "", "", null).links().to(address) + "#" + at);
  }
}
