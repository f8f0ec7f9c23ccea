package dev.atelier.web.share;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.limit.RateLimit;
import dev.atelier.core.project.Sharing;
import dev.atelier.web.limit.Visitor;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** {@code /s/<token>}: lets whoever has the link into the preview, and into nothing else. */
@WebServlet("/s/*")
public class ShareServlet extends HttpServlet {
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Links cannot be guessed: this keeps the log and the machine from whoever tries. */
    private final transient RateLimit guesses = new RateLimit(20, Duration.ofMinutes(1), InstantSource.system());

    @Inject
    transient Sharing sharing;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        Locale locale = locale(request);
        try {
            switch (sharing.visit(token(request))) {
                case Sharing.Visit.Welcome welcome ->
                    response.sendRedirect(welcome.entrance().toString());
                case Sharing.Visit.Ended ended -> SharePage.send(response, GONE, locale, "share.ended");
                case Sharing.Visit.Unknown unknown -> unknown(response, locale, Visitor.of(request));
            }
        } catch (FaultException later) {
            SharePage.send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, locale, "share.later");
        }
    }

    /** Only guesses wait: many people may come by good links from one address. */
    private void unknown(HttpServletResponse response, Locale locale, String visitor) throws IOException {
        Optional<Duration> wait = guesses.take(visitor);
        if (wait.isPresent()) {
            response.setHeader("Retry-After", String.valueOf(wait.get().toSeconds() + 1));
            SharePage.send(response, TOO_MANY_REQUESTS, locale, "share.slow");
        } else {
            SharePage.send(response, HttpServletResponse.SC_NOT_FOUND, locale, "share.unknown");
        }
    }

    private static String token(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    private static Locale locale(HttpServletRequest request) {
        return Locale.GERMAN.getLanguage().equals(request.getLocale().getLanguage()) ? Locale.GERMAN : Locale.ENGLISH;
    }
}
