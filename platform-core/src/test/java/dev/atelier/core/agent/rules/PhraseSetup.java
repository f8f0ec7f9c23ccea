package dev.atelier.core.agent.rules;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.rules.app.SectionKind;
import dev.atelier.core.agent.rules.intent.Intent;
import dev.atelier.core.agent.rules.intent.Ref;
import dev.atelier.core.agent.rules.intent.Spot;
import dev.atelier.core.agent.rules.intent.TextTarget;
import dev.atelier.core.agent.rules.intent.Understanding;
import dev.atelier.core.agent.rules.look.Mode;
import dev.atelier.core.agent.rules.look.Typeface;
import dev.atelier.core.agent.rules.phrase.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The phrases of the table, each with an app in which there is what it speaks of. */
final class PhraseSetup {
    private PhraseSetup() {}

    /** @param appThere whether it is said of an app that is there already */
    record Phrased(boolean appThere, String words) {
        List<Intent> intents() {
            return Understanding.of(Phrase.of(words), appThere);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static List<Phrased> phrases() throws IOException {
        try (InputStream in = Objects.requireNonNull(PhraseSetup.class.getResourceAsStream("intent/phrases.txt"))) {
            List<Phrased> phrases = new ArrayList<>();
            boolean appThere = false;
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("##")) {
                    appThere = line.contains("changing");
                } else if (line.contains(" => ") && !line.startsWith("#")) {
                    phrases.add(new Phrased(appThere, line.split(" => ", -1)[0].strip()));
                }
            }
            return phrases;
        }
    }

    /** The files as they are before the phrase is said. */
    static MemoryFiles given(Phrased phrase) throws InterruptedException {
        MemoryFiles files = NodeTools.template();
        if (!phrase.appThere()) {
            return files;
        }
        List<Intent> intents = phrase.intents();
        boolean list = intents.stream().anyMatch(PhraseSetup::isOfAList)
                || phrase.words().contains("list");
        say(files, list ? "a to-do list for the shop" : "a landing page for my bakery called 'Crumbs'");
        for (Intent intent : intents) {
            for (String ask : before(intent, list, files)) {
                say(files, ask);
            }
        }
        return files;
    }

    private static void say(MemoryFiles files, String ask) throws InterruptedException {
        AgentResult result = new RulesAgent().work(new FakeTurn(ask, files));
        if (!(result instanceof AgentResult.Done) && !(result instanceof AgentResult.NothingDone)) {
            throw new AssertionError(ask + ": " + result);
        }
    }

    private static boolean isOfAList(Intent intent) {
        return intent instanceof Intent.AddItem add && add.section().orElse(SectionKind.TODO) == SectionKind.TODO;
    }

    private static List<String> before(Intent intent, boolean list, MemoryFiles files) {
        return switch (intent) {
            case Intent.SetText set -> texts(set.target());
            case Intent.SetMode set when set.mode() == Mode.AUTO -> List.of("dark mode");
            case Intent.AddSection add ->
                Stream.concat(
                                Stream.of("remove the " + add.kind().key()),
                                other(add.spot()).map(PhraseSetup::section).stream())
                        .toList();
            case Intent.MoveSection move -> movable(move);
            case Intent.SetTypeface set ->
                List.of(set.typeface() == Typeface.MONO ? "use a serif font" : "use a monospaced font");
            case Intent.Remove remove -> removable(remove.what(), list);
            case Intent.RemovePage remove ->
                List.of(remove.page()
                        .words()
                        .map(name -> "add a page called '" + name + "'")
                        .orElseGet(() -> "add a "
                                + remove.page().kind().map(SectionKind::key).orElseThrow() + " page"));
            case Intent.AddItem add ->
                add.section().map(PhraseSetup::section).stream().toList();
            case Intent.PlaceImage place -> {
                files.put("public/images/" + place.name().orElse("kiln.jpg"), "jpeg");
                yield List.of();
            }
            case Intent.RemoveImage remove -> {
                String name = remove.name().orElse("oven.png");
                files.put("public/images/" + name, "png");
                yield List.of("use " + name + " as the cover");
            }
            default -> List.of();
        };
    }

    private static List<String> texts(TextTarget target) {
        return switch (target) {
            case TextTarget.Saying saying -> List.of("change the title to '" + saying.text() + "'");
            case TextTarget.OfApp app -> List.of();
            case TextTarget.OfSection section ->
                List.of(
                        section(section.kind()),
                        "change the title of the " + section.kind().key() + " section to 'As before'");
        };
    }

    /** It stands somewhere else then, whatever the usual order is. */
    private static List<String> movable(Intent.MoveSection move) {
        List<String> asks = new ArrayList<>(List.of("add an faq", "add steps"));
        Stream.concat(move.section().kind().stream(), other(move.spot()).stream())
                .map(PhraseSetup::section)
                .forEach(asks::add);
        String section = move.section().kind().map(SectionKind::key).orElseThrow();
        switch (move.spot()) {
            case Spot.Top top -> asks.add("move the " + section + " to the bottom");
            case Spot.Bottom bottom -> asks.add("move the " + section + " to the top");
            default -> {}
        }
        return asks;
    }

    private static List<String> removable(Ref what, boolean list) {
        return what.kind()
                .map(kind -> List.of(section(kind)))
                .orElseGet(() -> List.of((list ? "add the task '" : "add a section about '")
                        + what.words().orElseThrow() + "'"));
    }

    private static Optional<SectionKind> other(Spot spot) {
        return switch (spot) {
            case Spot.Before before -> before.section().kind();
            case Spot.After after -> after.section().kind();
            case Spot.InPlaceOf place -> place.section().kind();
            default -> Optional.empty();
        };
    }

    private static String section(SectionKind kind) {
        return switch (kind) {
            case FAQ -> "add an faq";
            case HOURS -> "add opening hours";
            case QUOTES -> "add testimonials";
            case CONTACT -> "add a contact form";
            case TODO -> "add a to-do list";
            case NEWSLETTER -> "add a newsletter";
            default -> "add " + kind.key();
        };
    }
}
