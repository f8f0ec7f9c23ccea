package dev.atelier.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The {@code Connection} header, which names further headers that are meant for the next hop only. */
final class Connection {
    private Connection() {}

    /** The names in lower case. */
    static List<String> named(MultiMap headers) {
        String only = headers.get(HttpHeaders.CONNECTION);
        if (only == null || "keep-alive".equalsIgnoreCase(only)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String header : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : header.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
