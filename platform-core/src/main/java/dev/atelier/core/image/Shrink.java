package dev.atelier.core.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Small pictures of large ones. One at a time in the whole process, and reading only as many pixels as are needed, so that
 * no picture, and no number of them, takes more than a few dozen megabytes.
 */
public final class Shrink {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();
    private static final float QUALITY = 0.85f;

    static {
        // Otherwise the JDK asks for a directory to buffer streams in that are in memory already.
        ImageIO.setUseCache(false);
    }

    private Shrink() {}

    /**
     * The image with no side longer than that, upright, as JPEG, or as PNG where something shines through; of an animated
     * one the first picture. Empty if it cannot be made: SVG and WebP, and what turns out to be damaged inside.
     */
    public static Optional<CheckedImage> to(int longestSide, CheckedImage image) {
        String reader = switch (image.format()) {
            case PNG -> "png";
            case JPEG -> "jpeg";
            case GIF -> "gif";
            case WEBP, SVG -> "";
        };
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        ONE_AT_A_TIME.lock();
        try {
            return Optional.of(shrink(reader, longestSide, image));
        } catch (IOException | RuntimeException damaged) {
            // The JDK's readers answer damaged data with either. There is no small picture of it then.
            return Optional.empty();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static CheckedImage shrink(String format, int side, CheckedImage image) throws IOException {
        BufferedImage rough = read(format, side, image.content());
        BufferedImage small = scaled(rough, side, orientation(image));
        boolean seeThrough = small.getColorModel().hasAlpha();
        byte[] bytes = seeThrough ? png(small) : jpeg(small);
        return new CheckedImage(
                seeThrough ? ImageFormat.PNG : ImageFormat.JPEG, small.getWidth(), small.getHeight(), bytes);
    }

    private static BufferedImage read(String format, int side, byte[] bytes) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            // Twice as many pixels as needed are left, for the smooth step that follows.
            int step = Math.max(1, longest / (2 * side));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static int orientation(CheckedImage image) {
        return image.format() == ImageFormat.JPEG ? JpegImage.orientation(new Bytes(image.content())) : Exif.UPRIGHT;
    }

    private static BufferedImage scaled(BufferedImage rough, int side, int orientation) {
        double factor = Math.min(1.0, (double) side / Math.max(rough.getWidth(), rough.getHeight()));
        int width = Math.max(1, (int) Math.round(rough.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(rough.getHeight() * factor));
        boolean turned = Exif.onItsSide(orientation);
        boolean alpha = rough.getColorModel().hasAlpha();
        BufferedImage small = new BufferedImage(
                turned ? height : width,
                turned ? width : height,
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            if (!alpha) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, small.getWidth(), small.getHeight());
            }
            graphics.transform(upright(orientation, width, height));
            graphics.drawImage(rough, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return small;
    }

    /** From the stored picture to the one that is shown; the eight cases of the Exif standard. */
    private static AffineTransform upright(int orientation, int w, int h) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
