package org.findbuch.archive.store;

import org.findbuch.document.Coverage;
import org.findbuch.document.Fault;
import org.findbuch.document.Found;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one file, once it is finished.
 *
 * @param number names it in {@link Texts}
 * @param extraction the version of the program's reading
 * @param fault why there is not a single page, or null
 * @param cutShort why the pages end before the file does, or null
 */
public record Reading(
    long number,
    int extraction,
    Found found,
    Coverage coverage,
    @Nullable Fault fault,
    @Nullable Fault cutShort) {}
