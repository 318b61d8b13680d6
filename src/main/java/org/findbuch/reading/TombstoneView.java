package org.findbuch.reading;

import java.time.Instant;

/** What is said where a document was taken back. */
public record TombstoneView(String id, String publication, Instant since, String reason) {}
