package dev.atelier.core.image;

import dev.atelier.core.fault.FaultException;

/**
 * The one thing that is kept of what cameras note: which way is up. Where a picture was taken, when and with what must
 * not be published with the app.
 */
final class Exif {
    /** As most cameras write it: no turning needed. */
    static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private Exif() {}

    /** From 1 to 8, as in the Exif standard; {@link #UPRIGHT} if nothing sensible is said. */
    static int orientation(Bytes tiff) {
        try {
            boolean little = tiff.startsWith("II");
            long directory = little ? tiff.u32le(4) : tiff.u32(4);
            tiff.require(directory, 2);
            int start = (int) directory;
            int entries = little ? tiff.u16le(start) : tiff.u16(start);
            for (int i = 0; i < entries; i++) {
                int at = start + 2 + i * ENTRY;
                if ((little ? tiff.u16le(at) : tiff.u16(at)) == ORIENTATION) {
                    int value = little ? tiff.u16le(at + 8) : tiff.u16(at + 8);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
        } catch (FaultException cutShort) {
            // A note that cannot be read says nothing; the picture itself may still be whole.
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /** The shortest note that says it. */
    static byte[] of(int orientation) {
        return new byte[] {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
    }

    /** Whether what is stored as width is shown as height. */
    static boolean onItsSide(int orientation) {
        return orientation >= 5;
    }
}
