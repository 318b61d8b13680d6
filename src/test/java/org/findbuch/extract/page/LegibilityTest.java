package org.findbuch.extract.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.findbuch.document.PageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegibilityTest {
  private static final String GERMAN =
      """
      Die Gesundheitskonferenz empfiehlt, in jedem Quartier einen kühlen Ort auszuweisen, der an
      heißen Tagen von zehn bis achtzehn Uhr offen steht. Ältere Menschen, die allein leben, werden
      bei einer Hitzewarnung angerufen; die Rufnummern pflegt das Gesundheitsamt gemeinsam mit den
      Pflegediensten. Über die Wirkung wird im Herbst des folgenden Jahres berichtet.
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        GERMAN,
        """
        The conference recommends that every district names one cool place which stays open on hot
        days from ten to six. People who live alone are called when a warning is given out, and the
        health office keeps the list of numbers together with the nursing services of the town.
        """,
        """
        Konferans, her mahallede sıcak günlerde saat ondan on sekize kadar açık olan serin bir yer
        belirlenmesini öneriyor. Yalnız yaşayan yaşlılar sıcak uyarısı verildiğinde telefonla
        aranıyor; numaraları sağlık dairesi bakım hizmetleriyle birlikte güncel tutuyor.
        """,
        """
        Konferencja zaleca, aby w każdej dzielnicy wskazać chłodne miejsce, które w upalne dni jest
        otwarte od dziesiątej do osiemnastej. Do starszych osób, które mieszkają same, urząd zdrowia
        dzwoni po ogłoszeniu ostrzeżenia, a numery prowadzi wspólnie ze służbami opieki.
        """,
        """
        La conférence recommande de désigner dans chaque quartier un lieu frais, ouvert de dix à
        dix-huit heures les jours de grande chaleur. Les personnes âgées qui vivent seules sont
        appelées dès qu'une alerte est lancée; le service de santé tient la liste à jour.
        """,
        """
        Konferenssi suosittelee, että joka kaupunginosaan nimetään viileä paikka, joka on helteellä
        auki kymmenestä kuuteen. Yksin asuville vanhuksille soitetaan, kun varoitus annetaan, ja
        terveysvirasto pitää numeroista luetteloa yhdessä hoitopalvelujen kanssa.
        """,
        """
        Конференция рекомендует назвать в каждом районе прохладное место, открытое в жаркие дни с
        десяти до восемнадцати часов. Пожилым людям, которые живут одни, звонят при предупреждении.
        """
      })
  void text_in_any_language_is_legible(String text) {
    assertThat(Written.of(text, true).state()).isEqualTo(PageState.TEXT);
  }

  @Test
  void tables_contents_and_lists_of_addresses_are_legible() {
    String contents = "1 Anlass ................................... 4\n2 Ziele _______________ 9\n";
    String table = "Kita  x  x  –  12,4 %  GK-03  n. b.  2.310 €\n";
    String addresses =
        "https://www.beispiel.de/gesundheit/konferenzen/dokumentation/heiße-tage-im-quartier.pdf\n";
    for (String text : List.of(contents, table, addresses)) {
      assertThat(Written.of(text.repeat(20), true).state()).isEqualTo(PageState.TEXT);
    }
  }

  @Test
  void exchanged_letters_are_garbled() {
    Random random = new Random(20020614);
    for (int round = 0; round < 100; round++) {
      List<Integer> letters = new ArrayList<>(IntStream.range(0, 26).boxed().toList());
      Collections.shuffle(letters, random);
      assertThat(Written.of(letters(letters::get), true).state())
          .as("letters exchanged for %s", letters)
          .isEqualTo(PageState.GARBLED);
    }
    for (int shift = 1; shift < 26; shift++) {
      int by = shift;
      assertThat(Written.of(letters(letter -> (letter + by) % 26), true).state())
          .as("letters shifted by %d", shift)
          .isEqualTo(PageState.GARBLED);
    }
  }

  @Test
  void a_font_table_that_is_shifted_as_a_whole_is_garbled() {
    assertThat(Written.of(mapped(c -> c > 61 ? c - 29 : c), true).state())
        .isEqualTo(PageState.GARBLED);
    assertThat(Written.of(mapped(c -> c > 32 ? c + 31 : c), true).state())
        .isEqualTo(PageState.GARBLED);
    assertThat(Written.of(mapped(c -> 0xE000 + c), true).state()).isEqualTo(PageState.GARBLED);
    assertThat(Written.of(mapped(c -> c < 256 ? c << 8 : c), true).state())
        .isEqualTo(PageState.GARBLED);
  }

  @Test
  void words_that_do_not_end_are_garbled() {
    assertThat(Written.of(GERMAN.repeat(3).replaceAll("\\s", ""), true).state())
        .isEqualTo(PageState.GARBLED);
  }

  @Test
  void the_better_a_text_can_be_read_the_higher_is_its_quality() {
    int good = Legibility.of(GERMAN).quality();
    int holed = Legibility.of(GERMAN.replace('e', '\uFFFD')).quality();
    int exchanged = Legibility.of(letters(letter -> (letter + 3) % 26)).quality();
    assertThat(good).isEqualTo(100);
    assertThat(holed).isBetween(50, 95);
    assertThat(exchanged).isLessThan(40);
  }

  @Test
  void too_little_text_to_judge_is_taken_as_it_is() {
    assertThat(Written.of("Xqzwk Vbnmq Tzrpl", true).state()).isEqualTo(PageState.TEXT);
  }

  private static String letters(IntUnaryOperator other) {
    return mapped(
        c -> {
          int lower = Character.toLowerCase(c);
          return lower >= 'a' && lower <= 'z' ? 'a' + other.applyAsInt(lower - 'a') : c;
        });
  }

  private static String mapped(IntUnaryOperator other) {
    return GERMAN
        .toLowerCase(Locale.GERMAN)
        .repeat(2)
        .codePoints()
        .map(c -> Character.isWhitespace(c) ? c : other.applyAsInt(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
