package org.findbuch.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactTest {
  @Test
  void the_first_mail_address_in_a_text_can_be_clicked() {
    assertThat(Contact.of("Geschäftsstelle, kgk@stadt.example, Zimmer 3, post@stadt.example"))
        .isEqualTo(
            new Contact(
                "Geschäftsstelle, ",
                "kgk@",
                "stadt.example",
                null,
                ", Zimmer 3, post@stadt.example"));
  }

  @Test
  void a_page_of_the_web_can_be_clicked_and_nothing_else_that_looks_like_an_address() {
    assertThat(Contact.of("https://stadt.example/kgk").web())
        .isEqualTo("https://stadt.example/kgk");
    for (String text :
        new String[] {"javascript:alert(1)", "Zimmer 3", "@", "a@b", "siehe https://x"}) {
      assertThat(Contact.of(text)).isEqualTo(new Contact(text, null, "", null, ""));
    }
  }
}
