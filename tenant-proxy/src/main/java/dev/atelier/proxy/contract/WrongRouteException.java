package dev.atelier.proxy.contract;

/** A route document that cannot be used; the message says which field and why. */
final class WrongRouteException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongRouteException(String message) {
        super(message);
    }
}
