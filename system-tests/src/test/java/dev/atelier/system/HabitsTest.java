package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with pages: press twice, go back, leave them open over night, read them in their own language. */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class HabitsTest {
    private final Installation installation;
    private final Chromium.Visitors visitors;

    HabitsTest(Installation installation, Chromium.Visitors visitors) {
        this.installation = installation;
        this.visitors = visitors;
    }

    @Test
    @DisplayName("B1 pressing twice makes one project, and sends one message")
    void twice() {
        Page page = visitors.somebody(installation).signIn("noel", "/").page();
        Locator cards = page.locator("a.card");
        assertThat(page.getByText("New project")).isVisible();
        int before = cards.count();
        page.getByLabel("What do you want to build?").fill("A calculator");
        page.keyboard().press("Control+Enter");
        page.keyboard().press("Control+Enter");
        page.waitForURL("**/p/**");
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill("Make it blue");
        page.getByRole(AriaRole.BUTTON, named("Send")).dblclick();
        assertThat(page.locator(".turn")).hasCount(2);

        page.getByLabel("Atelier: your projects").click();
        assertThat(cards).hasCount(before + 1);
        page.goBack();
        assertThat(page.locator(".turn")).hasCount(2);
    }

    @Test
    @DisplayName("B20 whose session has ended is back on the same page with the next click, without a word of it")
    void session_ended() {
        Person anna = visitors.somebody(installation).signIn("anna", "/settings/tokens");
        assertThat(anna.page().getByRole(AriaRole.HEADING, named("Access tokens")))
                .isVisible();

        anna.loseSession();
        anna.page().getByRole(AriaRole.BUTTON, named("New token")).click();

        anna.page().waitForURL("**/settings/tokens");
        assertThat(anna.page().getByRole(AriaRole.HEADING, named("Access tokens")))
                .isVisible();
    }

    @Test
    @DisplayName("X1 a viewer sees what there is, and reads why nothing can be changed")
    void viewer() {
        Person vera = visitors.somebody(installation).signIn("vera", "/");

        assertThat(vera.page().getByText("Your role lets you look")).isVisible();
        assertThat(vera.page().getByRole(AriaRole.BUTTON, named("Start"))).isDisabled();
        assertThat(vera.page().getByText("New project")).hasCount(0);
        vera.pictures("home-viewer");
    }

    @Test
    @DisplayName("A German browser is spoken to in German, and a choice in the menu is remembered")
    void languages() {
        Person gast = visitors.somebody(installation, Screen.DESK, "de-DE").signIn("nora", "/");
        Page page = gast.page();
        assertThat(page.getByRole(AriaRole.HEADING, named("Was wollen wir heute bauen?")))
                .isVisible();
        assertThat((String) page.evaluate("document.documentElement.lang")).isEqualTo("de-DE");
        gast.pictures("home-german");

        page.getByLabel("Menü von Nora North").click();
        page.getByRole(AriaRole.BUTTON, named("English")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("What shall we build today?")))
                .isVisible();
        gast.open("/settings/tokens");

        assertThat(page.getByRole(AriaRole.HEADING, named("Access tokens"))).isVisible();
        assertThat((String) page.evaluate("document.documentElement.lang")).isEqualTo("en");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
