package dev.atelier.core.browser.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import dev.atelier.core.browser.PageFinding;
import dev.atelier.core.browser.PageFinding.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happens in one page since it was last loaded. Told by the thread that reads the browser's events, asked by the
 * one that looks; all of it is guarded by its monitor, on which the latter waits.
 */
final class PageRecorder {
    private static final int MOST_FINDINGS = 30;
    private static final int MOST_SITES = 10;

    /** How a network error ends a piece of code that did not expect it. */
    private static final List<String> NETWORK_WORDS =
            List.of("failed to fetch", "networkerror", "net::err_", "load failed");

    /** What code works with; pictures and fonts that are missing make nothing fail. */
    private static final Set<String> BRINGS_DATA = Set.of("Script", "Fetch", "XHR", "WebSocket", "EventSource");

    private final String mainFrame;
    private final String origin;
    private final ConsoleText text;
    private final List<PageFinding> findings = new ArrayList<>();
    private final Set<String> foreignSites = new LinkedHashSet<>();
    private final Set<String> foreignTypes = new HashSet<>();
    /** What the page has asked its own host for and is waiting for; by request, the loader that asked. */
    private final Map<String, Asked> open = new HashMap<>();

    private boolean loaded;
    private boolean ended;
    private int loads;
    private int documentStatus;
    private int updates;
    private long updatedAt;
    private Runnable onUpdate = () -> {};
    private int world;
    private @Nullable String leftFor;

    private record Asked(String loader, String url, String type) {}

    PageRecorder(String mainFrame, String origin) {
        this.mainFrame = mainFrame;
        this.origin = origin;
        this.text = new ConsoleText(origin);
    }

    /** A look begins: what was before is of no interest. */
    synchronized void begin() {
        clear();
        loads = 0;
        documentStatus = 0;
        leftFor = null;
    }

    synchronized void on(CdpEvent event) {
        JsonNode body = event.body();
        switch (event.method()) {
            case "Page.frameNavigated" -> navigated(body.path("frame"));
            case "Page.loadEventFired" -> loaded = true;
            case "Runtime.executionContextCreated" -> context(body.path("context"));
            case "Runtime.exceptionThrown" -> thrown(body.path("exceptionDetails"));
            case "Runtime.consoleAPICalled" -> logged(body);
            case "Log.entryAdded" -> noted(body.path("entry"));
            case "Network.requestWillBeSent" -> asked(body);
            case "Network.responseReceived" -> answered(body);
            case "Network.loadingFinished" -> open.remove(body.path("requestId").asText());
            case "Network.loadingFailed" -> failed(body);
            case "Network.webSocketCreated" -> foreign(body.path("url").asText(), "WebSocket");
            case "Network.webSocketFrameReceived" ->
                frame(body.path("response").path("payloadData").asText());
            case "Inspector.targetCrashed", "Inspector.detached", "Target.detachedFromTarget" -> ended = true;
            default -> {
                return;
            }
        }
        notifyAll();
    }

