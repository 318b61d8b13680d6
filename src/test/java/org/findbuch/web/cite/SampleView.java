package org.findbuch.web.cite;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.findbuch.document.DocumentId;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.findbuch.document.State;
import org.findbuch.reading.DocumentView;
import org.findbuch.reading.DocumentView.OriginalView;
import org.findbuch.reading.DocumentView.PagesView;
import org.findbuch.reading.DocumentView.Shown;

/** Records of documents with what a citation reads of them. */
final class SampleView {
  private SampleView() {}

  static DocumentView of(Map<MetadataField, Shown> said, List<OriginalView> originals) {
    return new DocumentView(
        new DocumentId("0pwgcl06s9t4"),
        "/d/0pwgcl06s9t4",
        said,
        List.of(),
        State.SEARCHABLE,
        null,
        null,
        Publication.PUBLISHED,
        null,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        new PagesView(1, 1, 1, 0, 0, 0, 0, 0, false),
        originals,
        List.of(),
        List.of(),
        List.of());
  }
}
