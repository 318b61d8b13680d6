package org.findbuch.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {
  @Test
  void a_name_is_made_readable_for_a_title() {
    assertThat(FileName.asTitle("bericht_zur__lage.pdf")).isEqualTo("bericht zur lage");
    assertThat(FileName.asTitle("bericht.doc.pdf")).isEqualTo("bericht");
    assertThat(FileName.asTitle("Anhörung.de-DE.vtt")).isEqualTo("Anhörung");
    assertThat(FileName.asTitle("Nr. 3.2 Bericht.pdf")).isEqualTo("Nr. 3.2 Bericht");
    assertThat(FileName.asTitle(".de.txt")).isEqualTo(".de");
    assertThat(FileName.asTitle("LIESMICH")).isEqualTo("LIESMICH");
  }

  @Test
  void of_the_folders_of_a_name_the_last_two_are_kept() {
    assertThat(FileName.folder("a.pdf")).isNull();
    assertThat(FileName.folder("/a.pdf")).isNull();
    assertThat(FileName.folder("../a.pdf")).isNull();
    assertThat(FileName.folder("Fachtag 2014/a.pdf")).isEqualTo("Fachtag 2014");
    assertThat(FileName.folder("C:\\Ablage\\Fachtag 2014\\Vorträge\\a.pdf"))
        .isEqualTo("Fachtag 2014/Vorträge");
    assertThat(FileName.folder("zu\u202e\u0000/a.pdf")).isEqualTo("zu");
  }
}
