package org.findbuch.web;

import java.io.IOException;
import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.document.Access;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.reading.Library;
import org.findbuch.reading.Site;
import org.findbuch.reading.StatusView;
import org.findbuch.reading.Wording;
import org.findbuch.staff.Audit;
import org.findbuch.staff.Keys;

/**
 * Everything that the pages and the API are made of.
 *
 * @param libraries what a reader may read, in its language
 * @param proxies addresses whose {@code X-Forwarded-*} headers count
 * @param mostBytes largest file that is taken
 * @param version of the program
 */
public record Services(
    Libraries libraries,
    Statuses statuses,
    Archive archive,
    Intake intake,
    Ingestor ingestor,
    Keys keys,
    Audit audit,
    Site site,
    List<String> proxies,
    long mostBytes,
    String version) {

  public Services {
    proxies = List.copyOf(proxies);
  }

  /** Opens the library for a reader. */
  @FunctionalInterface
  public interface Libraries {
    Library open(Access access, Wording wording);
  }

  /** How the archive is, as a reader may know it. */
  @FunctionalInterface
  public interface Statuses {
    StatusView status(Access access) throws IOException;
  }
}
