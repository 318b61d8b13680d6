package org.findbuch.archive;

import org.findbuch.document.PageState;

/** What a list of pages shows of each. */
public record PageHead(int number, String label, PageState state) {}
