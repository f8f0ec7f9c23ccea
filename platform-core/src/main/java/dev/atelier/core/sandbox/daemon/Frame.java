package dev.atelier.core.sandbox.daemon;

/** One frame as it came from the daemon. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
record Frame(FrameType type, byte[] payload) {}
