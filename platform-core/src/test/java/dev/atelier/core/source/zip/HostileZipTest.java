package dev.atelier.core.source.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.source.zip.RawZip.RawEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives that somebody made to hurt. Each is refused as a whole, with the entry named, and leaves nothing behind. */
@Tag("slow")
class HostileZipTest {
    @TempDir
    Path base;

    ZipFixture fixture;

    @BeforeEach
    void create() {
        fixture = new ZipFixture(base);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("../evil.txt", "leads out"),
                arguments("a/../../evil.txt", "leads out"),
                arguments("a/../b.txt", "leads out"),
                arguments("/etc/evil", "absolute"),
                arguments("//evil/share", "absolute"),
                arguments("C:/evil.txt", "absolute"),
                arguments("c:evil.txt", "absolute"),
                arguments("a\\..\\..\\evil.txt", "backslash"),
                arguments("good\0evil.txt", "NUL"),
                arguments("a/.GIT/config", "belongs to the platform"),
                arguments(".git\u200b/config", "invisible"),
                arguments("a\u202etxt.exe", "invisible"),
                arguments("line\nbreak", "invisible"),
                arguments("a/" + "x".repeat(300), "longer than"),
                arguments("d/".repeat(100) + "f", "directories deep"),
                arguments(".", "no name"));
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("T4 names that lead out of the project, or mislead, are refused")
    void refusesNames(String name, String reason) {
        Fault fault = fixture.refusal(RawZip.of("fine.txt", "x", name, "evil").bytes());

        assertThat(fault.code()).isEqualTo("zip_entry_refused");
        assertThat(fault.kind()).isEqualTo(FaultKind.USER);
        assertThat(fault.message()).contains(reason).doesNotContain("\0").doesNotContain("\u202e");
    }

    @Test
    @DisplayName("T4 a symbolic link is refused, and so no file goes through it")
    void refusesLinks() {
        Fault fault = fixture.refusal(new RawZip()
                .add(RawEntry.stored("out", "/etc").mode(RawZip.LINK))
                .add(new RawEntry("out/passwd", "evil"))
                .bytes());

        assertThat(fault.message()).contains("\"out\"").contains("symbolic link");
    }

    @Test
    @DisplayName("T4 a file and a directory of one name are refused, as a link without its mode would be")
    void refusesAFileInADirectorysPlace() {
        assertThat(fixture.refusal(
                                RawZip.of("out", "/etc", "out/passwd", "evil").bytes())
                        .message())
                .contains("both a file and a directory");
        assertThat(fixture.refusal(
                                RawZip.of("out/passwd", "evil", "out", "/etc").bytes())
                        .message())
                .contains("both a file and a directory");
        assertThat(fixture.refusal(new RawZip()
                                .add(new RawEntry("dir", "x").mode(0040755))
                                .bytes())
                        .message())
                .contains("both a file and a directory");
    }

    @Test
    @DisplayName("T4 hard links and devices are refused, however they are written down")
    void refusesHardLinksAndDevices() {
        byte[] pkware = RawZip.little(4 + 12 + 11)
                .putShort((short) 0x000d)
                .putShort((short) (12 + 11))
                .put(new byte[12])
                .put("/etc/shadow".getBytes(StandardCharsets.US_ASCII))
                .array();
        byte[] asi = RawZip.little(4 + 14 + 11)
                .putShort((short) 0x756e)
                .putShort((short) (14 + 11))
                .putInt(0)
                .putShort((short) 0120777)
                .putInt(11)
                .putInt(0)
                .put("/etc/shadow".getBytes(StandardCharsets.US_ASCII))
                .array();

        for (RawEntry entry : new RawEntry[] {
            new RawEntry("hard", "").extra(pkware),
            new RawEntry("soft", "").extra(asi),
            new RawEntry("null", "").mode(0020666),
            new RawEntry("disk", "").mode(0060660),
            new RawEntry("pipe", "").mode(0010644),
            new RawEntry("socket", "").mode(0140755)
        }) {
            Fault fault = fixture.refusal(new RawZip().add(entry).bytes());
            assertThat(fault.message())
                    .contains(new String(entry.name, StandardCharsets.UTF_8))
                    .containsAnyOf("link", "device");
        }
    }

