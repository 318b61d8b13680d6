package org.findbuch.web.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why there is no answer, as RFC 9457 tells it.
 *
 * @param code names the sort of problem, for scripts and for its texts
 * @param arguments what its sentence names, in order
 * @param members what a script gets beside the usual members
 * @param headers what the answer carries beside the usual headers
 */
public record Problem(
    int status,
    String code,
    List<Object> arguments,
    Map<String, Object> members,
    Map<String, String> headers) {

  public static final Problem NOT_FOUND = of(404, "not-found");
  private static final String TYPE = "urn:findbuch:problem:";

  public Problem {
    arguments = List.copyOf(arguments);
  }

  public static Problem of(int status, String code, Object... arguments) {
    return new Problem(status, code, List.of(arguments), Map.of(), Map.of());
  }

  public Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(status, code, arguments, more, headers);
  }

  public Problem header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, arguments, members, more);
  }

  public ProblemException exception() {
    return new ProblemException(this);
  }

  public String title(PageTexts texts) {
    return texts.say("problem." + code + ".title");
  }

  public String detail(PageTexts texts) {
    return texts.say("problem." + code, arguments.toArray());
  }

  public Map<String, Object> json(PageTexts texts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", TYPE + code);
    json.put("title", title(texts));
    json.put("status", status);
    json.put("detail", detail(texts));
    json.putAll(members);
    return json;
  }
}
