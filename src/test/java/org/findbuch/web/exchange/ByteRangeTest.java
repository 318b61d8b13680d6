package org.findbuch.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.findbuch.web.exchange.ByteRange.Asked;
import org.junit.jupiter.api.Test;

class ByteRangeTest {
  @Test
  void both_ends_are_included_and_the_last_one_is_cut_at_the_file() {
    assertThat(ByteRange.parse("bytes=0-0", 10)).isEqualTo(part(0, 0));
    assertThat(ByteRange.parse("bytes=5-", 10)).isEqualTo(part(5, 9));
    assertThat(ByteRange.parse("bytes=5-99", 10)).isEqualTo(part(5, 9));
  }

  @Test
  void a_suffix_counts_from_the_end() {
    assertThat(ByteRange.parse("bytes=-3", 10)).isEqualTo(part(7, 9));
    assertThat(ByteRange.parse("bytes=-99", 10)).isEqualTo(part(0, 9));
    assertThat(ByteRange.parse("bytes=-0", 10)).isEqualTo(new Asked.Outside());
  }

  @Test
  void what_begins_behind_the_file_is_outside() {
    assertThat(ByteRange.parse("bytes=10-", 10)).isEqualTo(new Asked.Outside());
    assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new Asked.Outside());
  }

  @Test
  void what_is_no_single_range_means_the_whole_file() {
    for (String header :
        new String[] {
          "bytes=0-1,5-6", "bytes=5-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=1", ""
        }) {
      assertThat(ByteRange.parse(header, 10)).as(header).isEqualTo(new Asked.Whole());
    }
  }

  private static Asked part(long first, long last) {
    return new Asked.Part(new ByteRange(first, last));
  }
}