    @Test
    @DisplayName("T4 an entry that unpacks to more than a hundred times its size is refused")
    void refusesRatioBombs() {
        Fault fault = fixture.refusal(
                RawZip.of("fine.txt", "x", "bomb.txt", "\0".repeat(5_000_000)).bytes());

        assertThat(fault.message()).contains("bomb.txt").contains("100 times");
    }

    @Test
    @DisplayName("T4 many small bombs are one large bomb")
    void refusesManySmallBombs() {
        RawZip zip = new RawZip();
        for (int i = 0; i < 100; i++) {
            zip.add(new RawEntry("bomb" + i, "\0".repeat(90 * 1024)));
        }

        assertThat(fixture.refusal(zip.bytes()).message()).contains("100 times");
    }

    @Test
    @DisplayName("T4 more than 20,000 entries are refused, naming the first that is too many")
    void refusesTooManyEntries() {
        RawZip zip = new RawZip();
        for (int i = 0; i <= 20_000; i++) {
            zip.add(RawEntry.stored("f" + i, ""));
        }

        Fault fault = fixture.refusal(zip.bytes());

        assertThat(fault.code()).isEqualTo("zip_too_many_entries");
        assertThat(fault.message()).contains("f20000");
    }

    @Test
    @DisplayName("T4 the number of entries is counted, not believed")
    void countsEntries() {
        assertThat(fixture.refusal(RawZip.of("a", "a", "b", "b").claiming(1).bytes())
                        .code())
                .isEqualTo("zip_damaged");
        assertThat(fixture.refusal(RawZip.of("a", "a").claiming(3).bytes()).code())
                .isEqualTo("zip_damaged");
    }

    @Test
    @DisplayName("T4 more than 500 MB are refused before anything is unpacked")
    void refusesWhatIsTooLarge() {
        RawEntry half = new RawEntry("half", "x");
        RawEntry more = new RawEntry("more", "x");
        half.size = half.localSize = 300 << 20;
        half.packedSize = half.localPackedSize = 10 << 20;
        more.size = more.localSize = 300 << 20;
        more.packedSize = more.localPackedSize = 10 << 20;
        half.packed = new byte[10 << 20];
        more.packed = new byte[10 << 20];

        Fault fault = fixture.refusal(new RawZip().add(half).add(more).bytes());

        assertThat(fault.code()).isEqualTo("zip_too_large");
        assertThat(fault.message()).contains("more");
    }

