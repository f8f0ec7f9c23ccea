package dev.atelier.proxy;

import dev.atelier.proxy.contract.HostName;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which hosts are being woken, since when, and when they were last asked for, so that however many requests arrive, the
 * platform hears of it once every few seconds. An entry lives from the first call until the host has answered a request.
 */
final class WakeCalls {
    private final ConcurrentMap<HostName, Call> calls = new ConcurrentHashMap<>();
    private final long every;

    WakeCalls(Limits limits) {
        this.every = limits.wakeEvery().toNanos();
    }

    /** Whether the caller is the one who shall call now. */
    boolean claim(HostName host) {
        long now = System.nanoTime();
        boolean[] claimed = new boolean[1];
        calls.compute(host, (name, call) -> {
            if (call != null && now - call.last() < every) {
                return call;
            }
            claimed[0] = true;
            return new Call(call == null ? now : call.first(), now);
        });
        return claimed[0];
    }

    /** The host answers, or is gone, so that its next sleep is a new one. */
    void settled(HostName host) {
        if (!calls.isEmpty()) {
            calls.remove(host);
        }
    }

    boolean isWaking(HostName host) {
        return calls.containsKey(host);
    }

    Duration elapsed(HostName host) {
        Call call = calls.get(host);
        return call == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - call.first());
    }

    private record Call(long first, long last) {}
}
