package dev.atelier.core.image;

import java.io.ByteArrayOutputStream;

/** GIF, also animated (GIF89a specification): a screen, then blocks. Comments and what nobody knows are left out. */
final class GifImage {
    private static final int TRAILER = 0x3b;
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xf9;
    private static final int APPLICATION = 0xff;
    private static final int MOST_FRAMES = 5_000;

    private final Bytes in;
    private final ByteArrayOutputStream out;
    private int frames;

    private GifImage(Bytes in) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length());
    }

    static CheckedImage read(Bytes in) {
        int width = in.u16le(6);
        int height = in.u16le(8);
        ImageCheck.requireFit(width, height);
        GifImage image = new GifImage(in);
        image.copyBlocks();
        return new CheckedImage(ImageFormat.GIF, width, height, image.out.toByteArray());
    }

    private void copyBlocks() {
        int at = 13 + colours(in.u8(10));
        in.require(0, at);
        out.write(in.all(), 0, at);
        while (in.u8(at) != TRAILER) {
            int end = switch (in.u8(at)) {
                case IMAGE -> imageEnd(at);
                case EXTENSION -> subBlocksEnd(at + 2);
                default -> throw ImageFaults.broken();
            };
            if (isKept(at)) {
                out.write(in.all(), at, end - at);
            }
            at = end;
        }
        if (frames == 0) {
            throw ImageFaults.broken();
        }
        out.write(TRAILER);
    }

    private boolean isKept(int at) {
        return in.u8(at) == IMAGE
                || in.u8(at + 1) == CONTROL
                // how often an animation repeats
                || (in.u8(at + 1) == APPLICATION
                        && (in.hasAt(at + 3, "NETSCAPE2.0") || in.hasAt(at + 3, "ANIMEXTS1.0")));
    }

    private int imageEnd(int at) {
        if (++frames > MOST_FRAMES) {
            throw ImageFaults.tooManyPixels(in.u16le(6), in.u16le(8));
        }
        ImageCheck.requireFit(in.u16le(at + 5), in.u16le(at + 7));
        // one byte, the size of codes, before the data
        return subBlocksEnd(at + 10 + colours(in.u8(at + 9)) + 1);
    }

    private int subBlocksEnd(int from) {
        int at = from;
        while (in.u8(at) != 0) {
            at += in.u8(at) + 1;
        }
        return at + 1;
    }

    /** The length of the table of colours that the flags announce. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }
}