    @Test
    @DisplayName("T4 sizes beyond any file are refused, whichever way they are written")
    void refusesAbsurdSizes() {
        for (long size : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 40}) {
            RawEntry entry = new RawEntry("huge", "x");
            entry.extra(RawZip.little(20)
                    .putShort((short) 1)
                    .putShort((short) 16)
                    .putLong(size)
                    .putLong(size)
                    .array());
            entry.size = entry.localSize = entry.packedSize = entry.localPackedSize = -1;

            assertThat(fixture.refusal(new RawZip().add(entry).bytes()).message())
                    .contains("huge");
        }
    }

    @Test
    @DisplayName("T4 entries that share bytes, by which a small archive becomes an endless one, are refused")
    void refusesOverlaps() {
        RawEntry kernel = new RawEntry("kernel", "a".repeat(50_000));
        RawEntry again = new RawEntry("kernel", "a".repeat(50_000));
        again.offset = 0;
        RawEntry quoted = new RawEntry("quoted", "x");
        RawZip zip = new RawZip().add(kernel).add(quoted);
        RawEntry inside = new RawEntry("inside", "x");
        inside.offset = 7;

        assertThat(fixture.refusal(new RawZip().add(kernel).add(again).bytes()).message())
                .contains("kernel");
        assertThat(fixture.refusal(zip.add(inside).bytes()).message()).contains("inside");
    }

    @Test
    @DisplayName("T4 the overlap is found where headers quote each other as their content")
    void refusesQuotedHeaders() {
        // The first entry's bytes are the second's header and bytes, stored.
        RawEntry second = RawEntry.stored("second", "payload");
        byte[] quoted = concat(second.localHeader(), second.packed);
        RawEntry first = new RawEntry("first".getBytes(StandardCharsets.UTF_8), quoted);
        first.packed = quoted;
        first.method = first.localMethod = 0;
        first.packedSize = first.localPackedSize = quoted.length;
        second.offset = first.localHeader().length;

        assertThat(fixture.refusal(new RawZip().add(first).add(second).bytes()).message())
                .contains("second")
                .contains("overlaps");
    }

    @Test
    @DisplayName("T4 encrypted entries are refused, whichever way they are")
    void refusesEncryption() {
        RawEntry aes = new RawEntry("aes", "x");
        aes.method = aes.localMethod = 99;

        for (RawEntry entry : new RawEntry[] {
            new RawEntry("classic", "x").flags(1), new RawEntry("strong", "x").flags(1 | 1 << 6), aes
        }) {
            assertThat(fixture.refusal(new RawZip().add(entry).bytes()).message())
                    .contains(new String(entry.name, StandardCharsets.UTF_8))
                    .contains("is encrypted");
        }
    }

    @Test
    @DisplayName("T4 an archive cut off anywhere is refused")
    void refusesTruncation() {
        byte[] whole =
                RawZip.of("a.txt", "content of a", "b.txt", "content of b").bytes();

        for (int length = 0; length < whole.length; length++) {
            assertThat(fixture.refusal(Arrays.copyOf(whole, length)).code()).isEqualTo("zip_damaged");
        }
    }

    @Test
    @DisplayName("T4 an archive with any byte changed is refused or gives the same files")
    void survivesEveryFlippedByte() {
        byte[] whole =
                RawZip.of("a.txt", "content of a", "b/c.txt", "content of c").bytes();

        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x41;
            ZipFixture other = new ZipFixture(base.resolve("flip" + i));
            try {
                other.load(flipped);
                assertThat(other.files()).hasSize(2).containsValue("content of c");
            } catch (dev.atelier.core.fault.FaultException refused) {
                assertThat(refused.fault().code()).startsWith("zip_");
                other.assertNothingIsLeft();
            }
        }
    }

    @Test
    @DisplayName("T4 two entries of one name are refused, also after the names are brought into one form")
    void refusesDuplicates() {
        assertThat(fixture.refusal(RawZip.of("a.txt", "1", "a.txt", "2").bytes())
                        .message())
                .contains("a.txt")
                .contains("twice");
        assertThat(fixture.refusal(RawZip.of("x/a.txt", "1", "x/./a.txt", "2").bytes())
                        .message())
                .contains("twice");
        assertThat(fixture.refusal(
                                RawZip.of("e\u0301.txt", "1", "\u00e9.txt", "2").bytes())
                        .message())
                .contains("twice");
    }

    @Test
    @DisplayName("T4 names that differ only in case are refused, in directories as well")
    void refusesCaseClashes() {
        assertThat(fixture.refusal(RawZip.of("Readme.md", "1", "README.md", "2").bytes())
                        .message())
                .contains("README.md")
                .contains("upper and lower case");
        assertThat(fixture.refusal(RawZip.of("Src/a.txt", "1", "src/b.txt", "2").bytes())
                        .message())
                .contains("upper and lower case");
    }

    @Test
    @DisplayName("T4 names that are not UTF-8 are refused")
    void refusesOtherEncodings() {
        RawEntry latin = new RawEntry(
                "gr\u00fc\u00dfe.txt".getBytes(StandardCharsets.ISO_8859_1), "x".getBytes(StandardCharsets.UTF_8));

        assertThat(fixture.refusal(new RawZip().add(latin).bytes()).message()).contains("not UTF-8");
    }

    @Test
    @DisplayName("T4 a directory that tells another story than the entries is refused")
    void refusesContradictions() {
        RawEntry otherName = new RawEntry("nice.txt", "x");
        otherName.localName = "evil.txt".getBytes(StandardCharsets.UTF_8);
        RawEntry otherMethod = new RawEntry("method.txt", "x");
        otherMethod.localMethod = 0;
        RawEntry otherSize = new RawEntry("size.txt", "x");
        otherSize.localSize = 2;
        RawEntry otherSum = new RawEntry("sum.txt", "x");
        otherSum.localCrc++;
        RawEntry otherFlags = new RawEntry("flags.txt", "x");
        otherFlags.localFlags = 1;
        RawEntry secondName = new RawEntry("first.txt", "x")
                .extra(RawZip.little(4 + 5 + 4)
                        .putShort((short) 0x7075)
                        .putShort((short) 9)
                        .put((byte) 1)
                        .putInt(0)
                        .put("evil".getBytes(StandardCharsets.UTF_8))
                        .array());

        for (RawEntry entry : new RawEntry[] {otherName, otherMethod, otherSize, otherSum, otherFlags, secondName}) {
            assertThat(fixture.refusal(new RawZip().add(entry).bytes()).message())
                    .contains(new String(entry.name, StandardCharsets.UTF_8))
                    .containsAnyOf("contradict", "two names");
        }
    }

    @Test
    @DisplayName("T4 sizes that follow the bytes and lie are refused")
    void refusesLyingDescriptors() {
        RawEntry honest = new RawEntry("a.txt", "hello hello hello");
        RawEntry size = new RawEntry("size.txt", "hello");
        size.streamed(size.crc, size.packedSize, 4_000);
        RawEntry packed = new RawEntry("packed.txt", "hello");
        packed.streamed(packed.crc, 1, packed.size);
        RawEntry sum = new RawEntry("sum.txt", "hello");
        sum.streamed(sum.crc + 1, sum.packedSize, sum.size);

        fixture.load(new RawZip()
                .add(honest.streamed(honest.crc, honest.packedSize, honest.size))
                .bytes());
        for (RawEntry entry : new RawEntry[] {size, packed, sum}) {
            ZipFixture other = new ZipFixture(base.resolve(new String(entry.name, StandardCharsets.UTF_8)));
            assertThat(other.refusal(new RawZip().add(entry).bytes()).message()).contains("contradict");
        }
    }

    @Test
    @DisplayName("T4 an entry that unpacks to more, less or something else than everything says is refused")
    void refusesLiesOnBothSides() {
        RawEntry more = new RawEntry("more.txt", "0123456789");
        more.size = more.localSize = 5;
        RawEntry less = new RawEntry("less.txt", "0123456789");
        less.size = less.localSize = 20;
        RawEntry other = new RawEntry("other.txt", "0123456789");
        other.crc = other.localCrc = 1;
        RawEntry tail = new RawEntry("tail.txt", "0123456789");
        tail.packed = concat(tail.packed, "hidden".getBytes(StandardCharsets.UTF_8));
        tail.packedSize = tail.localPackedSize = tail.packed.length;
        RawEntry garbage = new RawEntry("garbage.txt", "0123456789");
        Arrays.fill(garbage.packed, (byte) 0xff);

        for (RawEntry entry : new RawEntry[] {more, less, other, tail, garbage}) {
            assertThat(fixture.refusal(new RawZip().add(entry).bytes()).message())
                    .contains(new String(entry.name, StandardCharsets.UTF_8))
                    .containsAnyOf("larger", "smaller", "damaged");
        }
    }

    @Test
    @DisplayName("T4 other methods of compression are refused")
    void refusesOtherMethods() {
        RawEntry lzma = new RawEntry("lzma.txt", "x");
        lzma.method = lzma.localMethod = 14;

        assertThat(fixture.refusal(new RawZip().add(lzma).bytes()).message()).contains("method");
    }

    @Test
    @DisplayName("T4 an archive without files, and what is no archive, are refused")
    void refusesWhatIsNoArchive() {
        assertThat(fixture.refusal(new RawZip().bytes()).code()).isEqualTo("zip_empty");
        assertThat(fixture.refusal(RawZip.of("dir/", "").bytes()).code()).isEqualTo("zip_empty");
        assertThat(fixture.refusal(RawZip.of(".git/config", "x").bytes()).code())
                .isEqualTo("zip_empty");
        assertThat(fixture.refusal(new byte[0]).code()).isEqualTo("zip_damaged");
        assertThat(fixture.refusal("hello".getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo("zip_damaged");
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
