package dev.atelier.proxy.contract;

import java.util.Locale;

/** Whether the thing behind a host answers now. Only the platform moves a route from one state to another. */
public enum RouteState {
    /** Requests are forwarded. */
    RUNNING,
    /** It is being started; requests wait. */
    STARTING,
    /** It was put to sleep; the next request wakes it. */
    SLEEPING,
    /** It did not start and will not by itself; a person has to act. */
    FAILED;

    /** As the route document and the state endpoint spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
