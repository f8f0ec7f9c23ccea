package dev.atelier.core.source.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What stands beside an entry's fixed fields, by number. */
final class ExtraFields {
    private static final int ZIP64 = 0x0001;
    private static final int PKWARE_UNIX = 0x000d;
    private static final int ASI_UNIX = 0x756e;
    private static final int UNICODE_PATH = 0x7075;

    private final Map<Integer, ByteBuffer> fields;

    private ExtraFields(Map<Integer, ByteBuffer> fields) {
        this.fields = fields;
    }

    static ExtraFields parse(ByteBuffer bytes, String entry) {
        Map<Integer, ByteBuffer> fields = new LinkedHashMap<>();
        // Some programs pad the end with a few zeros.
        while (bytes.remaining() >= 4) {
            int id = Short.toUnsignedInt(bytes.getShort());
            int length = Short.toUnsignedInt(bytes.getShort());
            if (length > bytes.remaining()) {
                throw ZipFaults.entry(entry, "is described by broken fields");
            }
            ByteBuffer field = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(bytes.position() + length);
            if (fields.putIfAbsent(id, field) != null && id == ZIP64) {
                throw ZipFaults.entry(entry, "has two sizes");
            }
        }
        return new ExtraFields(fields);
    }

    /** The values that did not fit into the fixed fields, in the order in which those are. */
    Optional<ByteBuffer> zip64() {
        return Optional.ofNullable(fields.get(ZIP64))
                .map(field -> field.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Whether another name than the entry's own is given. */
    boolean hasSecondName(byte[] name) {
        ByteBuffer field = fields.get(UNICODE_PATH);
        if (field == null || field.remaining() < 5) {
            return false;
        }
        return !field.slice(5, field.remaining() - 5).equals(ByteBuffer.wrap(name));
    }

    /** Whether Unix's fields make a link or device of it: where it leads, or its number, follows the times and owners. */
    boolean hasUnixTarget() {
        ByteBuffer pkware = fields.get(PKWARE_UNIX);
        ByteBuffer asi = fields.get(ASI_UNIX);
        boolean target = pkware != null && pkware.remaining() > 12;
        if (asi == null || asi.remaining() < 14) {
            return target;
        }
        int kind = Short.toUnsignedInt(asi.getShort(4)) & UnixMode.KIND;
        boolean plain = kind == 0 || kind == UnixMode.FILE || kind == UnixMode.FOLDER;
        return target || !plain || (asi.getInt(6) != 0 && asi.remaining() > 14);
    }
}
