package dev.atelier.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Small pictures of large ones. */
class ShrinkTest {

    @Test
    @DisplayName("B11 a large image becomes a small one of the same shape")
    void smaller() throws Exception {
        CheckedImage small =
                Shrink.to(100, ImageCheck.of(Samples.jpeg(3000, 1500))).orElseThrow();

        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(small.content()));
        assertThat(seen.getWidth()).isEqualTo(small.width()).isEqualTo(100);
        assertThat(seen.getHeight()).isEqualTo(small.height()).isEqualTo(50);
        assertThat(seen.getRGB(10, 10) & 0xff).as("white at the top left").isGreaterThan(240);
        assertThat(seen.getRGB(90, 40) & 0xff).as("orange at the bottom right").isLessThan(90);
    }

    @Test
    @DisplayName("B11 a photo that was taken sideways is turned upright")
    void upright() throws Exception {
        byte[] sideways = Samples.withSegment(
                Samples.jpeg(400, 200), 0xe1, Samples.joined(Samples.latin("Exif\0\0"), Exif.of(6)));

        CheckedImage small = Shrink.to(100, ImageCheck.of(sideways)).orElseThrow();

        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(small.content()));
        assertThat(seen.getWidth()).isEqualTo(50);
        assertThat(seen.getHeight()).isEqualTo(100);
        assertThat(seen.getRGB(40, 20) & 0xff)
                .as("what was left at the top is right at the top")
                .isGreaterThan(240);
    }

    @Test
    @DisplayName("B11 what shines through goes on doing so")
    void see_through() {
        CheckedImage small =
                Shrink.to(10, ImageCheck.of(Samples.seeThroughPng(50, 50))).orElseThrow();

        assertThat(small.format()).isEqualTo(ImageFormat.PNG);
    }

    @Test
    @DisplayName("B11 there is no small picture of what cannot be decoded")
    void none() {
        assertThat(Shrink.to(10, ImageCheck.of(Samples.webp()))).isEqualTo(Optional.empty());
        assertThat(Shrink.to(10, ImageCheck.of(Samples.svg("")))).isEqualTo(Optional.empty());
        assertThat(Shrink.to(10, ImageCheck.of(Samples.pngOfSize(5_000, 5_000))))
                .isEqualTo(Optional.empty());
    }
}
