package dev.atelier.core.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG, also animated (PNG specification, third edition): a row of chunks, each with a checksum. */
final class PngImage {
    /** What an image needs to look as it should; texts, times and what nobody knows are left out. */
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT",
            "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;

    private final Bytes in;
    private final ByteArrayOutputStream out;
    private int orientation = Exif.UPRIGHT;
    private boolean data;

    private PngImage(Bytes in) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length());
    }

    static CheckedImage read(Bytes in) {
        if (!in.hasAt(SIGNATURE, "\0\0\0\rIHDR")) {
            throw ImageFaults.broken();
        }
        long width = in.u32(SIGNATURE + 8);
        long height = in.u32(SIGNATURE + 12);
        ImageCheck.requireFit(width, height);
        PngImage image = new PngImage(in);
        image.copyChunks();
        boolean turned = Exif.onItsSide(image.orientation);
        return new CheckedImage(
                ImageFormat.PNG,
                (int) (turned ? height : width),
                (int) (turned ? width : height),
                image.out.toByteArray());
    }

    private void copyChunks() {
        out.write(in.all(), 0, SIGNATURE);
        String type = "";
        for (int at = SIGNATURE; !type.equals("IEND"); ) {
            long length = in.u32(at);
            in.require(at, length + AROUND);
            int size = (int) length;
            type = in.text(at + 4, 4);
            requireSum(at, size);
            data |= type.equals("IDAT");
            if (KEPT.contains(type)) {
                out.write(in.all(), at, size + AROUND);
            } else if (type.equals("eXIf")) {
                keepOrientation(in.part(at + 8, size));
            }
            at += size + AROUND;
        }
        if (!data) {
            throw ImageFaults.broken();
        }
    }

    private void keepOrientation(Bytes exif) {
        orientation = Exif.orientation(exif);
        if (orientation != Exif.UPRIGHT) {
            chunk("eXIf", Exif.of(orientation));
        }
    }

    private void requireSum(int at, int size) {
        CRC32 sum = new CRC32();
        sum.update(in.all(), at + 4, size + 4);
        if (sum.getValue() != in.u32(at + 8 + size)) {
            throw ImageFaults.broken();
        }
    }

    private void chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
