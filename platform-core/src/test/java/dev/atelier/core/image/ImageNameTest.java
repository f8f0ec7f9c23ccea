package dev.atelier.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.source.SourcePath;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as browsers, programs and attackers send them. */
class ImageNameTest {

    @ParameterizedTest
    @CsvSource({
        "cat.png, cat.png",
        "My Cat (1).PNG, My-Cat-1.png",
        "photo.jpeg, photo.png",
        "/etc/passwd, passwd.png",
        "../../../index.html, index.png",
        "C:\\Users\\me\\cat.png, cat.png",
        ".htaccess, image.png",
        ".., image.png",
        "'', image.png",
        "???, image.png",
        "Übermut.png, Übermut.png",
        "写真.png, 写真.png",
        "con.png, image-con.png",
        "LPT1.png, image-LPT1.png",
        "a..b.png, a.b.png",
        "<img src=x onerror=alert(1)>.png, img-src-x-onerror-alert-1.png",
        "-rf.png, rf.png",
        "%2e%2e%2fx.png, 2e-2e-2fx.png",
        "ｃａｔ.png, cat.png",
        "cat.png.html, cat.png.png",
    })
    @DisplayName("B12 a name becomes one that is harmless everywhere, with the extension of what the bytes are")
    void safe(String said, String name) {
        assertThat(ImageName.of(said, ImageFormat.PNG).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat\u202Egnp.exe",
                "a\u0000b.png",
                "a\nb\r.png",
                "\u200B.png",
                "\uFEFFcat.png",
                "\uD800.png",
                "\u2028.png",
                "e\u0301.png",
                "\u0301\u0301.png",
                "\uFDFA.png",
                "😀😀.png",
                "nul",
                "a:b.png",
                "a b\tc.png",
            })
    @DisplayName("B12 whatever a name holds, what comes of it names a file of the project")
    void usable(String said) {
        ImageName name = ImageName.of(said.repeat(80), ImageFormat.WEBP);

        assertThat(SourcePath.of("public/images/" + name).value()).endsWith(name.value());
        assertThat(name.value())
                .matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*\\.webp")
                .hasSizeLessThan(100);
        assertThat(name.key()).hasSizeLessThan(200);
        assertThat(ImageName.shown(said))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]")
                .isNotBlank();
    }

    @Test
    @DisplayName("B12 the same name twice becomes cat-2.png, also where only the case differs")
    void numbered() {
        Set<String> taken = new HashSet<>();

        for (String said : new String[] {"cat.png", "CAT.png", "cat.png", "dog.png"}) {
            ImageName name =
                    ImageName.of(said, ImageFormat.PNG).firstFree(candidate -> taken.contains(candidate.key()));
            taken.add(name.key());
        }

        assertThat(taken).containsExactlyInAnyOrder("cat.png", "cat-2.png", "cat-3.png", "dog.png");
    }
}
