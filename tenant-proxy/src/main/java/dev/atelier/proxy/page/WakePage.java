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
     * @param elapsed since the app was first asked for
     */
    public static Page starting(String title, String detail, Duration elapsed) {
        String name = title.isBlank() ? "Your app" : title;
        String content = """
                <h1>%s is waking up</h1>
                <p id="detail" role="status">%s</p>
                <div class="bar" aria-hidden="true"><i></i></div>
                <p class="code"><span id="elapsed" data-seconds="%d">%d s</span></p>
                <noscript><p>This page looks again every two seconds.</p></noscript>
                """.formatted(
                        Html.escape(name),
                        Html.escape(detail.isBlank() ? "This usually takes a few seconds." : detail),
                        elapsed.toSeconds(),
                        elapsed.toSeconds());
        return Page.of(name + " is waking up", REFRESH, content, SCRIPT);
    }

    /**
     * It was started and did not come up.
     *
     * @param retry where the button sends its POST
     */
    public static Page failed(String title, String detail, String retry) {
        String name = title.isBlank() ? "Your app" : title;
        String content = """
                <h1>%s could not be started</h1>
                <p id="detail" role="alert" class="bad">%s</p>
                <form method="post" action="%s"><button class="button">Try again</button></form>
                <p class="code">If this stays, open the project in Atelier: its console says more.</p>
                """.formatted(
                        Html.escape(name),
                        Html.escape(detail.isBlank() ? Problem.FAILED.detail() : detail),
                        Html.escape(retry));
        return Page.of(name + " could not be started", "", content, SCRIPT);
    }
}
