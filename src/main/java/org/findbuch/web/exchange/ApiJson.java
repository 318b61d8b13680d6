package org.findbuch.web.exchange;

import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonFormat.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.findbuch.document.CollectionId;
import org.findbuch.document.DocumentDate;
import org.findbuch.document.DocumentId;
import org.findbuch.index.SearchResult.Mark;
import org.findbuch.reading.SearchView.Asked;

/** JSON as the API speaks it: snake case, ISO dates, and null where nothing is said. */
public final class ApiJson {
  public static final int LARGEST_BODY = 1 << 20;

  private static final SimpleModule AS_TEXT =
      new SimpleModule()
          .addSerializer(DocumentId.class, ToStringSerializer.instance)
          .addSerializer(CollectionId.class, ToStringSerializer.instance)
          .addSerializer(DocumentDate.class, ToStringSerializer.instance)
          .addSerializer(LocalTime.class, ToStringSerializer.instance)
          .addSerializer(Asked.class, ToStringSerializer.instance);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(AS_TEXT)
          .withConfigOverride(Mark.class, mark -> mark.setFormat(Value.forShape(Shape.ARRAY)))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** As Jackson says it. */
  private static final Pattern TWICE =
      Pattern.compile("Duplicate field '(.{1,80}).*'", Pattern.DOTALL);

  private ApiJson() {}

  public static void answer(Context http, int status, Object value) {
    answer(http, status, "application/json", value);
  }

  public static void answer(Context http, int status, String type, Object value) {
    http.status(status).contentType(type).result(bytes(value));
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }

  /** The object in a request's body; an empty body is an empty object. */
  public static ObjectNode body(Context http) throws IOException {
    byte[] bytes;
    try {
      bytes = http.req().getInputStream().readNBytes(LARGEST_BODY + 1);
    } catch (IOException gone) {
      throw new Multipart.MalformedException(gone);
    }
    if (bytes.length > LARGEST_BODY) {
      throw Problem.of(413, "body-too-large", LARGEST_BODY >> 10).exception();
    }
    return object(new String(bytes, StandardCharsets.UTF_8));
  }

  public static ObjectNode object(String text) {
    if (text.isBlank()) {
      return MAPPER.createObjectNode();
    }
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException unreadable) {
      Matcher twice = TWICE.matcher(unreadable.getOriginalMessage());
      if (twice.matches()) {
        throw Problem.of(400, "field-twice", twice.group(1))
            .with("field", twice.group(1))
            .exception();
      }
      // else answered below, like JSON that is not an object
    }
    throw Problem.of(400, "not-json").exception();
  }
}
