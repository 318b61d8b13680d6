package org.findbuch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryPartsTest {
  @Test
  void asked_for_is_what_a_document_may_have_each_once_and_in_its_field() {
    assertThat(asked("Hitze (Pflege OR \"soziale Stadt\") -Heim Hitze year:2004"))
        .containsExactly("Hitze", "Pflege", "\"soziale Stadt\"");
    assertThat(asked("title:(Hitze Pflege*) -(-Heim)"))
        .containsExactly("title:Hitze", "title:Pflege*", "Heim");
    assertThat(asked("")).isEmpty();
  }

  @Test
  void required_is_what_stands_side_by_side() {
    assertThat(required("Hitze (Pflege OR Heim) -Alter"))
        .containsExactly("Hitze", "Pflege OR Heim", "-Alter");
    assertThat(required("Pflege OR Heim")).containsExactly("Pflege OR Heim");
    assertThat(required("")).isEmpty();
  }

  @Test
  void a_word_is_made_exact_wherever_it_stands() {
    Query query = QueryParser.parse("Pflege (Heim OR title:Pflege) \"Pflege im Heim\"").query();
    assertThat(QueryPrinter.print(QueryParts.exactly(query, new Query.Word("Pflege"))))
        .isEqualTo("=Pflege (Heim OR title:=Pflege) \"Pflege im Heim\"");
  }

  private static List<String> asked(String typed) {
    return printed(QueryParts.asked(QueryParser.parse(typed).query()));
  }

  private static List<String> required(String typed) {
    return printed(QueryParts.parts(QueryParser.parse(typed).query()));
  }

  private static List<String> printed(List<Query> parts) {
    return parts.stream().map(QueryPrinter::print).toList();
  }
}
