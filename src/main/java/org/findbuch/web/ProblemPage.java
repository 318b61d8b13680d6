package org.findbuch.web;

/** What a reader is told when there is no page. */
public record ProblemPage(Frame frame, String title, String detail) {}
