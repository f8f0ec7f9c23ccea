package dev.atelier.web.compat.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.core.fault.FaultException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @DisplayName("B22 what the user said last is meant")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'messages':[{'role':'user','text':'a'}]} | a",
                "{'messages':[{'role':'user','text':'a'},{'role':'ai','text':'b'}]} | a",
                "{'messages':[{'role':'user','text':'a'},{'role':'ai','text':'b'},{'role':'user','text':'c'}]} | c",
                "{'messages':[{'text':'a'}]} | a"
            })
    void last(String body, String text) throws JsonProcessingException {
        assertThat(Messages.lastOfUser(JSON.readTree(body.replace('\'', '"')))).isEqualTo(text);
    }

    @ParameterizedTest
    @DisplayName("B22 without a message of the user's it is a bad request")
    @ValueSource(
            strings = {
                "{}",
                "{'messages':[]}",
                "{'messages':null}",
                "{'messages':'hello'}",
                "{'messages':[{'role':'ai','text':'a'}]}",
                "{'messages':[{'role':'user'}]}",
                "{'messages':[{'role':'user','text':5}]}",
                "{'messages':[5]}"
            })
    void none(String body) {
        assertThatThrownBy(() -> Messages.lastOfUser(JSON.readTree(body.replace('\'', '"'))))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault().code()).isEqualTo("bad_messages"));
    }
}
