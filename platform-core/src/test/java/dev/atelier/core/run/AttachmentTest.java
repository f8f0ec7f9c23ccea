package dev.atelier.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttachmentTest {

    @Test
    @DisplayName("X8 X18 however much a page says of an element, and in whatever signs, it stays small and plain")
    void hostile_element() {
        String much = "x\u202e\u0000\n".repeat(1_000_000);

        Attachment.Element element = new Attachment.Element(much, much, -7, much, much, Optional.empty());

        assertThat(element.component()).hasSize(100);
        assertThat(element.file()).hasSize(300);
        assertThat(element.line()).isZero();
        assertThat(element.html()).hasSize(2_000);
        assertThat(element.text()).hasSize(500).doesNotContain("\u202e", "\u0000", "\n");
    }
}
