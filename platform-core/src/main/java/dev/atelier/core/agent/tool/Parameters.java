package dev.atelier.core.agent.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a tool takes: told to the model as a JSON schema before, and in words after a mistake. */
final class Parameters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private enum Type {
        STRING,
        INTEGER,
        BOOLEAN,
        STRINGS
    }

    private record Parameter(String name, Type type, boolean required, String description) {
        String usage() {
            String kind = switch (type) {
                case STRING -> "string";
                case INTEGER -> "integer";
                case BOOLEAN -> "boolean";
                case STRINGS -> "array of strings";
            };
            return name + " (" + kind + (required ? "" : ", optional") + ")";
        }

        void addTo(ObjectNode properties) {
            ObjectNode schema = properties.putObject(name);
            switch (type) {
                case STRING -> schema.put("type", "string");
                case INTEGER -> schema.put("type", "integer");
                case BOOLEAN -> schema.put("type", "boolean");
                case STRINGS -> schema.put("type", "array").putObject("items").put("type", "string");
            }
            schema.put("description", description);
        }
    }

    private final List<Parameter> all;

    private Parameters(List<Parameter> all) {
        this.all = all;
    }

    static Parameters none() {
        return new Parameters(List.of());
    }

    Parameters text(String name, String description) {
        return with(new Parameter(name, Type.STRING, true, description));
    }

    Parameters optionalText(String name, String description) {
        return with(new Parameter(name, Type.STRING, false, description));
    }

    Parameters optionalNumber(String name, String description) {
        return with(new Parameter(name, Type.INTEGER, false, description));
    }

    Parameters optionalFlag(String name, String description) {
        return with(new Parameter(name, Type.BOOLEAN, false, description));
    }

    Parameters texts(String name, String description) {
        return with(new Parameter(name, Type.STRINGS, true, description));
    }

    String jsonSchema() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        all.forEach(parameter -> parameter.addTo(properties));
        var required = schema.putArray("required");
        all.stream().filter(Parameter::required).forEach(parameter -> required.add(parameter.name()));
        return schema.toString();
    }

    /** For example {@code path (string), from_line (integer, optional)}. */
    String usage() {
        return all.isEmpty()
                ? "no arguments"
                : all.stream().map(Parameter::usage).collect(Collectors.joining(", "));
    }

    private Parameters with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(all);
        more.add(parameter);
        return new Parameters(List.copyOf(more));
    }
}
