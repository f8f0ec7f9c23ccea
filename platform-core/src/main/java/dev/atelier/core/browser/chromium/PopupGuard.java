package dev.atelier.core.browser.chromium;

import com.fasterxml.jackson.databind.JsonNode;

/** Closes what pages open beside themselves. It could reach no more than they can; it only costs memory. */
final class PopupGuard {
    private PopupGuard() {}

    static void watch(CdpPipe pipe) {
        pipe.listenToBrowser(event -> {
            JsonNode target = event.body().path("targetInfo");
            boolean popup = event.method().equals("Target.targetCreated")
                    && target.path("type").asText().equals("page")
                    && target.hasNonNull("openerId");
            if (popup) {
                var unused = pipe.send(
                        "Target.closeTarget",
                        CdpPipe.parameters()
                                .put("targetId", target.path("targetId").asText()));
            }
        });
        var unused = pipe.send("Target.setDiscoverTargets", CdpPipe.parameters().put("discover", true));
    }
}
