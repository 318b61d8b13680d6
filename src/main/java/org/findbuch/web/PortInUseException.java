package org.findbuch.web;

import java.io.IOException;

/** Something else listens on the address already. */
public final class PortInUseException extends IOException {
  PortInUseException(String host, int port, Throwable cause) {
    super(host + ":" + port + " is in use: end what listens there, or use another port", cause);
  }
}
