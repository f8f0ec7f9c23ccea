package dev.atelier.web.api;

import dev.atelier.core.run.LoggedEvent;

/** An event as JSON; put together from text, because the log gives its fields as JSON already. */
final class EventText {
    private EventText() {}

    static String of(LoggedEvent event) {
        return "{\"run\":\"" + event.run() + "\",\"sequence\":" + event.sequence() + ",\"at\":\"" + event.at()
                + "\",\"type\":\"" + event.type() + "\",\"data\":" + event.json() + "}";
    }
}
