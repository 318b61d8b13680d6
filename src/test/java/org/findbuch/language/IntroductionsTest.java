package org.findbuch.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntroductionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Das Infektionsschutzgesetz (IfSG) gilt. | IfSG | Infektionsschutzgesetz",
        "nach dem Infektions-\\nschutzgesetz (IfSG) gilt | IfSG | Infektionsschutzgesetz",
        "Bei der Einschulungsuntersuchung, kurz ESU, wird | ESU | Einschulungsuntersuchung",
        "Bei der Einschulungsuntersuchung, kurz: ESU wird | ESU | Einschulungsuntersuchung",
        "die Einschulungsuntersuchung (kurz ESU) | ESU | Einschulungsuntersuchung",
        "die Einschulungsuntersuchung (im Folgenden: ESU) | ESU | Einschulungsuntersuchung",
        "die Einschulungsuntersuchung (im Folgenden „ESU“ genannt) | ESU |"
            + " Einschulungsuntersuchung",
        "die Einschulungsuntersuchung (Abk.: ESU) | ESU | Einschulungsuntersuchung",
        "Zur ESU (Einschulungsuntersuchung) kommen | ESU | Einschulungsuntersuchung",
        "ESU = Einschulungsuntersuchung | ESU | Einschulungsuntersuchung",
        "ESU = Einschulungsuntersuchung  im Kreis | ESU | Einschulungsuntersuchung",
        "Zur ESU (Einschulungsuntersuchung ) kommen | ESU | Einschulungsuntersuchung",
        "ESU steht für Einschulungsuntersuchung. | ESU | Einschulungsuntersuchung",
        "die Einschulungsuntersuchungen (ESUs) | ESUs | Einschulungsuntersuchungen",
        "der Öffentliche Gesundheitsdienst (ÖGD) | ÖGD | Öffentliche Gesundheitsdienst",
        "ÖGD (Öffentlicher Gesundheitsdienst) | ÖGD | Öffentlicher Gesundheitsdienst",
        "in Nordrhein-Westfalen (NRW) | NRW | Nordrhein-Westfalen",
        "das Robert Koch-Institut (RKI) meldet | RKI | Robert Koch-Institut",
        "Eine Kindertagesstätte, kurz Kita, ist | Kita | Kindertagesstätte",
        "das Sozialgesetzbuch (SGB) | SGB | Sozialgesetzbuch",
        "Kommunale Gesundheitskonferenz (KGK; siehe oben) | KGK | Kommunale Gesundheitskonferenz",
        "World Health Organization (WHO) | WHO | World Health Organization",
      })
  void where_a_text_introduces_a_short_form_both_are_learned(
      String text, String shortForm, String longForm) {
    assertThat(Introductions.in(text.replace("\\n", "\n")))
        .containsExactly(new Abbreviation(shortForm, longForm));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "im Jahr (2004) und",
        "Kinder (siehe Anlage)",
        "die Stadt (K)",
        "Köln (Rhein)",
        "Kinder (und)",
        "Herr Müller (SPD) sagt",
        "die Konferenz (vgl. S. 12)",
        "Tabelle (Tab. 3)",
        "(IfSG)",
        "Sucht (AIDS)",
        "Gesundheit (Gesund)",
        "das IfSG (IfSG)",
        "a = b",
        "SPD (Köln)",
        "Gesundheitsamt, kurz und gut",
        "die Impfung, kurz danach",
        "das Amt (DAS)",
        "im Einklang mit der Verordnung (EU) 2016/679",
        "der Transport auf der Straße (ADR)",
        "nach der Richtlinie (EG) Nr. 5",
        "Radar zur Beobachtung“ (RAD)",
        "und der Union (UDU)",
      })
  void other_brackets_teach_nothing(String text) {
    assertThat(Introductions.in(text)).isEmpty();
  }
}
