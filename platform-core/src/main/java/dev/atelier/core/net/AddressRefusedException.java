package dev.atelier.core.net;

import java.net.SocketException;

/** A host leads only to addresses that the platform does not connect to, or is one. */
public final class AddressRefusedException extends SocketException {
    private static final long serialVersionUID = 1L;

    private final String host;

    AddressRefusedException(Endpoint endpoint) {
        super(endpoint + " leads to no address that may be connected to");
        this.host = endpoint.host();
    }

    public String host() {
        return host;
    }
}
