package dev.atelier.proxy.page;

import java.time.Duration;

/**
 * What a person sees while an app is being started, or when that failed (B16). It goes away by itself: a script asks for
 * the state and loads the page again once there is something to see; without script the browser does so every other second.
 */
public final class WakePage {
    private static final String SCRIPT = Resource.text("wake.js");
    private static final String REFRESH = "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>\n";

    private WakePage() {}

    /**
     * It is being started.
     *
     * @param title the project's
     * @param detail what is going on, empty when nothing is known
     * @param ahead how many other starts come before this one
     * @param elapsed since the app was first asked for
     */
    public static Page starting(String title, String detail, int ahead, Duration elapsed, Language language) {
        String heading = language.text("wake.title", name(title, language));
        String usual = detail.isBlank() ? language.text("wake.usual") : detail;
        String now = switch (ahead) {
            case 0 -> usual;
            case 1 -> language.text("wake.ahead.one");
            default -> language.text("wake.ahead.many", String.valueOf(ahead));
        };
        String content = """
                <h1>%s</h1>
                <p id="detail" role="status" data-usual="%s" data-one="%s" data-many="%s">%s</p>
                <div class="bar" aria-hidden="true"><i></i></div>
                <p class="code"><span id="elapsed" data-seconds="%d">%d s</span></p>
                <noscript><p>%s</p></noscript>
                """.formatted(
                        Html.escape(heading),
                        Html.escape(usual),
                        Html.escape(language.text("wake.ahead.one")),
                        Html.escape(language.text("wake.ahead.many")),
                        Html.escape(now),
                        elapsed.toSeconds(),
                        elapsed.toSeconds(),
                        Html.escape(language.text("wake.noscript")));
        return Page.of(language, heading, REFRESH, content, SCRIPT);
    }

    /**
     * It was started and did not come up.
     *
     * @param retry where the button sends its POST
     */
    public static Page failed(String title, String detail, String retry, Language language) {
        String heading = language.text("failed.title", name(title, language));
        String content = """
                <h1>%s</h1>
                <p id="detail" role="alert" class="bad">%s</p>
                <form method="post" action="%s"><button class="button">%s</button></form>
                <p class="code">%s</p>
                """.formatted(
                        Html.escape(heading),
                        Html.escape(detail.isBlank() ? language.text("start_failed.detail") : detail),
                        Html.escape(retry),
                        Html.escape(language.text("failed.retry")),
                        Html.escape(language.text("failed.hint")));
        return Page.of(language, heading, "", content, SCRIPT);
    }

    private static String name(String title, Language language) {
        return title.isBlank() ? language.text("app") : title;
    }
}
