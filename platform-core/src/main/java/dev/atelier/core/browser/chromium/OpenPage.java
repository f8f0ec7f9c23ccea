package dev.atelier.core.browser.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.atelier.core.browser.BrowserException;
import dev.atelier.core.browser.PageSpot;
import dev.atelier.core.browser.PageVisit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A page that is open in a profile of its own, which shares nothing with others. Used by one thread at a time; what the
 * page may reach is closed before the page is.
 */
final class OpenPage {
    /** Our own scripts run in it, out of the page's reach. */
    static final String WORLD = "atelier";

    static final int WIDTH = 1280;
    static final int HEIGHT = 800;
    /** Enough to read headings by, for people as for models. */
    private static final double SCALE = 0.75;

    private static final int QUALITY = 75;
    static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration SETTLE_PATIENCE = Duration.ofMillis(1500);
    private static final String SETTLE = read("settle.js");
    private static final String BOX = read("box.js");

    private final BrowserProcess browser;
    private final PageExit exit;
    private final String context;
    private final String target;
    private final String session;
    private final PageRecorder recorder;
    private boolean entered;

    private OpenPage(
            BrowserProcess browser,
            PageExit exit,
            String context,
            String target,
            String session,
            PageRecorder recorder) {
        this.browser = browser;
        this.exit = exit;
        this.context = context;
        this.target = target;
        this.session = session;
        this.recorder = recorder;
    }

    /** Opens an empty page that can reach the visit's address alone, which lies at {@code place}. */
    static OpenPage open(BrowserProcess browser, int seat, PageVisit visit, InetSocketAddress place)
            throws BrowserException, InterruptedException {
        CdpPipe pipe = browser.pipe();
        PageExit exit = browser.exit(seat);
        exit.lead(new PageExit.Target(visit.address().getHost(), port(visit.address()), place));
        ObjectNode profile = CdpPipe.parameters()
                .put("disposeOnDetach", true)
                .put("proxyServer", "socks5://127.0.0.1:" + StartScript.port(seat))
                .put("proxyBypassList", "<-loopback>");
        String context = CdpPipe.await(pipe.send("Target.createBrowserContext", profile), ANSWER)
                .path("browserContextId")
                .asText();
        var denied = pipe.send("Browser.setDownloadBehavior", ofContext(context).put("behavior", "deny"));
        ObjectNode nothing = ofContext(context);
        nothing.putArray("permissions");
        var granted = pipe.send("Browser.grantPermissions", nothing);
        ObjectNode blank = ofContext(context).put("url", "about:blank").put("width", WIDTH);
        String target = CdpPipe.await(pipe.send("Target.createTarget", blank.put("height", HEIGHT)), ANSWER)
                .path("targetId")
                .asText();
        ObjectNode flat = CdpPipe.parameters().put("targetId", target).put("flatten", true);
        String session = CdpPipe.await(pipe.send("Target.attachToTarget", flat), ANSWER)
                .path("sessionId")
                .asText();
        PageRecorder recorder = new PageRecorder(target, visit.address().toString());
        OpenPage page = new OpenPage(browser, exit, context, target, session, recorder);
        CdpPipe.await(CompletableFuture.allOf(denied, granted).thenApply(both -> CdpPipe.parameters()), ANSWER);
        page.prepare();
        return page;
    }

    private void prepare() throws BrowserException, InterruptedException {
        browser.pipe().listen(session, this::on);
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (String domain : List.of("Page", "Runtime", "Network", "Log", "Inspector")) {
            answers.add(send(domain + ".enable", CdpPipe.parameters()));
        }
        ObjectNode script = CdpPipe.parameters().put("source", "0").put("worldName", WORLD);
        answers.add(send("Page.addScriptToEvaluateOnNewDocument", script));
        answers.add(
                send("Page.setInterceptFileChooserDialog", CdpPipe.parameters().put("enabled", true)));
        answers.add(size(WIDTH));
        for (CompletableFuture<JsonNode> answer : answers) {
            var unused = CdpPipe.await(answer, ANSWER);
        }
    }

