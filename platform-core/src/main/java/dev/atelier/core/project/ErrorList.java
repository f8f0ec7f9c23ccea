package dev.atelier.core.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Errors of a version as they are stored: sorted, so that the same ones are the same text. */
final class ErrorList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ErrorList() {}

    static String write(Set<String> errors) {
        try {
            return JSON.writeValueAsString(new TreeSet<>(errors));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("errors cannot be written", e);
        }
    }

    static Set<String> read(String json) {
        try {
            return new TreeSet<>(Arrays.asList(JSON.readValue(json, String[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored errors do not load", e);
        }
    }
}
