package org.findbuch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.document.Format;
import org.findbuch.document.Metadata;
import org.findbuch.document.MetadataField;
import org.findbuch.document.Publication;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody typed of a document is text in a dossier, and leads nowhere. */
@Tag("contract")
@Timeout(120)
class DossierWordsTest {
  private static final List<String> TYPED =
      List.of(
          "<script>ran()</script>",
          "javascript:ran()",
          "data:text/html,<script>ran()</script>",
          "file:///etc/passwd",
          "\"><img src=//fremd.example/x onerror=ran()>",
          ") >> /OpenAction << /S /JavaScript /JS (ran()) >>",
          "<< /S /Launch /F (cmd.exe) >> endobj",
          "${ran()}{{ran()}}#{ran()}",
          "\\u003cscript\\u003e%3Cscript%3E");

  @TempDir Path folder;

  @Test
  void every_field_of_the_sheet_is_text_and_no_link_is_of_what_was_typed() throws IOException {
    try (OpenWeb web = new OpenWeb(folder)) {
      StringBuilder path = new StringBuilder("/auswahl.pdf?lang=de");
      for (String typed : TYPED) {
        Metadata.Builder said = Metadata.NONE.with().title(typed);
        said.set(MetadataField.DATE, new DocumentDate("2024"));
        said.set(MetadataField.SUBTITLE, typed + " darunter");
        said.set(MetadataField.AUTHORS, List.of(typed + ", Vorname"));
        said.set(MetadataField.PUBLISHER, typed + " Verlag");
        said.set(MetadataField.LICENCE, typed + " Lizenz");
        said.set(MetadataField.SOURCE, typed);
        String file = TYPED.indexOf(typed) + ".txt";
        DocumentId id =
            web.add(file, Format.TXT, "Text " + typed, said.build(), Publication.PUBLISHED);
        path.append("&d=").append(id);
      }
      web.index(TYPED.toArray(String[]::new));
      try (PDDocument dossier = Loader.loadPDF(web.made(path.toString()).body())) {
        String text = together(new PDFTextStripper().getText(dossier));
        for (String typed : TYPED) {
          assertThat(text)
              .contains(together(typed + " darunter"))
              .contains(together(typed + " Lizenz"));
        }
        assertThat(links(dossier))
            .isNotEmpty()
            .allMatch(link -> link.startsWith("http://127.0.0.1:" + web.port + "/"));
        assertThat(dossier.getDocumentCatalog().getOpenAction()).isNull();
        assertThat(dossier.getDocumentCatalog().getNames()).isNull();
        assertThat(dossier.getDocumentInformation().getAuthor())
            .isEqualTo(web.services.site().name());
        assertThat(dossier.getDocumentCatalog().getMetadata()).isNull();
        assertThat(keys(dossier)).doesNotContain("/JS ", "/JavaScript", "/Launch", "/AA ");
      }
    }
  }

  private static List<String> links(PDDocument dossier) throws IOException {
    List<String> links = new ArrayList<>();
    for (PDPage page : dossier.getPages()) {
      for (PDAnnotation each : page.getAnnotations()) {
        links.add(((PDActionURI) ((PDAnnotationLink) each).getAction()).getURI());
      }
    }
    return links;
  }

  /** All that is in it with nothing packed, but for texts in brackets. */
  private static String keys(PDDocument dossier) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    dossier.save(bytes, CompressParameters.NO_COMPRESSION);
    String written = bytes.toString(StandardCharsets.ISO_8859_1);
    return written
        .replaceAll("(?s)stream\r?\n.*?endstream", "")
        .replaceAll("\\\\.", "")
        .replaceAll("\\([^()]*\\)", "");
  }

  /** Where lines break does not count, nor which quotation marks a citation has. */
  private static String together(String text) {
    return text.replaceAll("[\\s\"„“”‚‘’«»]+", "");
  }
}
