package org.findbuch.web.page;

/** What a reader is told when there is no page. */
public record ProblemPage(PageFrame frame, String title, String detail) {}
