package org.findbuch.ingest;

import java.util.function.BooleanSupplier;
import org.findbuch.archive.Archive;
import org.findbuch.extract.PdfConverter;
import org.findbuch.ingest.picture.OfficePdfs;
import org.findbuch.ingest.picture.PictureCache;

/**
 * What prints office documents: only in a cage, as what opens them is large and they come from
 * anywhere.
 *
 * @param installed whether there is a program for it
 */
public record OfficeConversion(PdfConverter converter, BooleanSupplier installed) {
  OfficePdfs keeping(Archive archive, PictureCache prints) {
    return new OfficePdfs(archive, prints, converter, installed);
  }
}
