package dev.atelier.core.sandbox.egress;

import dev.atelier.core.sandbox.EgressRule;
import dev.atelier.core.sandbox.EgressRule.Reach;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client of the proxy asks for: a tunnel (RFC 9110 §9.3.6), as everything does that speaks TLS, or one request by
 * plain HTTP in absolute form (RFC 9112 §3.2.2), as a company's own registry may want it.
 *
 * @param head what the target is sent first; absent for a tunnel
 */
record ProxyRequest(String host, int port, Optional<String> head) {
    private static final Pattern CONNECT = Pattern.compile("CONNECT (\\S{1,300}:[0-9]{1,5}) HTTP/1\\.[01]");
    private static final Pattern PLAIN = Pattern.compile("([A-Z]{1,20}) (http://\\S{1,4000}) HTTP/1\\.[01]");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[^\\r\\n]*");
    private static final int HTTP_PORT = 80;

    /** About the connection to the proxy, or ours to say. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "proxy-connection", "proxy-authorization", "keep-alive", "upgrade", "te");

    /** Empty when it is anything else. The head ends after its last line. */
    static Optional<ProxyRequest> parse(String head) {
        List<String> lines = List.of(head.split("\r\n", -1));
        Matcher connect = CONNECT.matcher(lines.get(0));
        if (connect.matches()) {
            return EgressRule.parse(connect.group(1), Reach.PUBLIC)
                    .map(target -> new ProxyRequest(target.host(), target.port(), Optional.empty()));
        }
        Matcher plain = PLAIN.matcher(lines.get(0));
        return plain.matches()
                ? address(plain.group(2)).flatMap(url -> plain(plain.group(1), url, lines.subList(1, lines.size())))
                : Optional.empty();
    }

    /** The connection ends with the answer, so each request is judged by itself. */
    private static Optional<ProxyRequest> plain(String method, URI url, List<String> headers) {
        StringBuilder passed = new StringBuilder();
        for (String line : headers) {
            Matcher header = HEADER.matcher(line);
            if (!line.isEmpty() && !header.matches()) {
                return Optional.empty();
            }
            if (!line.isEmpty() && !NOT_PASSED_ON.contains(header.group(1).toLowerCase(Locale.ROOT))) {
                passed.append(line).append("\r\n");
            }
        }
        int port = url.getPort() > 0 ? url.getPort() : HTTP_PORT;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return EgressRule.parse(url.getHost() + ":" + port, Reach.PUBLIC)
                .map(target -> new ProxyRequest(
                        target.host(),
                        target.port(),
                        Optional.of(method + " " + path + query + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                                + "\r\nConnection: close\r\n" + passed + "\r\n")));
    }

    private static Optional<URI> address(String text) {
        try {
            URI url = new URI(text);
            boolean usable = url.getHost() != null && url.getRawUserInfo() == null && url.getPort() <= 65_535;
            return usable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The target, as rules and people spell it. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
