package org.findbuch.web.search;

import java.util.List;
import org.findbuch.web.page.PageFrame;
import org.findbuch.web.page.Pagination;
import org.findbuch.web.search.SearchPage.Chip;
import org.findbuch.web.search.SearchPage.Value;

/**
 * All values of one facet in a search, or those whose names hold a text.
 *
 * @param title what the facet is called
 * @param contains the text; empty for all values
 * @param count how many values there are
 */
public record FacetPage(
    PageFrame frame,
    SearchAddress at,
    String facet,
    String title,
    String contains,
    List<Chip> chips,
    long count,
    List<Value> values,
    Pagination steps) {}
