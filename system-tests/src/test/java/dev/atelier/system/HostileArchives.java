package dev.atelier.system;

import dev.atelier.core.source.zip.RawZip;
import dev.atelier.core.source.zip.RawZip.RawEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Archives that mean no good, each with the answer it is to get. */
final class HostileArchives {
    /** What a task with that archive ends with: the code, and words that have to be in the message. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
    record Kind(byte[] archive, String code, String words) {}

    private HostileArchives() {}

    static Map<String, Kind> all() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("traversal", entry("\"../evil\" leads out", "fine", "x", "../evil", "x"));
        kinds.put("traversal further down", entry("\"a/../../evil\" leads out", "a/../../evil", "x"));
        kinds.put("absolute", entry("\"/etc/evil\" has an absolute path", "/etc/evil", "x"));
        kinds.put("drive", entry("absolute", "C:/evil", "x"));
        kinds.put("backslash", entry("backslash", "a\\..\\evil", "x"));
        kinds.put("NUL", entry("NUL", "good\0evil", "x"));
        kinds.put("other encoding", entry("not UTF-8", latin()));
        kinds.put("twice the same name", entry("\"a.txt\"", "a.txt", "1", "a.txt", "2"));
        kinds.put("case clash", entry("\"README.md\"", "Readme.md", "1", "README.md", "2"));
        kinds.put(
                "a file through a link",
                entry("\"out\"", RawEntry.stored("out", "/etc").mode(RawZip.LINK), new RawEntry("out/passwd", "evil")));
        kinds.put("hard link", entry("\"hard\"", new RawEntry("hard", "").extra(hardLink())));
        kinds.put("device", entry("\"null\"", new RawEntry("null", "").mode(0020666)));
        kinds.put("encrypted", entry("\"secret\" is encrypted", new RawEntry("secret", "x").flags(1)));
        kinds.put("bomb by ratio", new Kind(bomb(), "zip_entry_refused", "\"bomb\""));
        kinds.put("bomb by nesting", entry("\"quoted\"", nested()));
        kinds.put("deep", entry("directories deep", "d/".repeat(100) + "f", "x"));
        kinds.put("bomb by count", new Kind(many(20_001), "zip_too_many_entries", "\"f20000\""));
        byte[] whole = RawZip.of("a.txt", "content").bytes();
        kinds.put("truncated", new Kind(Arrays.copyOf(whole, whole.length - 10), "zip_damaged", "damaged"));
        kinds.put("no archive", new Kind("hello".getBytes(StandardCharsets.UTF_8), "zip_damaged", "no ZIP archive"));
        kinds.put("empty", new Kind(new RawZip().bytes(), "zip_empty", "no file"));
        return kinds;
    }

    /** Small, and a hundred times more than that when it is unpacked. */
    static byte[] bomb() {
        return RawZip.of("fine", "x", "bomb", "\0".repeat(5_000_000)).bytes();
    }

    /** An archive of which one file is such an archive. */
    static byte[] withBombInside() {
        return new RawZip()
                .add(new RawEntry("a.py", "a = 1\n"))
                .add(new RawEntry("inner.zip".getBytes(StandardCharsets.UTF_8), bomb()))
                .bytes();
    }

    private static Kind entry(String words, String... namesAndContents) {
        return new Kind(RawZip.of(namesAndContents).bytes(), "zip_entry_refused", words);
    }

    private static Kind entry(String words, RawEntry... entries) {
        RawZip zip = new RawZip();
        Arrays.stream(entries).forEach(zip::add);
        return new Kind(zip.bytes(), "zip_entry_refused", words);
    }

    private static RawEntry latin() {
        return new RawEntry("gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1), new byte[] {'x'});
    }

    /** The extra field of PKWARE's, which holds where a link leads. */
    private static byte[] hardLink() {
        return RawZip.little(4 + 12 + 11)
                .putShort((short) 0x000d)
                .putShort((short) (12 + 11))
                .put(new byte[12])
                .put("/etc/shadow".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** Two entries that share their bytes, by which a small archive becomes as large as one likes. */
    private static RawEntry[] nested() {
        RawEntry kernel = new RawEntry("kernel", "a".repeat(50_000));
        RawEntry quoted = new RawEntry("quoted", "a".repeat(50_000));
        quoted.offset = 0;
        return new RawEntry[] {kernel, quoted};
    }

    private static byte[] many(int count) {
        RawZip zip = new RawZip();
        for (int i = 0; i < count; i++) {
            zip.add(RawEntry.stored("f" + i, ""));
        }
        return zip.bytes();
    }
}
