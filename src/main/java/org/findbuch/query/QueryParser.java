package org.findbuch.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.findbuch.query.QueryLexer.Token;
import org.findbuch.query.QueryLexer.Token.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was typed; whatever that is, there is a tree for it.
 *
 * <p>{@code NOT} binds closest, then words side by side, then {@code OR}: {@code a b OR c} asks for
 * documents with a and b, or with c.
 */
public final class QueryParser {
  public static final int MOST_CHARACTERS = 512;
  public static final int MOST_TERMS = 64;

  private final Set<Notice> notices = new LinkedHashSet<>();
  private final List<Token> tokens;
  private int at;
  private int depth;

  private QueryParser(String text) {
    tokens = new QueryLexer(text, notices).tokens();
  }

  /**
   * The tree of a text, and how anything unclear in it has been read. A blank text asks for
   * everything.
   *
   * @throws QueryTooLongException for more than 512 characters or 64 terms, and nothing else
   */
  public static ParsedQuery parse(String text) {
    int characters = text.strip().length();
    if (characters > MOST_CHARACTERS) {
      throw new QueryTooLongException(
          QueryTooLongException.Limit.CHARACTERS, characters, MOST_CHARACTERS);
    }
    QueryParser parser = new QueryParser(text);
    parser.refuseTooManyTerms();
    return parser.parsed(text);
  }

  private void refuseTooManyTerms() {
    int terms = tokens.stream().mapToInt(QueryParser::terms).sum();
    if (terms > MOST_TERMS) {
      throw new QueryTooLongException(QueryTooLongException.Limit.TERMS, terms, MOST_TERMS);
    }
  }

  private static int terms(Token token) {
    if (token.leaf() == null) {
      return 0;
    }
    return token.leaf() instanceof Query.Phrase(var words, int _) ? words.size() : 1;
  }

  private ParsedQuery parsed(String text) {
    Query query = alternatives();
    if (query == null) {
      if (!QueryLexer.isBlank(text)) {
        notices.add(Notice.of(Notice.Code.NOTHING_TO_SEARCH));
      }
      query = new Query.Everything();
    } else if (onlyExcludes(query)) {
      notices.add(Notice.of(Notice.Code.ONLY_EXCLUSIONS));
    }
    return new ParsedQuery(query, List.copyOf(notices));
  }

  private @Nullable Query alternatives() {
    List<Query> parts = new ArrayList<>();
    Query first = together();
    if (first != null) {
      parts.add(first);
    }
    boolean left = first != null;
    while (peek() == Kind.OR) {
      Token operator = take();
      Query part = together();
      if (part != null) {
        parts.add(part);
      }
      if (!left || part == null) {
        ignored(operator);
      }
      left = left || part != null;
    }
    return switch (parts.size()) {
      case 0 -> null;
      case 1 -> parts.getFirst();
      default -> new Query.Or(parts);
    };
  }

  /** What stands side by side, up to an OR, the end of the bracket or the end of the text. */
  private @Nullable Query together() {
    List<Query> parts = new ArrayList<>();
    while (true) {
      switch (peek()) {
        case END, OR -> {
          return joined(parts);
        }
        case CLOSE -> {
          if (depth > 0) {
            return joined(parts);
          }
          take();
          notices.add(Notice.of(Notice.Code.BRACKETS_BALANCED));
        }
        case AND -> and(parts);
        case OPEN, NOT, MUST, FIELD, LEAF -> add(single(), parts);
      }
    }
  }

  private static @Nullable Query joined(List<Query> parts) {
    return parts.isEmpty() ? null : Query.all(parts);
  }

  private static void add(@Nullable Query part, List<Query> to) {
    if (part != null) {
      to.add(part);
    }
  }

  /** What an AND joins may not be missing. */
  private void and(List<Query> parts) {
    Token operator = take();
    if (parts.isEmpty() || !operandFollows()) {
      ignored(operator);
      return;
    }
    parts.add(QueryParts.required(parts.removeLast()));
    Query right = single();
    add(right == null ? null : QueryParts.required(right), parts);
  }

  private @Nullable Query single() {
    Token token = take();
    return switch (token.kind()) {
      case LEAF -> token.leaf();
      case OPEN -> bracket();
      case NOT -> {
        if (!operandFollows()) {
          ignored(token);
          yield null;
        }
        Query part = single();
        yield part == null ? null : new Query.Not(part);
      }
      case MUST -> {
        Query part = operandFollows() ? single() : null;
        yield part == null ? null : QueryParts.required(part);
      }
      case FIELD -> {
        Query part = operandFollows() ? single() : null;
        yield part == null
            ? null
            : new Query.In(Objects.requireNonNull(token.field(), "a field's token"), part);
      }
      case CLOSE, AND, OR, END -> throw new IllegalStateException("no operand: " + token);
    };
  }

  private @Nullable Query bracket() {
    depth++;
    Query inside = alternatives();
    depth--;
    if (peek() == Kind.CLOSE) {
      take();
    } else {
      notices.add(Notice.of(Notice.Code.BRACKETS_BALANCED));
    }
    return inside;
  }

  private boolean operandFollows() {
    return switch (peek()) {
      case OPEN, NOT, MUST, FIELD, LEAF -> true;
      case CLOSE, AND, OR, END -> false;
    };
  }

  private void ignored(Token operator) {
    notices.add(Notice.of(Notice.Code.OPERATOR_IGNORED, operator.text()));
  }

  private Kind peek() {
    return tokens.get(at).kind();
  }

  private Token take() {
    return tokens.get(at++);
  }

  private static boolean onlyExcludes(Query query) {
    return switch (query) {
      case Query.Not(var part) -> !onlyExcludes(part);
      case Query.And(var parts) -> parts.stream().allMatch(QueryParser::onlyExcludes);
      case Query.Or(var parts) -> parts.stream().allMatch(QueryParser::onlyExcludes);
      case Query.In(var _, var part) -> onlyExcludes(part);
      case Query.Everything _, Query.Word _, Query.Required _, Query.Exact _ -> false;
      case Query.Wildcard _, Query.Similar _, Query.Phrase _, Query.Years _ -> false;
    };
  }
}
