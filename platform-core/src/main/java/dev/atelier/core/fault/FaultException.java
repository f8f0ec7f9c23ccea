package dev.atelier.core.fault;

/** Carries a {@link Fault} up to whoever answers the request; its message is the fault's. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    FaultException(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    FaultException(Fault fault, Throwable cause) {
        super(fault.message(), cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
