package dev.atelier.core.source.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives field by field, so that any of them can lie. */
public final class RawZip {
    public static final int LINK = 0120777;
    static final int FILE = 0100644;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<RawEntry> entries = new ArrayList<>();
    private boolean zip64End;
    private int claimedEntries = -1;

    public static RawZip of(String... namesAndContents) {
        RawZip zip = new RawZip();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            zip.add(new RawEntry(namesAndContents[i], namesAndContents[i + 1]));
        }
        return zip;
    }

    public RawZip add(RawEntry entry) {
        if (entry.offset < 0) {
            entry.offset = out.size();
            out.writeBytes(entry.localHeader());
            out.writeBytes(entry.packed);
            out.writeBytes(entry.descriptor);
        }
        entries.add(entry);
        return this;
    }

    RawZip withZip64End() {
        zip64End = true;
        return this;
    }

    RawZip claiming(int count) {
        claimedEntries = count;
        return this;
    }

    public byte[] bytes() {
        long directory = out.size();
        entries.forEach(entry -> out.writeBytes(entry.directoryEntry()));
        long size = out.size() - directory;
        int count = claimedEntries < 0 ? entries.size() : claimedEntries;
        if (zip64End) {
            long end64 = out.size();
            out.writeBytes(little(56)
                    .putInt(0x06064b50)
                    .putLong(44)
                    .putShort((short) 45)
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0)
                    .putLong(count)
                    .putLong(count)
                    .putLong(size)
                    .putLong(directory)
                    .array());
            out.writeBytes(little(20)
                    .putInt(0x07064b50)
                    .putInt(0)
                    .putLong(end64)
                    .putInt(1)
                    .array());
        }
        out.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) (zip64End ? 0xffff : count))
                .putShort((short) (zip64End ? 0xffff : count))
                .putInt(zip64End ? -1 : (int) size)
                .putInt(zip64End ? -1 : (int) directory)
                .putShort((short) 0)
                .array());
        return out.toByteArray();
    }

    public static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** One entry, honest until somebody changes a field. */
    public static final class RawEntry {
        byte[] name;
        byte[] localName;
        byte[] packed;
        int method = 8;
        int localMethod = 8;
        int flags;
        int localFlags;
        int crc;
        int localCrc;
        int size;
        int localSize;
        int packedSize;
        int localPackedSize;
        int mode = FILE;
        byte[] extra = {};
        byte[] localExtra = {};
        byte[] descriptor = {};
        /** Where its header is said to be; where it is, unless somebody sets it. */
        public int offset = -1;

        public RawEntry(String name, String content) {
            this(name.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
            mode = name.endsWith("/") ? 0040755 : FILE;
        }

        public RawEntry(byte[] name, byte[] content) {
            this.name = name;
            this.localName = name;
            CRC32 sum = new CRC32();
            sum.update(content);
            crc = localCrc = (int) sum.getValue();
            size = localSize = content.length;
            packed = deflated(content);
            packedSize = localPackedSize = packed.length;
        }

        public static RawEntry stored(String name, String content) {
            RawEntry entry = new RawEntry(name, content);
            entry.packed = content.getBytes(StandardCharsets.UTF_8);
            entry.packedSize = entry.localPackedSize = entry.packed.length;
            entry.method = entry.localMethod = 0;
            return entry;
        }

        public RawEntry mode(int bits) {
            mode = bits;
            return this;
        }

        public RawEntry flags(int bits) {
            flags = localFlags = bits;
            return this;
        }

        public RawEntry extra(byte[] field) {
            extra = localExtra = field;
            return this;
        }

        /** As programs write that learn the sizes only while they write: they follow the bytes. */
        RawEntry streamed(int crcAfter, int packedAfter, int sizeAfter) {
            flags(1 << 3);
            localCrc = localSize = localPackedSize = 0;
            descriptor = little(16)
                    .putInt(0x08074b50)
                    .putInt(crcAfter)
                    .putInt(packedAfter)
                    .putInt(sizeAfter)
                    .array();
            return this;
        }

        byte[] localHeader() {
            return little(30 + localName.length + localExtra.length)
                    .putInt(0x04034b50)
                    .putShort((short) 20)
                    .putShort((short) localFlags)
                    .putShort((short) localMethod)
                    .putInt(0)
                    .putInt(localCrc)
                    .putInt(localPackedSize)
                    .putInt(localSize)
                    .putShort((short) localName.length)
                    .putShort((short) localExtra.length)
                    .put(localName)
                    .put(localExtra)
                    .array();
        }

        byte[] directoryEntry() {
            return little(46 + name.length + extra.length)
                    .putInt(0x02014b50)
                    .putShort((short) (3 << 8 | 20))
                    .putShort((short) 20)
                    .putShort((short) flags)
                    .putShort((short) method)
                    .putInt(0)
                    .putInt(crc)
                    .putInt(packedSize)
                    .putInt(size)
                    .putShort((short) name.length)
                    .putShort((short) extra.length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(mode << 16)
                    .putInt(offset)
                    .put(name)
                    .put(extra)
                    .array();
        }

        private static byte[] deflated(byte[] content) {
            Deflater deflater = new Deflater(9, true);
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[64 * 1024];
            while (!deflater.finished()) {
                bytes.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
            return bytes.toByteArray();
        }
    }
}
