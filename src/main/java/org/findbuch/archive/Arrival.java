package org.findbuch.archive;

import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.Release;

/**
 * What is said of a file that is handed in.
 *
 * @param name the file name as given, with folders where they are known; it is made safe
 */
public record Arrival(String name, Format format, Metadata metadata, Release release) {}
