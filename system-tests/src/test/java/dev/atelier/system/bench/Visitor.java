package dev.atelier.system.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/** Somebody who opens a preview through the gateway, without a browser. */
final class Visitor {
    private final Web web;
    private String host = "";
    private String cookie = "";
    private int port;

    Visitor(Web web) {
        this.web = web;
    }

    /** Enters by the ticket and waits for the page and its first module. */
    void open(URI entrance) throws IOException, InterruptedException {
        host = entrance.getAuthority();
        port = entrance.getPort();
        HttpResponse<String> admitted = web.get(port, host, entrance.getRawPath() + "?" + entrance.getRawQuery(), "");
        cookie = admitted.headers()
                .firstValue("Set-Cookie")
                .map(header -> header.substring(0, header.indexOf(';')))
                .orElseThrow(() -> new IllegalStateException("not let in: " + admitted + admitted.body()));
        web.awaitOk(port, host, "/", cookie);
        web.awaitOk(port, host, "/src/main.jsx", cookie);
    }

    /** Asks for the page once more. */
    void again() throws InterruptedException {
        web.awaitOk(port, host, "/", cookie);
    }
}
