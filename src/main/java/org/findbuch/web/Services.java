package org.findbuch.web;

import java.util.List;
import org.findbuch.archive.Archive;
import org.findbuch.document.Site;
import org.findbuch.editing.Accounts;
import org.findbuch.editing.Additions;
import org.findbuch.editing.Choices;
import org.findbuch.editing.Editing;
import org.findbuch.ingest.Dossiers;
import org.findbuch.ingest.Ingestor;
import org.findbuch.ingest.Intake;
import org.findbuch.ingest.PagePictures;
import org.findbuch.reading.Libraries;
import org.findbuch.reading.StatusReading;
import org.findbuch.staff.Keys;
import org.findbuch.staff.UsageCounter;

/**
 * Everything that the pages and the API are made of.
 *
 * @param libraries what a reader may read, in its language
 * @param pictures of pages
 * @param dossiers of chosen pages
 * @param proxies addresses whose {@code X-Forwarded-*} headers count
 * @param mostBytes largest file that is taken
 * @param searchesAMinute for each client; 0 is no limit
 * @param changesAMinute likewise
 */
public record Services(
    Libraries libraries,
    StatusReading status,
    Archive archive,
    Intake intake,
    Editing editing,
    Additions additions,
    Choices choices,
    Ingestor ingestor,
    PagePictures pictures,
    Dossiers dossiers,
    Keys keys,
    Accounts accounts,
    UsageCounter usage,
    Site site,
    List<String> proxies,
    long mostBytes,
    int searchesAMinute,
    int changesAMinute) {

  public Services {
    proxies = List.copyOf(proxies);
  }
}
