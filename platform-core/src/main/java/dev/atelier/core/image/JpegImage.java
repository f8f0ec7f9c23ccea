package dev.atelier.core.image;

import java.io.ByteArrayOutputStream;

/**
 * JPEG (ITU-T T.81): a row of segments, each begun by a marker, and compressed data after each start of a scan. Of the
 * application's segments only colour and orientation are kept.
 */
final class JpegImage {
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int QUANTISATION = 0xdb;
    private static final int LINES = 0xdc;
    private static final int RESTARTS = 0xdd;
    private static final int APPLICATION = 0xe0;
    private static final int EXIF = 0xe1;
    private static final int PROFILE = 0xe2;
    private static final int ADOBE = 0xee;
    private static final String EXIF_NAME = "Exif\0\0";

    private final Bytes in;
    private final ByteArrayOutputStream out;
    private int width;
    private int height;
    private int orientation = Exif.UPRIGHT;
    private boolean scanned;

    private JpegImage(Bytes in) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length());
    }

    static CheckedImage read(Bytes in) {
        JpegImage image = new JpegImage(in);
        image.copySegments();
        if (!image.scanned || image.width == 0) {
            throw ImageFaults.broken();
        }
        boolean turned = Exif.onItsSide(image.orientation);
        return new CheckedImage(
                ImageFormat.JPEG,
                turned ? image.height : image.width,
                turned ? image.width : image.height,
                image.out.toByteArray());
    }

    /** Which way is up, of an image that was read before. */
    static int orientation(Bytes in) {
        JpegImage image = new JpegImage(in);
        image.copySegments();
        return image.orientation;
    }

    private void copySegments() {
        out.write(in.all(), 0, 2);
        int at = 2;
        while (true) {
            at = toMarker(at);
            int marker = in.u8(at + 1);
            if (marker == END) {
                out.write(in.all(), at, 2);
                return;
            }
            int size = in.u16(at + 2);
            in.require(at + 2L, Math.max(size, 2));
            segment(marker, at, size);
            at += 2 + size;
            if (marker == SCAN) {
                at = copyScan(at);
            }
        }
    }

    /** Any number of fill bytes may stand before a marker. */
    private int toMarker(int from) {
        int at = from;
        if (in.u8(at) != 0xff) {
            throw ImageFaults.broken();
        }
        while (in.u8(at + 1) == 0xff) {
            at++;
        }
        return at;
    }

    private void segment(int marker, int at, int size) {
        if (size < 2) {
            throw ImageFaults.broken();
        }
        if (isFrame(marker)) {
            height = in.u16(at + 5);
            width = in.u16(at + 7);
            ImageCheck.requireFit(width, height);
        }
        scanned |= marker == SCAN && width > 0;
        if (marker == EXIF && in.hasAt(at + 4, EXIF_NAME)) {
            keepOrientation(in.part(at + 10, Math.max(0, size - 8)));
        } else if (isKept(marker, at)) {
            out.write(in.all(), at, size + 2);
        }
    }

    private boolean isKept(int marker, int at) {
        return isFrame(marker)
                || switch (marker) {
                    case 0xc4, 0xcc, SCAN, QUANTISATION, LINES, RESTARTS -> true;
                    case APPLICATION -> in.hasAt(at + 4, "JFIF\0");
                    case PROFILE -> in.hasAt(at + 4, "ICC_PROFILE\0");
                    case ADOBE -> in.hasAt(at + 4, "Adobe");
                    default -> false;
                };
    }

    /** Where frames begin; three numbers between them mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void keepOrientation(Bytes exif) {
        orientation = Exif.orientation(exif);
        if (orientation != Exif.UPRIGHT) {
            byte[] note = Exif.of(orientation);
            int size = 2 + EXIF_NAME.length() + note.length;
            out.writeBytes(new byte[] {(byte) 0xff, (byte) EXIF, (byte) (size >> 8), (byte) size});
            out.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0});
            out.writeBytes(note);
        }
    }

    /** Compressed data, up to the next marker that is neither a restart nor an escaped byte. */
    private int copyScan(int from) {
        int at = from;
        while (in.u8(at) != 0xff || !isMarkerAfter(at)) {
            at++;
        }
        out.write(in.all(), from, at - from);
        return at;
    }

    private boolean isMarkerAfter(int at) {
        int next = in.u8(at + 1);
        boolean escaped = next == 0;
        boolean restart = next >= 0xd0 && next <= 0xd7;
        return !escaped && !restart;
    }
}
