package org.findbuch.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are cut into words as people write them. */
class WordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bürger:innen",
        "Bürger*innen",
        "Bürger_innen",
        "Bürger/innen",
        "Bürger/-innen",
        "Bürger(innen)",
        "Bürger(-innen)",
        "Bürger·innen",
        "Bürger•innen",
        "Bürger’innen",
        "Bürger'innen",
        "BürgerInnen",
        "Bürger:Innen",
        "BÜRGER:INNEN",
        "Bürger.innen",
        "bürger:innen"
      })
  void a_gender_form_is_one_word_in_every_spelling(String written) {
    List<Word> words = Words.of("die " + written + " tagten");
    assertThat(words).extracting(Word::text).containsExactly("die", "bürgerinnen", "tagten");
    Word form = words.get(1);
    assertThat(form.pieces()).containsExactly("bürger");
    assertThat(("die " + written + " tagten").substring(form.start(), form.end()))
        .isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lehrer:in|lehrerin",
        "Lehrer/-in|lehrerin",
        "Lehrer(in)|lehrerin",
        "Lehrer*in|lehrerin",
        "LehrerIn|lehrerin",
        "Lehrer_in|lehrerin",
        "Ärzt:innen|ärztinnen",
        "Beamt:innen|beamtinnen",
        "Angestellte:r|angestellter",
        "Beamte/r|beamter",
        "Angestellte(r)|angestellter",
        "Mitarbeitende*n|mitarbeitenden",
        "Bürger:innenbüro|bürgerinnenbüro",
        "BürgerInnenbüro|bürgerinnenbüro",
        "Kind(er)|kinder",
        "Bürger:innen-Dialog|bürgerinnen dialog",
        "Außen/innen|außen innen",
        "auf/in|auf in",
        "Kosten (in Euro)|kosten in euro"
      })
  void other_gender_forms_are_one_word_as_well(String written, String words) {
    assertThat(texts(written)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Haushalt.Die Vorlage|haushalt die vorlage",
        "Hinweis:Beachten Sie|hinweis beachten sie",
        "Protokoll_2019_final|protokoll 2019 final",
        "Dr.Mustermann, z.B.Eltern, Abs.3, Nr.17b|dr mustermann z b eltern abs 3 nr 17b",
        "Andrea’s Kiosk und Müller's Hof, Andrea´s|andrea kiosk und müller hof andrea",
        "l'Aquila d’accord|l aquila d accord",
        "kontakt@amt.beispielstadt.example|kontakt amt beispielstadt example",
        "https://www.lindenau.example/zur_satzung.pdf?jahr=2019|https www lindenau example zur"
            + " satzung pdf jahr 2019",
        "um 12:30Uhr|um 12:30 uhr",
        "Wege·Straßen|wege straßen",
        "Straßen-, Wege- und Plätzesatzung|straßen wege und plätzesatzung",
        "§20a IfSG, 5%ige|20a ifsg 5 ige",
        "51.2-17/2019, 2019/20, 0800/1234567|51.2 17 2019 2019 20 0800 1234567",
        "GmbH, IfSG, BayObLG, BAföG, SchulG, StGB|gmbh ifsg bayoblg bafög schulg stgb",
        "7 C 28.15, Drs. 3585/2021|7 c 28.15 drs 3585 2021"
      })
  void joined_words_come_apart(String written, String words) {
    assertThat(texts(written)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56|1234,56|1234 56",
        "1234,56|1234,56|1234 56",
        "1'234,56|1234,56|1234 56",
        "1,234.56|1234,56|1234 56",
        "1.234.567|1234567|",
        "9,90|9,90|9 90",
        "3.585|3585|",
        "03.04.2019|3.4.2019|3 4 2019",
        "3.4.2019|3.4.2019|3 4 2019",
        "2019-04-03|3.4.2019|3 4 2019",
        "3.4.19|3.4.19|3 4 19",
        "12:30|12:30|12 30",
        "09:05|9:05|9 05",
        "10:15:30|10:15:30|10 15 30",
        "1.2.3.4|1.2.3.4|1 2 3 4",
        "17b|17b|17 b",
        "CO2|co2|co 2",
        "COVID19|covid19|covid 19",
        "30min|30min|30 min",
        "HaushaltDie|haushaltdie|haushalt die",
        "YouTube|youtube|you tube",
        "OpenStreetMap|openstreetmap|open street map"
      })
  void a_number_is_whole_and_has_pieces(String written, String text, String pieces) {
    List<Word> words = Words.of("am " + written + ".");
    assertThat(words).hasSize(2);
    Word word = words.getLast();
    assertThat(word.text()).isEqualTo(text);
    assertThat(String.join(" ", word.pieces())).isEqualTo(pieces == null ? "" : pieces);
    assertThat(word.end() - word.start()).isEqualTo(written.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CO₂-Bilanz|co2 bilanz",
        "120 m² und 5 km³|120 m2 und 5 km3",
        "H₂O|h2o",
        "10²|10 2",
        "Bürger¹ sind|bürger 1 sind",
        "ﬂüchtige|flüchtige",
        "Geſundheitsfürſorge|gesundheitsfürsorge",
        "Ｖｏｌｌｂｒｅｉｔ|vollbreit",
        "𝐅𝐞𝐭𝐭|fett",
        "Ⅳ. Abschnitt|iv abschnitt",
        "Groẞe Straẞe|große straße",
        "Auf\u200Cla\u00ADge|auflage",
        "Num\u00ADme\u00ADrus\u2060clausus|nummerusclausus",
        "Wort\uFEFFtrenner|worttrenner",
        "Zeit\u200Braum|zeitraum",
        "a\u0308ndern|ändern",
        "㎡|m2",
        "½ Stelle|stelle",
        "\uFEFFAnfang|anfang",
        "links\u200Erechts|linksrechts"
      })
  void compatibility_forms_fold_and_what_is_invisible_vanishes(String written, String words) {
    assertThat(texts(written)).isEqualTo(words);
  }

  @Test
  void every_place_leads_back_into_the_text() {
    String text =
        "Die ﬂüchtige CO₂-Bilanz¹ der Num\u00ADme\u2060rus:Klausel a\u0308ndern 𝐅𝐞𝐭𝐭 Ende";
    assertThat(Words.of(text))
        .extracting(word -> text.substring(word.start(), word.end()))
        .containsExactly(
            "Die",
            "ﬂüchtige",
            "CO₂",
            "Bilanz",
            "¹",
            "der",
            "Num\u00ADme\u2060rus",
            "Klausel",
            "a\u0308ndern",
            "𝐅𝐞𝐭𝐭",
            "Ende");
  }

  private static String texts(String written) {
    return Words.of(written).stream().map(Word::text).collect(Collectors.joining(" "));
  }
}
