package org.findbuch.web.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.findbuch.web.exchange.PageTexts;
import org.findbuch.web.holdings.Licence.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LicenceTest {
  @ParameterizedTest
  @CsvSource({
    "CC BY 4.0, BY, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/deed.de",
    "cc-by-sa-4.0, BY_SA, CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/deed.de",
    "CC BY-NC 3.0 DE, BY_NC, CC BY-NC 3.0 DE,"
        + " https://creativecommons.org/licenses/by-nc/3.0/de/deed.de",
    "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.en, BY_NC_SA, CC BY-NC-SA 4.0,"
        + " https://creativecommons.org/licenses/by-nc-sa/4.0/deed.de",
    "Creative Commons BY-ND 4.0, BY_ND, CC BY-ND 4.0,"
        + " https://creativecommons.org/licenses/by-nd/4.0/deed.de",
    "CC BY-NC-ND 4.0, BY_NC_ND, CC BY-NC-ND 4.0,"
        + " https://creativecommons.org/licenses/by-nc-nd/4.0/deed.de",
    "CC BY, BY, CC BY,",
    "CC0, CC0, CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/deed.de",
    "http://creativecommons.org/publicdomain/zero/1.0/, CC0, CC0 1.0,"
        + " https://creativecommons.org/publicdomain/zero/1.0/deed.de",
    "dl-de/by-2-0, DL_BY, dl-de/by-2-0, https://www.govdata.de/dl-de/by-2-0",
    "Datenlizenz Deutschland – Namensnennung – Version 2.0, DL_BY, dl-de/by-2-0,"
        + " https://www.govdata.de/dl-de/by-2-0",
    "https://www.govdata.de/dl-de/zero-2-0, DL_ZERO, dl-de/zero-2-0,"
        + " https://www.govdata.de/dl-de/zero-2-0",
    "§ 5 UrhG, OFFICIAL, § 5 UrhG, https://www.gesetze-im-internet.de/urhg/__5.html",
    "Alle Rechte vorbehalten, RESERVED, Alle Rechte vorbehalten,",
    "All rights reserved., RESERVED, All rights reserved.,",
    "Hausrecht, UNKNOWN, Hausrecht,",
    "CC by train, UNKNOWN, CC by train,",
    "https://lindenau.example/lizenz, UNKNOWN, https://lindenau.example/lizenz,"
        + " https://lindenau.example/lizenz",
    "javascript:alert(1), UNKNOWN, javascript:alert(1),"
  })
  void a_licence_is_known_by_its_names_and_addresses(
      String written, Terms terms, String name, String url) {
    assertThat(Licence.of(written, "de")).isEqualTo(new Licence(terms, name, url));
  }

  @Test
  void nothing_said_is_no_licence() {
    assertThat(Licence.of(null, "de").terms()).isEqualTo(Terms.NONE);
    assertThat(Licence.of(" ", "en").terms()).isEqualTo(Terms.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void every_licence_is_said_in_plain_words(Terms terms) {
    String key = "licence." + terms.code();
    assertThat(PageTexts.GERMAN.say(key)).contains("Sie").endsWith(".");
    assertThat(PageTexts.ENGLISH.say(key)).contains("ou").endsWith(".");
  }

  @Test
  void others_may_use_what_forbids_no_changes_and_says_what_it_allows() {
    for (String open :
        List.of("CC BY 4.0", "CC BY-SA 3.0 DE", "CC0", "dl-de/by-2-0", "CC BY-NC 4.0")) {
      assertThat(Licence.of(open, "de").terms().allowsReuse()).as(open).isTrue();
    }
    for (String closed : List.of("CC BY-ND 4.0", "Alle Rechte vorbehalten", "nach Absprache", "")) {
      assertThat(Licence.of(closed, "de").terms().allowsReuse()).as(closed).isFalse();
    }
  }
}
