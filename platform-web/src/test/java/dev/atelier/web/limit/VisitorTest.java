package dev.atelier.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VisitorTest {
    @Test
    @DisplayName("R11 addresses of one IPv6 network are one visitor, and those of others are not")
    void networks() {
        assertThat(Visitor.network("2001:db8:1:2::77")).isEqualTo(Visitor.network("2001:db8:1:2:a:b:c:d"));
        assertThat(Visitor.network("2001:db8:1:2::77")).isNotEqualTo(Visitor.network("2001:db8:1:3::77"));
        assertThat(Visitor.network("192.0.2.1")).isNotEqualTo(Visitor.network("192.0.2.2"));
    }
}
