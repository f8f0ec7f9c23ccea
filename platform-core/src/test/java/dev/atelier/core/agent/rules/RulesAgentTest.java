package dev.atelier.core.agent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.agent.AgentResult;
import dev.atelier.core.agent.AgentResult.Done;
import dev.atelier.core.agent.AgentResult.Failed;
import dev.atelier.core.agent.AgentResult.NothingDone;
import dev.atelier.core.agent.Exchange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RulesAgentTest {
    private final MemoryFiles files = MemoryFiles.ofTemplate();

    @Test
    @DisplayName("X-R2 a landing page comes out of a phrase")
    void makesALandingPage() throws InterruptedException {
        AgentResult result = say("a landing page for my pottery class called 'Hands in clay'");

        assertThat(answer(result)).contains("Hands in clay", "contact form");
        assertThat(files.text("src/content.json")).contains("\"title\": \"Hands in clay\"", "\"kind\": \"hero\"");
        assertThat(files.text("index.html")).contains("<title>Hands in clay</title>", "lang=\"en\"");
        assertThat(files.has("src/App.css")).as("the starter's style").isFalse();
        assertThat(files.has("src/sections/Todo.jsx")).as("only what is used").isFalse();
    }

    @Test
    @DisplayName("X-R2 a to-do list comes out of a phrase, with what is to be on it")
    void makesAToDoList() throws InterruptedException {
        say("Eine Einkaufsliste mit Milch, Eier und Brot");

        assertThat(files.text("src/content.json"))
                .contains(
                        "\"title\": \"Einkaufsliste\"",
                        "\"title\": \"Milch\"",
                        "\"title\": \"Brot\"",
                        "\"lang\": \"de\"");
        assertThat(files.has("src/sections/Todo.jsx")).isTrue();
    }

    @Test
    void answersInTheLanguageOfTheAsk() throws InterruptedException {
        assertThat(answer(say("Eine Landingpage für meine Bäckerei"))).startsWith("Deine Seite „Bäckerei“ steht.");
        assertThat(answer(say("make the buttons red"))).isEqualTo("The buttons have their new colour.");
    }

    @Test
    void wordsThatDoNotTellAreAnsweredInTheLanguageBefore() throws InterruptedException {
        FakeTurn turn = new FakeTurn("Landingpage", files).after(new Exchange("Hallo, was kannst du?", "…"));

        assertThat(answer(new RulesAgent().work(turn))).startsWith("Deine Seite");
    }

    @Test
    @DisplayName("R5 the same words give the same bytes")
    void isDeterministic() throws InterruptedException {
        MemoryFiles other = MemoryFiles.ofTemplate();
        for (String ask : List.of(
                "a website for our yoga studio with prices, team and a gallery",
                "make the buttons dark red and the title bigger",
                "add a page about our history",
                "dark mode")) {
            say(ask);
            new RulesAgent().work(new FakeTurn(ask, other));
        }

        assertThat(files.texts()).isEqualTo(other.texts());
    }

    @Test
    void severalEditsInOneSentenceAreAllDone() throws InterruptedException {
        say("a landing page for my bakery");

        String answer =
                answer(say("change the title to 'Corner Bakery', make the buttons red and remove the opening hours"));

        assertThat(answer).contains("Corner Bakery", "buttons", "“Opening hours” is gone");
        assertThat(files.text("src/content.json")).contains("Corner Bakery").doesNotContain("Opening hours");
        assertThat(files.text("src/theme.css")).contains("--button: #d92d20;");
    }

    @Test
    void anEditKeepsWhatItIsNotAbout() throws InterruptedException {
        say("a landing page for my bakery");
        Map<String, String> before = files.texts();

        say("change the tagline to 'Warm since 1922'");

        Map<String, String> after = files.texts();
        assertThat(changed(before, after)).containsExactly("src/content.json");
    }

    @Test
    void aFieldThatSomebodyAddedStays() throws InterruptedException {
        say("a landing page for my bakery");
        files.put(
                "src/content.json",
                files.text("src/content.json").replaceFirst("\\{", "{\n  \"mine\": [1, {\"a\": null}],"));

        say("make the background cream");

        assertThat(files.text("src/content.json")).contains("\"mine\"", "\"a\": null");
    }

    @Test
    void aComponentThatSomebodyChangedStays() throws InterruptedException {
        say("a landing page for my bakery with prices");
        files.put("src/sections/Hero.jsx", "// mine\n");
        files.put("src/sections/Prices.jsx", "// mine, too\n");

        say("remove the prices");
        say("add a gallery");

        assertThat(files.text("src/sections/Hero.jsx")).isEqualTo("// mine\n");
        assertThat(files.text("src/sections/Prices.jsx")).isEqualTo("// mine, too\n");
        assertThat(files.has("src/sections/Prices.css")).isFalse();
        assertThat(files.text("src/sections/index.js"))
                .contains("gallery: Gallery,")
                .doesNotContain("Prices");
    }

    @Test
    void aListOfComponentsThatSomebodyExtendedIsOnlyAddedTo() throws InterruptedException {
        say("a landing page for my bakery");
        String extended = "import { Mine } from './Mine.jsx';\n"
                + files.text("src/sections/index.js").replace("};", "  mine: Mine,\n};");
        files.put("src/sections/index.js", extended);

        say("add a gallery");
        say("remove the gallery");

        assertThat(files.text("src/sections/index.js"))
                .contains("mine: Mine,", "gallery: Gallery,", "import { Gallery }");
    }

    @Test
    @DisplayName("X-R4 what is not understood changes nothing and is answered with the nearest things")
    void saysWhatItDoesNotUnderstand() throws InterruptedException {
        say("a landing page for my bakery");
        int writes = files.writes;

        AgentResult result = say("make the logo spin");

        assertThat(result).isInstanceOf(NothingDone.class);
        assertThat(answer(result)).contains("built-in rules", "make the logo spin", "use my picture as the cover");
        assertThat(files.writes).isEqualTo(writes);
    }

    @Test
    @DisplayName("X-R1 it says that it works by rules and what it can do")
    void saysWhatItCanDo() throws InterruptedException {
        AgentResult result = say("what can you do?");

        assertThat(result).isInstanceOf(NothingDone.class);
        assertThat(answer(result)).contains("without a language model", "landing page", "kanban board");
        assertThat(files.writes).isZero();
    }

    @Test
    void anEditBeforeThereIsAnAppSaysSo() throws InterruptedException {
        assertThat(answer(say("make the title red"))).contains("nothing here yet", "a landing page for my bakery");
        assertThat(files.writes).isZero();
    }

    @Test
    void whatIsSaidOfSomethingThatIsNotThereChangesNothing() throws InterruptedException {
        say("a to-do list");
        int writes = files.writes;

        assertThat(say("remove the prices")).isInstanceOf(NothingDone.class);
        assertThat(say("change 'No such words' to 'Others'")).isInstanceOf(NothingDone.class);
        assertThat(say("move the team to the top")).isInstanceOf(NothingDone.class);
        assertThat(say("remove the to-do list")).isInstanceOf(NothingDone.class);
        assertThat(files.writes).isEqualTo(writes);
    }

    @Test
    void sayingItTwiceChangesNothingTheSecondTime() throws InterruptedException {
        say("a to-do list");
        say("dark mode");

        assertThat(say("dark mode")).isEqualTo(new NothingDone("It is like that already."));
    }

    @Test
    void codeOfSomebodyElseIsLeftAlone() throws InterruptedException {
        files.put("src/App.jsx", "export default function App() { return <Game /> }\n")
                .put("src/Game.jsx", "…");

        AgentResult result = say("make the title red");

        assertThat(result).isInstanceOf(NothingDone.class);
        assertThat(answer(result)).contains("not made by my built-in rules", "a landing page for my bakery");
        assertThat(files.writes).isZero();
    }

    @Test
    void contentThatCannotBeReadIsLeftAlone() throws InterruptedException {
        say("a landing page for my bakery");
        for (String broken :
                List.of("{", "[]", "{\"title\": 3, \"pages\": []}", "{\"title\": \"x\", \"pages\": [1]}")) {
            files.put("src/content.json", broken);

            assertThat(say("make the title red")).isInstanceOf(NothingDone.class);
            assertThat(files.text("src/content.json")).isEqualTo(broken);
        }
    }

    @Test
    void aNewAppTakesThePlaceOfTheOldOneAndCleansUp() throws InterruptedException {
        say("a landing page for my bakery");

        String answer = answer(say("make a to-do list instead"));

        assertThat(answer).contains("takes the place", "history");
        assertThat(files.has("src/sections/Hero.jsx")).isFalse();
        assertThat(files.text("src/sections/index.js")).contains("Todo").doesNotContain("Hero");
    }

    @Test
    @DisplayName("B7 a page that does not come up is said plainly")
    void tellsOfABrokenPage() throws InterruptedException {
        FakeTurn turn = new FakeTurn("a to-do list", files).whosePageIsBroken("the page stays white");

        AgentResult result = new RulesAgent().work(turn);

        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.fault().code()).isEqualTo("app_broken");
            assertThat(failed.fault().message()).contains("the page stays white");
        });
        assertThat(turn.journal).last().isEqualTo("failed Looked at the page");
    }

    @Test
    void everyStepIsInTheJournal() throws InterruptedException {
        FakeTurn turn = new FakeTurn("a to-do list", files);

        new RulesAgent().work(turn);

        assertThat(turn.journal).contains("write? Added To-do list", "ok Added To-do list", "ok Looked at the page");
        assertThat(turn.plans).isEmpty();
    }

    @Test
    void theProjectsNameIsTheTitleIfNothingElseIs() throws InterruptedException {
        new RulesAgent().work(new FakeTurn("a landing page", files).inProject("Sunrise Yoga"));

        assertThat(files.text("src/content.json")).contains("\"title\": \"Sunrise Yoga\"");
    }

    @Test
    void aProjectNamedAfterTheAskNamesNothing() throws InterruptedException {
        new RulesAgent().work(new FakeTurn("Make me a to-do list please", files).inProject("Make me a to-do list"));

        assertThat(files.text("src/content.json")).contains("\"title\": \"To-do list\"");
    }

    @Test
    void aHugePromptMakesAnAppOfSaneSize() throws InterruptedException {
        say("a landing page for my bakery. " + "We bake bread with love. ".repeat(4000));

        assertThat(files.text("src/content.json")).hasSizeLessThan(60_000);
    }

    private AgentResult say(String ask) throws InterruptedException {
        return new RulesAgent().work(new FakeTurn(ask, files));
    }

    private static String answer(AgentResult result) {
        return switch (result) {
            case Done done -> done.answer();
            case NothingDone nothing -> nothing.answer();
            case Failed failed -> failed.fault().message();
            case AgentResult.LimitReached limit -> limit.answer();
        };
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
