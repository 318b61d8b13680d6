package org.findbuch.bench.corpus;

import org.findbuch.document.Metadata;
import org.findbuch.document.Page;

/**
 * One document of a corpus.
 *
 * @param number from 0
 * @param pages made anew, and the same, whenever they are walked through
 */
public record GeneratedDocument(int number, Metadata metadata, Iterable<Page> pages) {}
