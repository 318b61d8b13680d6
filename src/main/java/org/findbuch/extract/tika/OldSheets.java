package org.findbuch.extract.tika;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FooterRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.HeaderRecord;
import org.apache.poi.hssf.record.HyperlinkRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.apache.poi.hssf.record.chart.SeriesTextRecord;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.LittleEndian;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ExcelExtractor;
import org.apache.tika.parser.microsoft.SummaryExtractor;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Makes pages of the sheets of a workbook from before 2007 ([MS-XLS] 2.1.7.20), its cells as they
 * are shown; what stands beside them (boxes, comments, charts, header and footer) follows.
 */
final class OldSheets extends ExcelExtractor implements HSSFListener {
  private static final int BIFF8 = 0x600;

  private final PageText page;
  private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this);
  private final List<String> names = new ArrayList<>();
  private final Map<Integer, Map<Integer, String>> rows = new TreeMap<>();
  private final List<String> beside = new ArrayList<>();
  private CellFormat format = new CellFormat(false);
  private @Nullable SSTRecord strings;
  private @Nullable FormulaRecord formula;
  private int sheet = -1;

  private boolean open;

  /** Charts stand inside of sheets, as a stream within theirs. */
  private int depth;

  private OldSheets(PageText page, ParseContext context, Metadata metadata) {
    super(context, metadata);
    this.page = page;
  }

  static void read(Path file, PageText page, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
      DirectoryNode root = files.getRoot();
      new SummaryExtractor(metadata).parseSummaries(root);
      OldSheets sheets = new OldSheets(page, context, metadata);
      HSSFRequest request = new HSSFRequest();
      request.addListenerForAllRecords(sheets.formats);
      try (InputStream in = root.createDocumentInputStream(stream(root))) {
        new HSSFEventFactory().processEvents(request, in);
      } catch (UncheckedIOException failed) {
        throw failed.getCause();
      } finally {
        sheets.endSheet();
      }
      sheets.objects(root);
    }
  }

  /** Other files are put into storages of their own. */
  private void objects(DirectoryNode root) throws IOException, SAXException, TikaException {
    XHTMLContentHandler nowhere = new XHTMLContentHandler(new DefaultHandler(), new Metadata());
    for (Entry entry : root) {
      if (entry.getName().startsWith("MBD") && entry instanceof DirectoryEntry object) {
        handleEmbeddedOfficeDoc(object, nowhere, true);
      }
    }
  }

  /** Programs write its name in any case; a book of Excel 95 has another structure. */
  private static String stream(DirectoryNode root) throws IOException {
    String name = root.hasEntryCaseInsensitive("Workbook") ? "Workbook" : "Book";
    try (InputStream in = root.createDocumentInputStream(name)) {
      byte[] head = in.readNBytes(6);
      if (head.length < 6 || LittleEndian.getUShort(head, 4) < BIFF8) {
        throw new OldExcelFormatException("older than Excel 97");
      }
    }
    return name;
  }

  @Override
  public void processRecord(Record record) {
    try {
      process(record);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void process(Record record) throws IOException {
    switch (record) {
      case BOFRecord start -> start(start);
      case EOFRecord _ -> {
        if (--depth == 0) {
          endSheet();
        }
      }
      case BoundSheetRecord named -> names.add(named.getSheetname());
      case DateWindow1904Record epoch -> format = new CellFormat(epoch.getWindowing() == 1);
      case SSTRecord all -> strings = all;
      case FormulaRecord calculated -> {
        formula = calculated.hasCachedResultString() ? calculated : null;
        if (formula == null) {
          cell(calculated, shown(calculated, calculated.getValue()));
        }
      }
      case StringRecord text when formula != null -> cell(formula, text.getString());
      case LabelRecord label -> cell(label, label.getValue());
      case LabelSSTRecord label when strings != null ->
          cell(label, strings.getString(label.getSSTIndex()).getString());
      case NumberRecord number -> cell(number, shown(number, number.getValue()));
      case TextObjectRecord box -> beside(box.getStr().getString());
      case SeriesTextRecord text -> beside(text.getText());
      case HyperlinkRecord link -> beside(link.getAddress());
      case HeaderRecord header -> beside(PageMargins.ofSheet(header.getText(), name()));
      case FooterRecord footer -> beside(PageMargins.ofSheet(footer.getText(), name()));
      default -> {}
    }
  }

  private void start(BOFRecord start) throws IOException {
    if (depth++ == 0 && start.getType() != BOFRecord.TYPE_WORKBOOK) {
      endSheet();
      sheet++;
      open = true;
    }
  }

  private String shown(CellValueRecordInterface cell, double value) {
    return format.shown(value, formats.getFormatIndex(cell), formats.getFormatString(cell));
  }

  private void cell(CellValueRecordInterface cell, @Nullable String text) {
    if (open && text != null && !text.isBlank()) {
      rows.computeIfAbsent(cell.getRow(), row -> new TreeMap<>())
          .put((int) cell.getColumn(), text.strip().replaceAll("\\s+", " "));
    }
  }

  private void beside(@Nullable String text) {
    if (open && text != null && !text.isBlank()) {
      beside.add(text.strip());
    }
  }

  private String name() {
    return sheet >= 0 && sheet < names.size() ? names.get(sheet) : "";
  }

  private void endSheet() throws IOException {
    if (!open) {
      return;
    }
    open = false;
    page.label(name());
    for (Map<Integer, String> row : rows.values()) {
      int column = 0;
      for (var cell : row.entrySet()) {
        for (; column < cell.getKey(); column++) {
          page.tab();
        }
        page.write(cell.getValue());
      }
      page.endLine();
    }
    for (String text : beside) {
      page.write(text);
      page.endLine();
    }
    rows.clear();
    beside.clear();
    page.end();
  }
}
