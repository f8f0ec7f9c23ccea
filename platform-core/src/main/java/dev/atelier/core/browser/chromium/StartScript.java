package dev.atelier.core.browser.chromium;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What runs first inside: the relay in the background, and the browser in the script's own place. */
final class StartScript {
    private static final int FIRST_PORT = 1080;
    private static final int NOWHERE = 9;

    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--remote-debugging-pipe",
            "--user-data-dir=/tmp/home/profile",
            "--disable-gpu",
            "--no-first-run",
            "--no-default-browser-check",
            "--noerrdialogs",
            "--mute-audio",
            "--hide-scrollbars",
            "--lang=en",
            "--password-store=basic",
            // The browser itself has no business anywhere; pages get a way out of their own.
            "--proxy-server=socks5://127.0.0.1:" + NOWHERE,
            "--proxy-bypass-list=<-loopback>",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-component-extensions-with-background-pages",
            "--disable-default-apps",
            "--disable-domain-reliability",
            "--disable-extensions",
            "--disable-sync",
            "--disable-breakpad",
            "--disable-crash-reporter",
            "--disable-print-preview",
            "--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,PaintHolding",
            // Pages that nobody looks at this moment still have to come to rest.
            "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            "--disable-renderer-backgrounding",
            "--js-flags=--max-old-space-size=512");

    private StartScript() {}

    /** Which port inside leads to the exit of that number. */
    static int port(int exit) {
        return FIRST_PORT + exit;
    }

    /** @param ownSandbox whether the browser locks its pages up once more, which not every machine lets it do */
    static String of(BrowserPrograms programs, int exits, boolean ownSandbox) {
        List<String> relay = new ArrayList<>(List.of(programs.java().toString()));
        relay.addAll(List.of("-Xmx24m", "-Xss256k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        relay.addAll(List.of("-XX:ReservedCodeCacheSize=16m", "-XX:CompressedClassSpaceSize=16m", "-Xshare:auto"));
        relay.addAll(List.of("-cp", BrowserDirectory.INSIDE, Relay.class.getName()));
        relay.addAll(List.of(BrowserDirectory.INSIDE + "/hello", String.valueOf(FIRST_PORT)));
        IntStream.range(0, exits).forEach(exit -> relay.add(BrowserDirectory.INSIDE + "/exit" + exit));

        List<String> browser = new ArrayList<>(List.of(programs.browser().toString()));
        browser.addAll(FLAGS);
        if (!ownSandbox) {
            browser.add("--no-sandbox");
        }
        // The pipes for the protocol come as standard input and output, because no others can be handed over from
        // Java; the browser wants them as the third and fourth.
        return "exec 3<&0 4>&1 </dev/null >/dev/null\nmkdir -p /tmp/home\n" + quoted(relay) + " 3<&- 4>&- &\nexec "
                + quoted(browser) + "\n";
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
