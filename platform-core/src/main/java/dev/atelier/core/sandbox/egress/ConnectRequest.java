package dev.atelier.core.sandbox.egress;

import dev.atelier.core.sandbox.EgressRule;
import dev.atelier.core.sandbox.EgressRule.Reach;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of what a client of the proxy says (RFC 9110, 9.3.6). */
record ConnectRequest(String host, int port) {
    private static final Pattern LINE = Pattern.compile("CONNECT (\\S{1,300}:[0-9]{1,5}) HTTP/1\\.[01]");

    /** Empty when it is anything but a well-formed {@code CONNECT}. */
    static Optional<ConnectRequest> parse(String head) {
        int end = head.indexOf("\r\n");
        Matcher matcher = LINE.matcher(end < 0 ? head : head.substring(0, end));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return EgressRule.parse(matcher.group(1), Reach.PUBLIC)
                .map(target -> new ConnectRequest(target.host(), target.port()));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
