package dev.atelier.web.admin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.atelier.web.health.ComponentHealth;
import dev.atelier.web.health.ComponentHealth.Status;
import dev.atelier.web.shell.RelativeTime;
import dev.atelier.web.shell.Words;
import java.time.Instant;
import java.util.Optional;

/** One part: what it is for, how it is, why, and since when. */
final class HealthRow extends ListItem {
    private static final String MODEL = "model_";
    private static final String FORGE = "forge_";

    HealthRow(String part, ComponentHealth health, Optional<Instant> since) {
        Span name = new Span(name(part));
        name.addClassName("row-name");
        Div text = new Div(name);
        text.addClassName("row-text");
        purpose(part).ifPresent(purpose -> text.add(facts(purpose)));
        // The probes' own words are English, as the log is, and name settings.
        health.why().ifPresent(why -> {
            Div reason = new Div(why);
            reason.addClassName("health-why");
            reason.getElement().setAttribute("lang", "en");
            text.add(reason);
        });
        Span pill = new Span(word(health.status()));
        pill.addClassName("task-pill");
        pill.getElement().setAttribute("data-mood", mood(health.status()));
        Div state = new Div(pill);
        state.addClassName("health-state");
        since.ifPresent(at -> {
            Div first = new Div(new Span(Words.of("health.since") + " "), new RelativeTime(at));
            first.addClassName("row-facts");
            state.add(first);
        });
        addClassName("health-row");
        add(text, state);
    }

    /** What people call it; one that no text is known for says its own name. */
    static String name(String part) {
        if (part.startsWith(MODEL)) {
            return Words.of("health.part.provider", part.substring(MODEL.length()));
        }
        if (part.startsWith(FORGE)) {
            return Words.of("health.part.forge", part.substring(FORGE.length()));
        }
        return Words.find("health.part." + part).orElse(part);
    }

    static String word(Status status) {
        return switch (status) {
            case UP -> Words.of("health.up");
            case DOWN -> Words.of("health.down");
            case NOT_CONFIGURED -> Words.of("health.not-set-up");
        };
    }

    private static Optional<String> purpose(String part) {
        if (part.startsWith(MODEL)) {
            return Words.find("health.part.provider.for");
        }
        return Words.find("health.part." + (part.startsWith(FORGE) ? "forge" : part) + ".for");
    }

    private static Div facts(String words) {
        Div facts = new Div(words);
        facts.addClassName("row-facts");
        return facts;
    }

    private static String mood(Status status) {
        return switch (status) {
            case UP -> "good";
            case DOWN -> "bad";
            case NOT_CONFIGURED -> "none";
        };
    }
}
