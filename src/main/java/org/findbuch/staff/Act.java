package org.findbuch.staff;

import java.time.Instant;

/**
 * One row of the audit.
 *
 * @param act a word such as {@code publish}
 * @param subject id of a document or collection, or a name
 */
public record Act(Instant when, String who, String act, String subject, String detail) {}
