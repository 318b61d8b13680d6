package org.findbuch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentId;
import org.junit.jupiter.api.Test;

/** What citations point to stays for ever. */
class AddressesTest {
  private static final DocumentId ID = new DocumentId("0pwgcl06s9t4");

  @Test
  void everything_has_its_address() {
    assertThat(Addresses.document(ID)).isEqualTo("/d/0pwgcl06s9t4");
    assertThat(Addresses.page(ID, 12, null)).isEqualTo("/d/0pwgcl06s9t4/12");
    assertThat(Addresses.version(ID, 2)).isEqualTo("/d/0pwgcl06s9t4/v/2");
    assertThat(Addresses.versionPage(ID, 2, 12, null)).isEqualTo("/d/0pwgcl06s9t4/v/2/12");
    assertThat(Addresses.original(ID, 2)).isEqualTo("/d/0pwgcl06s9t4/v/2/original");
    assertThat(Addresses.collection(new CollectionId("reihe"))).isEqualTo("/c/reihe");
  }

  @Test
  void a_question_is_carried_along_and_escaped() {
    assertThat(Addresses.page(ID, 1, "Straße & \"Öl\"+50 %"))
        .isEqualTo("/d/0pwgcl06s9t4/1?q=Stra%C3%9Fe+%26+%22%C3%96l%22%2B50+%25");
    assertThat(Addresses.versionPage(ID, 1, 1, "a b")).endsWith("/v/1/1?q=a+b");
    assertThat(Addresses.page(ID, 1, " ")).isEqualTo("/d/0pwgcl06s9t4/1");
  }
}
