package dev.atelier.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.atelier.core.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may come in, by its bytes alone. */
class ImageCheckTest {
    private static final String PAGE = "<html><script>alert(1)</script></html>";

    static Stream<Arguments> images() {
        return Stream.of(
                arguments("PNG", Samples.png(7, 5), ImageFormat.PNG, 7, 5),
                arguments("JPEG", Samples.jpeg(7, 5), ImageFormat.JPEG, 7, 5),
                arguments("GIF", Samples.gif(7, 5), ImageFormat.GIF, 7, 5),
                arguments("WebP", Samples.webp(), ImageFormat.WEBP, 1, 1),
                arguments(
                        "WebP with notes", Samples.extendedWebp(640, 480, "where it was"), ImageFormat.WEBP, 640, 480),
                arguments("SVG", Samples.svg("<path d='M0 0h9'/>"), ImageFormat.SVG, 40, 30),
                arguments(
                        "JPEG on its side",
                        Samples.withSegment(
                                Samples.jpeg(7, 5), 0xe1, Samples.joined(Samples.latin("Exif\0\0"), Exif.of(6))),
                        ImageFormat.JPEG,
                        5,
                        7),
                arguments(
                        "PNG on its side",
                        Samples.withChunk(Samples.png(7, 5), "eXIf", Exif.of(8)),
                        ImageFormat.PNG,
                        5,
                        7));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    @DisplayName("B12 an image is recognised and measured by its bytes")
    void recognised(String what, byte[] bytes, ImageFormat format, int width, int height) {
        CheckedImage image = ImageCheck.of(bytes);

        assertThat(image.format()).isEqualTo(format);
        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        assertThat(ImageCheck.of(image.content()).content())
                .as("what comes out goes in again unchanged")
                .isEqualTo(image.content());
    }

    static Stream<Arguments> refused() {
        byte[] png = Samples.png(7, 5);
        byte[] jpeg = Samples.jpeg(7, 5);
        byte[] flipped = png.clone();
        flipped[45] ^= 1;
        return Stream.of(
                arguments("nothing", new byte[0], "empty_image"),
                arguments("50 MB", new byte[50 * 1024 * 1024], "image_too_large"),
                arguments("one byte too many", new byte[ImageCheck.LARGEST_FILE + 1], "image_too_large"),
                arguments("a page", Samples.latin(PAGE), "not_an_image"),
                arguments("a page with a document type", Samples.latin("<!DOCTYPE html>" + PAGE), "not_an_image"),
                arguments("a script", Samples.latin("#!/bin/sh\nrm -rf /"), "not_an_image"),
                arguments("a ZIP archive", Samples.latin("PK\3\4aaaaaaaaaaaaaaaaaaaaaa"), "not_an_image"),
                arguments("a PDF", Samples.latin("%PDF-1.7"), "not_an_image"),
                arguments("other XML", Samples.latin("<?xml version='1.0'?><note/>"), "not_an_image"),
                arguments("an SVG of another namespace", Samples.latin("<svg xmlns='urn:x'/>"), "not_an_image"),
                arguments("a compressed SVG", Samples.latin("\u001f\u008b\b\0\0\0\0\0\0\0"), "not_an_image"),
                arguments("noise", noise(), "not_an_image"),
                arguments("20,000 × 20,000", Samples.pngOfSize(20_000, 20_000), "image_too_many_pixels"),
                arguments("20,000 on one side", Samples.pngOfSize(20_000, 1), "image_too_many_pixels"),
                arguments("too many together", Samples.pngOfSize(9_000, 9_000), "image_too_many_pixels"),
                arguments("the most that a number holds", Samples.pngOfSize(-1, -1), "image_too_many_pixels"),
                arguments("no pixel", Samples.pngOfSize(0, 5), "broken_image"),
                arguments("a GIF of 65,535 × 65,535", huge(Samples.gif(7, 5)), "image_too_many_pixels"),
                arguments(
                        "a vast SVG",
                        Samples.latin("<svg xmlns='http://www.w3.org/2000/svg' width='20000' height='20000'/>"),
                        "image_too_many_pixels"),
                arguments("a changed byte", flipped, "broken_image"),
                arguments(
                        "a PNG without data",
                        Samples.joined(Samples.part(png, 0, 33), Samples.part(png, png.length - 12, png.length)),
                        "broken_image"),
                arguments("a JPEG that only begins", Samples.part(jpeg, 0, 3), "broken_image"),
                arguments("a JPEG without a scan", Samples.latin("\u00ff\u00d8\u00ff\u00d9"), "broken_image"),
                arguments(
                        "an SVG that is cut off",
                        Samples.latin("<svg xmlns='http://www.w3.org/2000/svg'><g>"),
                        "broken_image"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    @DisplayName("B12 what is no whole image of bearable size is refused with a stable code")
    void refused(String what, byte[] bytes, String code) {
        FaultException fault = catchThrowableOfType(FaultException.class, () -> ImageCheck.of(bytes));

        assertThat(fault.fault().code()).isEqualTo(code);
        assertThat(fault.fault().message()).endsWith(".").hasSizeLessThan(250);
    }

    @Test
    @DisplayName("B12 too many pixels: the sentence says how many there are and how many there may be")
    void says_the_limit() {
        FaultException fault =
                catchThrowableOfType(FaultException.class, () -> ImageCheck.of(Samples.pngOfSize(20_000, 20_000)));

        assertThat(fault).hasMessageContaining("20,000 × 20,000").hasMessageContaining("16,000 on a side");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    @DisplayName("B12 an image that ends early is refused, wherever it was cut")
    void cut_short(String what, byte[] bytes, ImageFormat format, int width, int height) {
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            FaultException fault = catchThrowableOfType(FaultException.class, () -> ImageCheck.of(cut));

            assertThat(fault.fault().code()).as("of length " + cut.length).isIn("broken_image", "not_an_image");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    @DisplayName("B12 what is hidden behind an image is not in it any more, and the image is the same")
    void polyglot(String what, byte[] bytes, ImageFormat format, int width, int height) throws Exception {
        if (format == ImageFormat.SVG) {
            return;
        }
        byte[] archive = Samples.latin(PAGE + "PK\3\4" + "a".repeat(100) + "PK\5\6");

        CheckedImage image = ImageCheck.of(Samples.joined(bytes, archive));

        assertThat(image.content()).isEqualTo(ImageCheck.of(bytes).content());
        assertThat(new String(image.content(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("script", "PK\3\4");
        if (format != ImageFormat.WEBP) {
            assertThat(ImageIO.read(new ByteArrayInputStream(image.content()))).isNotNull();
        }
    }

    static Stream<Arguments> withNotes() {
        byte[] note = Samples.latin("<?php system($_GET['c']) ?><script>");
        byte[] comment = Samples.joined(new byte[] {0x21, (byte) 0xfe, (byte) note.length}, note, new byte[] {0});
        byte[] gif = Samples.gif(7, 5);
        return Stream.of(
                arguments("a PNG's text", Samples.withChunk(Samples.png(7, 5), "tEXt", note)),
                arguments("a PNG's unknown chunk", Samples.withChunk(Samples.png(7, 5), "evIl", note)),
                arguments("a JPEG's comment", Samples.withSegment(Samples.jpeg(7, 5), 0xfe, note)),
                arguments(
                        "a JPEG's notes of the camera",
                        Samples.withSegment(Samples.jpeg(7, 5), 0xe1, Samples.joined(Samples.latin("Exif\0\0"), note))),
                arguments(
                        "a GIF's comment",
                        Samples.joined(Samples.part(gif, 0, gif.length - 1), comment, new byte[] {0x3b})),
                arguments("a WebP's notes", Samples.extendedWebp(1, 1, "<?php system($_GET['c']) ?><script>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withNotes")
    @DisplayName("B12 comments and what cameras note of place and time are left out")
    void without_notes(String what, byte[] bytes) {
        String content = new String(ImageCheck.of(bytes).content(), java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(content).doesNotContain("php", "script");
    }

    @Test
    @DisplayName("B12 bytes changed at random are an image or a fault, never anything else")
    void mutations() {
        Random random = new Random(42);
        images().forEach(image -> {
            byte[] original = (byte[]) image.get()[1];
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = original.clone();
                for (int j = 0; j <= random.nextInt(4); j++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                assertThatCode(() -> checked(bytes)).doesNotThrowAnyException();
            }
        });
    }

    private static void checked(byte[] bytes) {
        try {
            var unused = ImageCheck.of(bytes);
        } catch (FaultException refused) {
            assertThat(refused.fault().code()).isNotBlank();
        }
    }

    private static byte[] huge(byte[] gif) {
        byte[] huge = gif.clone();
        Arrays.fill(huge, 6, 10, (byte) 0xff);
        return huge;
    }

    private static byte[] noise() {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        return noise;
    }
}
