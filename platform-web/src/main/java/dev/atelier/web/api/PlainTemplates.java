package dev.atelier.web.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;

/** JAX-RS wants a regular expression where a parameter may hold slashes; OpenAPI knows none in its templates. */
final class PlainTemplates {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\s*(\\w+)\\s*:[^{}]*}");

    private PlainTemplates() {}

    static void in(OpenAPI document) {
        Map<String, PathItem> plain = new LinkedHashMap<>();
        document.getPaths().getPathItems().forEach((template, item) -> plain.put(plain(template), item));
        document.getPaths().setPathItems(plain);
    }

    static String plain(String template) {
        return EXPRESSION.matcher(template).replaceAll("{$1}");
    }
}
