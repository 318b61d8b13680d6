package org.findbuch.hostile;

/** Openings of XML that define an entity, named e, as something that must not be had. */
final class Entities {
  private Entities() {}

  /** Something that stands elsewhere, asked for as an entity and as a part of the definitions. */
  static String outside(String address) {
    return "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM '%1$s'><!ENTITY %% p SYSTEM '%1$s'>%%p;]>"
        .formatted(address);
  }

  /** Definitions that stand elsewhere as a whole. */
  static String definitions(String address) {
    return "<?xml version='1.0'?><!DOCTYPE x SYSTEM '" + address + "'>";
  }

  /** Three thousand million times the same word. */
  static String laughs() {
    StringBuilder all = new StringBuilder("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e0 'lol'>");
    for (int i = 1; i < 10; i++) {
      all.append("<!ENTITY e").append(i).append(" '");
      all.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
    }
    return all.append("<!ENTITY e '&e9;'>]>").toString();
  }
}
