package org.findbuch.archive.store;

import org.findbuch.document.PageState;

/** What a list of pages shows of each. */
public record PageHead(int number, String label, PageState state) {}
