package org.findbuch.reading;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whose archive it is.
 *
 * @param name what stands on the label of every page
 * @param url public address, what citations are made with; null means the address that was asked
 * @param language of the pages where a reader's browser asks for neither German nor English
 * @param imprint address of the imprint, if there is one
 * @param contact an address for questions, if there is one
 */
public record Site(
    String name,
    @Nullable URI url,
    String language,
    @Nullable String imprint,
    @Nullable String contact) {}
