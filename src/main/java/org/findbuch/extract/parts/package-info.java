/** Reads files that others came with: mails with attachments, and the lists of ZIPs. */
@NullMarked
package org.findbuch.extract.parts;

import org.jspecify.annotations.NullMarked;
