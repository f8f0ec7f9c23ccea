package dev.atelier.core.source.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The directory at the end of an archive (APPNOTE 4.3.12 to 4.3.16). */
final class Directory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_LENGTH = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int IN_ZIP64_SHORT = 0xffff;
    private static final long IN_ZIP64 = 0xffffffffL;

    /** Far more than the names of as many entries as are allowed. */
    private static final long LARGEST = 64L << 20;

    private final ArchiveFile file;
    private final int mostEntries;

    private Directory(ArchiveFile file, int mostEntries) {
        this.file = file;
        this.mostEntries = mostEntries;
    }

    /** Where the directory is; nothing of an entry may be from there on. */
    record Place(long offset, long size, long entries) {}

    static Place find(ArchiveFile file) throws IOException {
        long end = findEnd(file);
        ByteBuffer bytes = file.read(end, END_LENGTH);
        int disk = Short.toUnsignedInt(bytes.getShort(4));
        int directoryDisk = Short.toUnsignedInt(bytes.getShort(6));
        long here = Short.toUnsignedLong(bytes.getShort(8));
        long entries = Short.toUnsignedLong(bytes.getShort(10));
        Place place =
                new Place(Integer.toUnsignedLong(bytes.getInt(16)), Integer.toUnsignedLong(bytes.getInt(12)), entries);
        boolean large = place.offset() == IN_ZIP64 || place.size() == IN_ZIP64 || entries == IN_ZIP64_SHORT;
        if (!large && (disk != 0 || directoryDisk != 0 || here != entries)) {
            throw ZipFaults.damaged("it is one part of several");
        }
        long directoryEnd = end;
        if (large) {
            directoryEnd = find64(file, end);
            ByteBuffer end64 = file.read(directoryEnd, END64_LENGTH);
            place = new Place(end64.getLong(48), end64.getLong(40), end64.getLong(32));
        }
        boolean fits = place.offset() >= 0
                && place.size() >= 0
                && place.entries() >= 0
                && place.offset() <= file.size()
                && place.size() <= LARGEST
                && place.offset() + place.size() == directoryEnd;
        if (!fits) {
            throw ZipFaults.damaged("its directory is not where it should be");
        }
        return place;
    }

    static List<Entry> read(ArchiveFile file, Place place, int mostEntries) throws IOException {
        return new Directory(file, mostEntries).read(place);
    }

    private static long findEnd(ArchiveFile file) throws IOException {
        int length = (int) Math.min(file.size(), END_LENGTH + LONGEST_COMMENT);
        long start = file.size() - length;
        ByteBuffer tail = file.read(start, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == length) {
                return start + at;
            }
        }
        throw ZipFaults.damaged("its end is missing");
    }

    private static long find64(ArchiveFile file, long end) throws IOException {
        ByteBuffer locator = file.read(end - LOCATOR64_LENGTH, LOCATOR64_LENGTH);
        long at = locator.getLong(8);
        if (locator.getInt(0) != LOCATOR64 || at < 0 || at + END64_LENGTH > end - LOCATOR64_LENGTH) {
            throw ZipFaults.damaged("its end is missing");
        }
        ByteBuffer end64 = file.read(at, END64_LENGTH);
        boolean oneDisk = locator.getInt(4) == 0 && end64.getInt(16) == 0 && end64.getInt(20) == 0;
        if (end64.getInt(0) != END64 || !oneDisk || end64.getLong(24) != end64.getLong(32)) {
            throw ZipFaults.damaged("its end is broken");
        }
        return at;
    }

    private List<Entry> read(Place place) throws IOException {
        ByteBuffer bytes = file.read(place.offset(), (int) place.size());
        List<Entry> entries = new ArrayList<>();
        while (bytes.hasRemaining()) {
            Entry entry = next(bytes);
            if (entries.size() == mostEntries) {
                throw ZipFaults.tooManyEntries(mostEntries, entry.name());
            }
            entries.add(entry);
        }
        if (entries.size() != place.entries()) {
            throw ZipFaults.damaged("it has another number of entries than it says");
        }
        return entries;
    }

    private static Entry next(ByteBuffer bytes) {
        if (bytes.remaining() < ENTRY_LENGTH || bytes.getInt(bytes.position()) != ENTRY) {
            throw ZipFaults.damaged("its directory is broken");
        }
        ByteBuffer fixed = take(bytes, ENTRY_LENGTH);
        byte[] rawName = new byte[Short.toUnsignedInt(fixed.getShort(28))];
        take(bytes, rawName.length).get(rawName);
        String name = nameOf(rawName);
        ExtraFields extra = ExtraFields.parse(take(bytes, Short.toUnsignedInt(fixed.getShort(30))), name);
        take(bytes, Short.toUnsignedInt(fixed.getShort(32)));
        if (extra.hasSecondName(rawName)) {
            throw ZipFaults.entry(name, "has two names");
        }
        Sizes sizes = Sizes.of(extra, name, fixed.getInt(24), fixed.getInt(20), fixed.getInt(42), fixed.getShort(34));
        return new Entry(
                name,
                rawName,
                Short.toUnsignedInt(fixed.getShort(8)),
                Short.toUnsignedInt(fixed.getShort(10)),
                fixed.getInt(16),
                sizes.packed(),
                sizes.size(),
                sizes.header(),
                new UnixMode(fixed.getInt(38) >>> 16),
                extra.hasUnixTarget());
    }

    private static ByteBuffer take(ByteBuffer bytes, int length) {
        if (length > bytes.remaining()) {
            throw ZipFaults.damaged("its directory is broken");
        }
        ByteBuffer part = bytes.slice(bytes.position(), length).order(bytes.order());
        bytes.position(bytes.position() + length);
        return part;
    }

    private static String nameOf(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ZipFaults.entry(
                    new String(raw, StandardCharsets.ISO_8859_1),
                    "has a name that is not UTF-8; pack it with a program that writes Unicode names");
        }
    }

    /** The numbers that may be too large for their fields (APPNOTE 4.5.3). */
    private record Sizes(long size, long packed, long header) {
        static Sizes of(ExtraFields extra, String name, int size, int packed, int header, short disk) {
            ByteBuffer more = extra.zip64().orElseGet(() -> ByteBuffer.allocate(0));
            Sizes sizes = new Sizes(value(size, more, name), value(packed, more, name), value(header, more, name));
            boolean onThisDisk = disk == 0 || (disk == -1 && more.remaining() >= 4 && more.getInt() == 0);
            if (!onThisDisk || sizes.size < 0 || sizes.packed < 0 || sizes.header < 0) {
                throw ZipFaults.entry(name, "is described by broken fields");
            }
            return sizes;
        }

        private static long value(int field, ByteBuffer more, String name) {
            long value = Integer.toUnsignedLong(field);
            if (value != IN_ZIP64) {
                return value;
            }
            if (more.remaining() < Long.BYTES) {
                throw ZipFaults.entry(name, "is described by broken fields");
            }
            return more.getLong();
        }
    }
}