    private CompletableFuture<JsonNode> size(int width) {
        return send(
                "Emulation.setDeviceMetricsOverride",
                CdpPipe.parameters()
                        .put("width", width)
                        .put("height", HEIGHT)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** Gives the window another width, in pixels. */
    void resize(int width) throws BrowserException, InterruptedException {
        var unused = CdpPipe.await(size(width), ANSWER);
    }

    private void on(CdpEvent event) {
        if (event.method().equals("Page.javascriptDialogOpening")) {
            boolean leaving = event.body().path("type").asText().equals("beforeunload");
            var unused =
                    send("Page.handleJavaScriptDialog", CdpPipe.parameters().put("accept", leaving));
        }
        recorder.on(event);
    }

    PageRecorder recorder() {
        return recorder;
    }

    boolean isUsable() {
        return browser.isAlive() && !recorder.hasEnded();
    }

    /**
     * Begins to load the page anew; the browser's words for what is wrong, or nothing, once it has an answer.
     *
     * @param anew whether to come in through the entrance although the page has been let in before
     */
    String load(PageVisit visit, boolean anew, Duration within) throws BrowserException, InterruptedException {
        boolean enter = anew || !entered;
        URI address = enter ? visit.entrance().get() : URI.create(visit.address() + "/");
        recorder.begin();
        exit.renew();
        entered = true;
        ObjectNode to = CdpPipe.parameters().put("url", address.toString());
        return CdpPipe.await(send("Page.navigate", to), within)
                .path("errorText")
                .asText("");
    }

    /** Whether the last load used a pass of an earlier one. */
    boolean hasEntered() {
        return entered;
    }

    /** Waits until something is drawn, for a while, and tells what is there; fails when another document has come. */
    CompletableFuture<JsonNode> settle() {
        return evaluate(SETTLE + "(" + SETTLE_PATIENCE.toMillis() + ")");
    }

    /** Where an element is drawn, as JSON for {@link #picture(JsonNode)}; an empty object if it is not. */
    CompletableFuture<JsonNode> boxOf(PageSpot spot) {
        return evaluate(BOX + "(" + spot.steps() + ")");
    }

    private CompletableFuture<JsonNode> evaluate(String expression) {
        ObjectNode call = CdpPipe.parameters()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        int world = recorder.world();
        if (world != 0) {
            call.put("contextId", world);
        }
        return send("Runtime.evaluate", call);
    }

    byte[] picture() throws BrowserException, InterruptedException {
        ObjectNode window = CdpPipe.parameters()
                .put("x", 0)
                .put("y", 0)
                .put("width", WIDTH)
                .put("height", HEIGHT)
                .put("scale", SCALE);
        return picture(window, false);
    }

    /** @param box from {@link #boxOf} */
    byte[] picture(JsonNode box) throws BrowserException, InterruptedException {
        return picture(box, true);
    }

    /** @param beyond whether the part may lie outside of what the window shows, which costs a layout */
    private byte[] picture(JsonNode clip, boolean beyond) throws BrowserException, InterruptedException {
        ObjectNode parameters = CdpPipe.parameters().put("format", "jpeg").put("quality", QUALITY);
        parameters.put("optimizeForSpeed", true).put("captureBeyondViewport", beyond);
        parameters.set("clip", clip);
        String data = CdpPipe.await(send("Page.captureScreenshot", parameters), ANSWER)
                .path("data")
                .asText();
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new BrowserException("the browser's picture cannot be read", e);
        }
    }

    /**
     * Closes it with all that it has stored; returns at once. A page that does not let itself be closed takes the browser
     * with it.
     */
    void close() {
        exit.shut();
        recorder.end();
        browser.pipe().forget(session);
        var unused = browser.pipe()
                .send("Target.disposeBrowserContext", ofContext(context))
                .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((closed, trouble) -> {
                    if (trouble != null && browser.isAlive()) {
                        browser.close();
                    }
                });
    }

    String target() {
        return target;
    }

    private CompletableFuture<JsonNode> send(String method, ObjectNode parameters) {
        return browser.pipe().send(session, method, parameters);
    }

    private static ObjectNode ofContext(String context) {
        return CdpPipe.parameters().put("browserContextId", context);
    }

    static int port(URI address) {
        if (address.getPort() > 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(OpenPage.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
