package dev.atelier.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTemplatesTest {

    @ParameterizedTest
    @CsvSource({
        "/a/{path: .+}, /a/{path}",
        "/a/{ path : .+ }/b, /a/{path}/b",
        "/a/{b}/c, /a/{b}/c",
        "/{one:[0-9]+}/{two}, /{one}/{two}"
    })
    void a_template_names_its_parameters_and_nothing_more(String template, String plain) {
        assertThat(PlainTemplates.plain(template)).isEqualTo(plain);
    }
}
