package org.findbuch.ingest;

import java.util.function.BooleanSupplier;
import org.findbuch.extract.PdfConverter;

/**
 * What prints office documents: only in a cage, as what opens them is large and they come from
 * anywhere.
 *
 * @param installed whether there is a program for it
 */
public record OfficeConversion(PdfConverter converter, BooleanSupplier installed) {
  boolean isOpen() {
    return converter.cage().holds() && installed.getAsBoolean();
  }
}
