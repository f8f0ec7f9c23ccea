package dev.atelier.core.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images as programs write them, and the means to spoil them. */
public final class Samples {
    private Samples() {}

    public static byte[] png(int width, int height) {
        return written("png", picture(width, height, BufferedImage.TYPE_INT_RGB));
    }

    public static byte[] jpeg(int width, int height) {
        return written("jpeg", picture(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] gif(int width, int height) {
        return written("gif", picture(width, height, BufferedImage.TYPE_BYTE_INDEXED));
    }

    static byte[] seeThroughPng(int width, int height) {
        return written("png", new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB));
    }

    /** One pixel, lossless. */
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    }

    /** The same with the notes that a program has put into it. */
    static byte[] extendedWebp(int width, int height, String notes) {
        byte[] plain = webp();
        ByteBuffer out =
                ByteBuffer.allocate(plain.length + 18 + 8 + notes.length()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        out.put(plain, 0, 12);
        out.put(latin("VP8X")).putInt(10).putInt(0b1100);
        out.put((byte) (width - 1)).put((byte) ((width - 1) >> 8)).put((byte) 0);
        out.put((byte) (height - 1)).put((byte) ((height - 1) >> 8)).put((byte) 0);
        out.put(plain, 12, plain.length - 12);
        out.put(latin("XMP ")).putInt(notes.length()).put(latin(notes));
        return out.putInt(4, out.capacity() - 8).array();
    }

    public static byte[] svg(String inside) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"40\""
                        + " height=\"30\">" + inside + "</svg>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A PNG whose header says so; there is next to nothing behind it. */
    public static byte[] pngOfSize(int width, int height) {
        byte[] png = png(1, 1);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    /** With one more chunk behind the header. */
    static byte[] withChunk(byte[] png, String type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(latin(type));
        sum.update(content);
        ByteBuffer chunk = ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(latin(type))
                .put(content)
                .putInt((int) sum.getValue());
        return joined(part(png, 0, 33), chunk.array(), part(png, 33, png.length));
    }

    /** With one more segment behind the start. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        byte[] head = {(byte) 0xff, (byte) marker, (byte) ((content.length + 2) >> 8), (byte) (content.length + 2)};
        return joined(part(jpeg, 0, 2), head, content, part(jpeg, 2, jpeg.length));
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] part(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage picture(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(0xd9, 0x7b, 0x29));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, Math.max(1, width / 2), Math.max(1, height / 2));
        graphics.dispose();
        return image;
    }

    private static byte[] written(String format, BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
