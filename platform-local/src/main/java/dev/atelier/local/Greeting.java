package dev.atelier.local;

import dev.atelier.local.home.Home;
import dev.atelier.local.home.Json;
import dev.atelier.local.server.Probe;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person needs to know once everything runs. */
final class Greeting {
    private final Console console;
    private final Home home;

    Greeting(Console console, Home home) {
        this.console = console;
        this.home = home;
    }

    /** @param health what the platform says about itself */
    void show(Addresses addresses, Optional<Probe.Answer> health, double seconds) {
        console.say("");
        console.say(String.format(Locale.ROOT, "Atelier is running after %.1f s.", seconds));
        line("open", addresses.publicUrl());
        line(
                "sign in",
                "anna, ben or vera (Riverside Studio), nora or noel (Northwind Labs), admin; password: atelier");
        health.map(answer -> components(answer.body())).ifPresent(this::showComponents);
        line("logs", home.logs().toString());
        line("stop", "Ctrl-C, or ./atelier stop");
    }

    private void showComponents(Map<?, ?> components) {
        components.forEach((name, health) -> {
            if (health instanceof Map<?, ?> component && component.get("why") instanceof String why) {
                line(String.valueOf(name), why);
            }
        });
    }

    private void line(String what, String value) {
        console.say(String.format("  %-10s %s", what, value));
    }

    private static Map<?, ?> components(String body) {
        try {
            return Json.read(body).get("components") instanceof Map<?, ?> components ? components : Map.of();
        } catch (IllegalArgumentException notOurs) {
            return Map.of();
        }
    }
}
