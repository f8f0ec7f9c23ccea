package dev.atelier.core.agent.rules.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseTest {

    @Test
    void quotationsComeOutAsWritten() {
        List<String> quotes =
                quotes("call it 'Hands in clay' or \"Bob's\" or „Zum Anker“ or “Curly” or «Là» or `tick`");

        assertThat(quotes).containsExactly("Hands in clay", "Bob's", "Zum Anker", "Curly", "Là", "tick");
    }

    @Test
    void anApostropheIsNoQuotationMark() {
        assertThat(quotes("my dad's shop and my mum's kitchen")).isEmpty();
        assertThat(quotes("the kids' club 'Dad's den'")).containsExactly("Dad's den");
    }

    @Test
    void umlautsAndAccentsMayBeSpelledEitherWay() {
        assertThat(concepts("Oeffnungszeiten"))
                .isEqualTo(concepts("Öffnungszeiten"))
                .isNotEmpty();
        assertThat(concepts("Überschrift")).isEqualTo(concepts("ueberschrift")).isNotEmpty();
    }

    @Test
    void slipsOfTheFingerAreForgiven() {
        assertThat(concepts("titel")).contains(Concept.TITLE);
        assertThat(concepts("tilte")).contains(Concept.TITLE);
        assertThat(concepts("backgruond")).contains(Concept.BACKGROUND);
        assertThat(concepts("dashbord")).contains(Concept.DASHBOARD);
    }

    @Test
    void wordsThatOnlyLookLikeOthersStayThemselves() {
        for (String word : List.of("house", "grain", "stone", "photographer", "farm")) {
            assertThat(concepts(word)).as(word).isEmpty();
        }
    }

    @Test
    void theLanguageIsToldBySmallWords() {
        assertThat(Phrase.of("Mach den Titel blau").language()).contains(Language.DE);
        assertThat(Phrase.of("make the title blue").language()).contains(Language.EN);
        assertThat(Phrase.of("Landingpage").language()).isEmpty();
    }

    private static List<String> quotes(String text) {
        return Phrase.of(text).tokens().stream()
                .filter(Token::quoted)
                .map(Token::text)
                .toList();
    }

    private static List<Concept> concepts(String word) {
        return Phrase.of(word).tokens().getFirst().concepts().stream().sorted().toList();
    }
}
