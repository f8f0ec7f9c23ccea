package dev.atelier.web.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.project.FileNow;
import dev.atelier.core.source.ContentHash;
import dev.atelier.core.source.SourcePath;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConflictTest {
    private static final SourcePath PATH = SourcePath.of("a.txt");

    @Test
    @DisplayName("S8 changes of different lines can be merged; without the common text, or in the same line, not")
    void merging() {
        assertThat(new Conflict(Optional.of("a\nb\nc\nd\n"), "A\nb\nc\nd\n", now("a\nb\nc\nD\n")).merged())
                .contains("A\nb\nc\nD\n");
        assertThat(new Conflict(Optional.empty(), "A\nb\nc\nd\n", now("a\nb\nc\nD\n")).merged())
                .isEmpty();
        assertThat(new Conflict(Optional.of("a\n"), "A\n", now("X\n")).merged()).isEmpty();
    }

    @Test
    void a_file_that_has_gone_is_all_mine() {
        Conflict conflict = new Conflict(Optional.of("a\n"), "A\n", Optional.empty());

        assertThat(conflict.merged()).isEmpty();
        assertThat(conflict.difference()).contains("+A");
        assertThat(OpenFile.expected(conflict.theirStamp())).isEmpty();
    }

    @Test
    @DisplayName("S8 what is typed stands on the content that the browser had, not on the newest one")
    void stamps() {
        FileNow first = file("one");
        OpenFile open = OpenFile.of(first).orElseThrow();
        String stamp = open.stamp();

        open.give("two", file("two").hash());

        assertThat(open.content(stamp)).contains("one");
        assertThat(OpenFile.expected(stamp)).contains(first.hash());
        assertThat(open.stamp()).isNotEqualTo(stamp);
    }

    @Test
    void only_texts_are_edited() {
        assertThat(OpenFile.of(file("text"))).isPresent();
        assertThat(OpenFile.of(new FileNow(PATH, new byte[] {(byte) 0xff, 1}, ContentHash.of(new byte[0]))))
                .isEmpty();
        assertThat(OpenFile.of(file("a\0b"))).isEmpty();
        assertThat(OpenFile.of(file("x".repeat(OpenFile.LARGEST + 1)))).isEmpty();
    }

    @Test
    @DisplayName("X18 a picture is known by its bytes, whatever its name says")
    void pictures() {
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

        assertThat(Pictures.typeOf(SourcePath.of("cat.png"), page)).isEmpty();
        assertThat(Pictures.typeOf(SourcePath.of("cat.txt"), png)).contains("image/png");
        assertThat(Pictures.typeOf(SourcePath.of("empty.png"), new byte[0])).isEmpty();
    }

    private static Optional<FileNow> now(String text) {
        return Optional.of(file(text));
    }

    private static FileNow file(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new FileNow(PATH, bytes, ContentHash.of(bytes));
    }
}
