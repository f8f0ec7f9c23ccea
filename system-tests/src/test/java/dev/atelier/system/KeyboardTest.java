package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job without a mouse. */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class KeyboardTest {
    private static final double LONG = 90_000;

    private final Person person;
    private final Page page;

    KeyboardTest(Installation installation, Chromium.Visitors visitors) {
        person = visitors.somebody(installation);
        page = person.page();
    }

    @Test
    @DisplayName("X7 signing in, asking, reading the answer, changing tabs and going back, by keys alone")
    void the_main_job() {
        signInByKeys();
        page.keyboard().type("A landing page called \"No mouse\"");
        page.keyboard().press("Control+Enter");
        page.waitForURL("**/p/**");
        assertThat(page.getByText("Version 2", exactly()).first()).isVisible(patiently());

        tabTo("Conversation");
        tabTo("Message");
        page.keyboard().type("Change the title to \"Keys\"");
        page.keyboard().press("Control+Enter");
        assertThat(page.getByText("Version 3", exactly()).first()).isVisible(patiently());

        tabTo("Preview");
        for (int i = 0; i < 8 && !focused().equals("History"); i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
        Locator versions = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Versions"));
        assertThat(versions).isVisible();
        tabTo("Restore version 2");
        page.keyboard().press("Enter");

        assertThat(page.getByText("Your app is as it was in version 2 again.")).isVisible(patiently());
    }

    @Test
    @DisplayName("X7 the palette finds by a few letters, and does what it found")
    void palette() {
        signInByKeys();
        page.keyboard().press("Control+k");
        page.keyboard().type("acc tok");
        Locator found = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setSelected(true));
        assertThat(found).containsText("Access tokens");
        page.keyboard().press("Enter");
        page.waitForURL("**/settings/tokens");

        page.keyboard().press("Control+k");
        page.keyboard().type("drk");
        assertThat(found).containsText("Dark");
        page.keyboard().press("Enter");

        assertThat(page.locator("html[theme=dark]")).hasCount(1);
    }

    @Test
    @DisplayName("X7 the first stop on every page leads past the bar")
    void skip_link() {
        signInByKeys();
        // Home puts the focus into its box; this page leaves it at the start.
        person.open("/settings/tokens");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Access tokens")))
                .isVisible();
        page.keyboard().press("Tab");

        assertThat(focused()).isEqualTo("Skip to content");
        page.keyboard().press("Enter");
        assertThat((String) page.evaluate("document.activeElement.id")).isEqualTo("content");
    }

    private void signInByKeys() {
        person.open("/");
        assertThat(page.locator("#username")).isFocused();
        page.keyboard().type("ben");
        page.keyboard().press("Tab");
        page.keyboard().type("atelier");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("What do you want to build?")).isFocused();
    }

    /** Moves on until what has that name has the focus; a page without an end to it has no way there. */
    private void tabTo(String name) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (focused().equals(name)) {
                return;
            }
        }
        throw new AssertionError(
                "\"" + name + "\" is not reached by the tab key; the focus is on \"" + focused() + "\"");
    }

    private String focused() {
        return (String) page.evaluate("""
                () => {
                  const at = document.activeElement;
                  const label = at.labels?.[0]?.innerText;
                  return (at.getAttribute('aria-label') ?? (label || at.innerText) ?? '').trim();
                }
                """);
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG);
    }
}
