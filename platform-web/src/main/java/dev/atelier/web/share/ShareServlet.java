package dev.atelier.web.share;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.project.Sharing;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;

/** {@code /s/<token>}: lets whoever has the link into the preview, and into nothing else. */
@WebServlet("/s/*")
public class ShareServlet extends HttpServlet {
    private static final int GONE = 410;
    private static final int TOO_MANY_REQUESTS = 429;

    private final transient GuessLimit guesses = new GuessLimit(InstantSource.system());

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
                case Sharing.Visit.Unknown unknown -> unknown(response, locale, visitor(request));
            }
        } catch (FaultException later) {
            SharePage.send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, locale, "share.later");
        }
    }

    /** Only guesses wait: many people may come by good links from one address. */
    private void unknown(HttpServletResponse response, Locale locale, String visitor) throws IOException {
        guesses.wrong(visitor);
        if (guesses.mustWait(visitor)) {
            response.setHeader("Retry-After", String.valueOf(GuessLimit.WITHIN.toSeconds()));
            SharePage.send(response, TOO_MANY_REQUESTS, locale, "share.slow");
        } else {
            SharePage.send(response, HttpServletResponse.SC_NOT_FOUND, locale, "share.unknown");
        }
    }

    private static String token(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    /** The gateway says who asks, and lets nobody say it themselves; without it there is only this machine. */
    private static String visitor(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null
                ? request.getRemoteAddr()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static Locale locale(HttpServletRequest request) {
        return Locale.GERMAN.getLanguage().equals(request.getLocale().getLanguage()) ? Locale.GERMAN : Locale.ENGLISH;
    }
}
