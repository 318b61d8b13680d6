package org.findbuch.web;

import java.util.List;
import org.findbuch.web.SearchPage.Chip;
import org.findbuch.web.SearchPage.Value;

/**
 * All values of one facet in a search, or those whose names hold a text.
 *
 * @param title what the facet is called
 * @param contains the text; empty for all values
 * @param count how many values there are
 */
public record FacetPage(
    Frame frame,
    SearchAddress at,
    String facet,
    String title,
    String contains,
    List<Chip> chips,
    long count,
    List<Value> values,
    Steps steps) {}
