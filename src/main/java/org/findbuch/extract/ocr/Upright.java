package org.findbuch.extract.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;

/**
 * A picture turned so that its lines run level.
 *
 * @param image what is read
 * @param back from its dots to those of the picture as it was
 */
record Upright(BufferedImage image, AffineTransform back) {
  static Upright asItIs(BufferedImage image) {
    return new Upright(image, new AffineTransform());
  }

  /** Lies as this does and is drawn otherwise. */
  Upright as(BufferedImage other) {
    return new Upright(other, back);
  }

  /** Where something of the picture as it was lies in this one. */
  Rectangle there(Rectangle place) {
    try {
      return back.createInverse().createTransformedShape(place).getBounds();
    } catch (NoninvertibleTransformException never) {
      throw new IllegalStateException("pages are turned only", never);
    }
  }

  /** Turned clockwise; white comes in at the corners. */
  static Upright turned(BufferedImage image, double degrees) {
    double radians = Math.toRadians(degrees);
    double across = Math.abs(Math.cos(radians));
    double along = Math.abs(Math.sin(radians));
    int width = (int) Math.ceil(image.getWidth() * across + image.getHeight() * along - 1e-6);
    int height = (int) Math.ceil(image.getWidth() * along + image.getHeight() * across - 1e-6);
    AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    turn.rotate(radians);
    turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = turned.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, turn, null);
    pen.dispose();
    try {
      return new Upright(turned, turn.createInverse());
    } catch (NoninvertibleTransformException never) {
      throw new IllegalStateException("a turn by " + degrees, never);
    }
  }
}
