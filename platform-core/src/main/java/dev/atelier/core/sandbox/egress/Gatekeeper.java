package dev.atelier.core.sandbox.egress;

import dev.atelier.core.sandbox.EgressPolicy;
import dev.atelier.core.sandbox.EgressRule;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** Decides about each request to leave a sandbox. */
record Gatekeeper(EgressPolicy policy, Dialer dialer, Denials denials) {
    /** What becomes of a request. */
    sealed interface Answer {
        /**
         * It passes, to this connection.
         *
         * @param opening what the target is sent first; if absent, the client is told that the tunnel stands
         */
        record Connected(SocketChannel channel, Optional<String> opening) implements Answer {}

        /** It does not, and the client is told why. */
        record Refused(int status, String reason, String explanation) implements Answer {}
    }

    Answer decide(String head) {
        Optional<ProxyRequest> request = ProxyRequest.parse(head);
        if (request.isEmpty()) {
            return new Answer.Refused(
                    405,
                    "Method Not Allowed",
                    "This proxy only knows CONNECT host:port, as HTTPS clients use it, and requests for http://host/path.");
        }
        ProxyRequest target = request.get();
        Optional<EgressRule> rule = policy.ruleFor(target.host(), target.port());
        if (rule.isEmpty()) {
            denials.add(target);
            return forbidden(target + " is not on the list of hosts that this sandbox may reach.");
        }
        try {
            return new Answer.Connected(dialer.dial(rule.get()), target.head());
        } catch (Dialer.AddressRefusedException e) {
            denials.add(target);
            return forbidden(target + " leads to an address that sandboxes may not reach.");
        } catch (UnknownHostException e) {
            return new Answer.Refused(502, "Bad Gateway", "No address is known for " + target.host() + ".");
        } catch (IOException e) {
            return new Answer.Refused(502, "Bad Gateway", target + " does not answer.");
        }
    }

    private static Answer forbidden(String why) {
        return new Answer.Refused(
                403, "Forbidden", why + " An administrator of the workspace can allow it in the network settings.");
    }
}
