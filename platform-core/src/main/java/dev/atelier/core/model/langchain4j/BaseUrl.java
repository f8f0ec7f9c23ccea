package dev.atelier.core.model.langchain4j;

import java.net.URI;

/** A provider's address as people write it: with or without the version, with or without a last slash. */
final class BaseUrl {

    private BaseUrl() {}

    /** The address without a last slash; where it names no path at all, the providers' usual one is meant. */
    static String versioned(URI given) {
        String path = given.getPath();
        return path == null || path.isEmpty() || "/".equals(path) ? plain(given) + "/v1" : plain(given);
    }

    static String plain(URI given) {
        String text = given.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