    /** The browser has ended, or closed the page. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits until that is so; false when it was not so in time. */
    synchronized boolean await(Predicate<PageRecorder> condition, long deadlineNanos) throws InterruptedException {
        while (!condition.test(this)) {
            long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized boolean isLoaded() {
        return loaded;
    }

    synchronized boolean isQuiet() {
        return loaded && open.isEmpty();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** How often a document was loaded in the main frame. */
    synchronized int loads() {
        return loads;
    }

    /** How often the dev server has told the page that something has changed. */
    synchronized int updates() {
        return updates;
    }

    /** When that was for the last time, by {@link System#nanoTime}. */
    synchronized long updatedAt() {
        return updatedAt;
    }

    /** Is told of it at once, on the thread that reads events: it must not wait. */
    synchronized void onUpdate(Runnable listener) {
        onUpdate = listener;
    }

    /** The status of the page itself; 0 when none came. */
    synchronized int documentStatus() {
        return documentStatus;
    }

    /** The isolated world of the document that is shown; 0 while there is none. */
    synchronized int world() {
        return world;
    }

    /** Where the page has led to instead of staying; null when it has stayed. */
    synchronized @Nullable String leftFor() {
        return leftFor;
    }

    synchronized List<PageFinding> findings() {
        return findings.stream()
                .filter(finding -> foreignSites.isEmpty() || !isForWantOfNetwork(finding))
                .toList();
    }

    /** Other sites that the page has asked for; none of them was reached. */
    synchronized List<String> foreignSites() {
        return List.copyOf(foreignSites);
    }

    ConsoleText text() {
        return text;
    }

    synchronized void find(Kind kind, String what) {
        PageFinding finding = new PageFinding(kind, ConsoleText.shortened(what));
        if (findings.size() < MOST_FINDINGS && !what.isBlank() && !findings.contains(finding)) {
            findings.add(finding);
        }
    }

    /** Other sites are out of reach here but not for users; what comes of that is no fault of the page's. */
    private boolean isForWantOfNetwork(PageFinding finding) {
        String lower = finding.text().toLowerCase(Locale.ROOT);
        boolean saysSo = NETWORK_WORDS.stream().anyMatch(lower::contains);
        return switch (finding.kind()) {
            case UNCAUGHT -> saysSo || foreignTypes.contains("Script");
            case CONSOLE -> saysSo || foreignTypes.stream().anyMatch(BRINGS_DATA::contains);
            case COMPILE, LOAD, BLANK, STUCK, REQUEST -> false;
        };
    }

    private void clear() {
        findings.clear();
        foreignSites.clear();
        foreignTypes.clear();
        loaded = false;
        world = 0;
    }

    private void navigated(JsonNode frame) {
        if (frame.has("parentId")) {
            return;
        }
        clear();
        loads++;
        String loader = frame.path("loaderId").asText();
        open.values().removeIf(asked -> !asked.loader().equals(loader));
    }

    private void context(JsonNode context) {
        boolean ours = context.path("name").asText().equals(OpenPage.WORLD);
        if (ours && context.path("auxData").path("frameId").asText().equals(mainFrame)) {
            world = context.path("id").asInt();
        }
    }

    private void thrown(JsonNode details) {
        find(Kind.UNCAUGHT, text.ofException(details));
    }

    private void logged(JsonNode call) {
        String type = call.path("type").asText();
        if (type.equals("error") || type.equals("assert")) {
            find(Kind.CONSOLE, text.ofConsole(call));
        }
    }

    /** Network errors come by the network's own events, which know whose they are. */
    private void noted(JsonNode entry) {
        String source = entry.path("source").asText();
        if (entry.path("level").asText().equals("error") && !source.equals("network")) {
            find(Kind.CONSOLE, text.clean(entry.path("text").asText()));
        }
    }

    private void asked(JsonNode body) {
        String url = body.path("request").path("url").asText();
        String type = body.path("type").asText();
        if (isOwn(url)) {
            // What is streamed is never over; it holds nothing up.
            if (!type.equals("EventSource") && !type.equals("Ping")) {
                open.put(
                        body.path("requestId").asText(),
                        new Asked(body.path("loaderId").asText(), url, type));
            }
        } else {
            open.remove(body.path("requestId").asText());
            if (type.equals("Document") && body.path("frameId").asText().equals(mainFrame)) {
                leftFor = url;
            } else {
                foreign(url, type);
            }
        }
    }

    private void answered(JsonNode body) {
        JsonNode response = body.path("response");
        String url = response.path("url").asText();
        int status = response.path("status").asInt();
        String type = body.path("type").asText();
        if (!isOwn(url)) {
            return;
        }
        if (type.equals("Document") && body.path("frameId").asText().equals(mainFrame)) {
            documentStatus = status;
        } else if (status >= 400 && !url.endsWith("/favicon.ico")) {
            missed(url, type, "answers " + status);
        }
    }

    private void failed(JsonNode body) {
        Asked asked = open.remove(body.path("requestId").asText());
        if (asked != null && !body.path("canceled").asBoolean() && !asked.type().equals("Document")) {
            missed(asked.url(), asked.type(), "fails (" + body.path("errorText").asText() + ")");
        }
    }

    private void missed(String url, String type, String how) {
        boolean code = type.equals("Script") || type.equals("Stylesheet");
        find(code ? Kind.COMPILE : Kind.REQUEST, path(url) + " " + how);
    }

    /** The dev server's hot reload (https://vite.dev/guide/api-hmr): the page is about to change. */
    private void frame(String payload) {
        if (payload.startsWith("{\"type\":\"update\"")
                || payload.startsWith("{\"type\":\"full-reload\"")
                || payload.startsWith("{\"type\":\"error\"")) {
            updates++;
            updatedAt = System.nanoTime();
            onUpdate.run();
        }
    }

    private void foreign(String url, String type) {
        boolean web = url.startsWith("http:") || url.startsWith("https:") || url.startsWith("ws");
        if (web && !isOwn(url.replaceFirst("^ws", "http")) && foreignSites.size() < MOST_SITES) {
            foreignSites.add(site(url));
            foreignTypes.add(type);
        }
    }

    private boolean isOwn(String url) {
        return url.equals(origin) || url.startsWith(origin + "/") || url.startsWith("blob:" + origin + "/");
    }

    private String path(String url) {
        String path = url.substring(Math.min(url.length(), origin.length()));
        return path.substring(0, Math.min(200, path.length())).replaceAll("[?&](t|v|import)(=[^&]*)?(?=&|$)", "");
    }

    private static String site(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "another site" : host;
        } catch (IllegalArgumentException e) {
            return "another site";
        }
    }
}
