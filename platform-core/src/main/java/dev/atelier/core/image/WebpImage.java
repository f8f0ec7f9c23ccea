package dev.atelier.core.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** WebP, also animated (RFC 9649): chunks in a RIFF container. */
final class WebpImage {
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ICCP", "ANIM", "ANMF", "ALPH");
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int LOSSLESS_MARK = 0x2f;

    /** In the flags of an extended file: that there are notes of the camera's, or of programs'. */
    private static final int NOTES = 0b1100;

    private final Bytes in;
    private final ByteArrayOutputStream out;
    private final int end;
    private int width;
    private int height;
    private boolean data;

    private WebpImage(Bytes in) {
        this.in = in;
        this.out = new ByteArrayOutputStream(in.length());
        long announced = in.u32le(4) + CHUNK_HEADER;
        in.require(0, announced);
        this.end = (int) announced;
    }

    static CheckedImage read(Bytes in) {
        WebpImage image = new WebpImage(in);
        image.copyChunks();
        byte[] content = image.out.toByteArray();
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(4, content.length - CHUNK_HEADER);
        return new CheckedImage(ImageFormat.WEBP, image.width, image.height, content);
    }

    private void copyChunks() {
        out.write(in.all(), 0, HEADER);
        for (int at = HEADER; at + CHUNK_HEADER <= end; ) {
            long length = in.u32le(at + 4);
            long padded = length + (length & 1);
            if (at + CHUNK_HEADER + length > end) {
                throw ImageFaults.broken();
            }
            String type = in.text(at, 4);
            look(type, at + CHUNK_HEADER, (int) length);
            if (KEPT.contains(type)) {
                copy(type, at, (int) length);
            }
            at += CHUNK_HEADER + (int) padded;
        }
        if (!data || width == 0) {
            throw ImageFaults.broken();
        }
    }

    private void look(String type, int at, int length) {
        data |= type.equals("VP8 ") || type.equals("VP8L") || type.equals("ANMF");
        in.require(at, length);
        if (width > 0) {
            return;
        }
        switch (type) {
            case "VP8X" -> size(in.u24le(at + 4) + 1, in.u24le(at + 7) + 1);
            case "VP8L" -> {
                if (in.u8(at) != LOSSLESS_MARK) {
                    throw ImageFaults.broken();
                }
                long bits = in.u32le(at + 1);
                size((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
            }
            case "VP8 " -> {
                if (!in.hasAt(at + 3, "\u009d\u0001*")) {
                    throw ImageFaults.broken();
                }
                size(in.u16le(at + 6) & 0x3fff, in.u16le(at + 8) & 0x3fff);
            }
            default -> {}
        }
    }

    private void size(int wide, int high) {
        ImageCheck.requireFit(wide, high);
        width = wide;
        height = high;
    }

    private void copy(String type, int at, int length) {
        byte[] chunk = in.part(at, CHUNK_HEADER + length).all();
        if (type.equals("VP8X")) {
            chunk[CHUNK_HEADER] &= (byte) ~NOTES;
        }
        out.writeBytes(chunk);
        if ((length & 1) == 1) {
            out.write(0);
        }
    }
}
