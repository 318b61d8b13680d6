package org.findbuch.reading;

import java.time.Instant;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Publication;

/** What is said where a document was taken back. */
public record TombstoneView(DocumentId id, Publication publication, Instant since, String reason) {}
