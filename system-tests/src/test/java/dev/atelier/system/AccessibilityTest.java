package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every screen and dialog, on a desk and a phone, by day and by night: nothing on it keeps anybody from using it, and it
 * never has to be scrolled sideways. All are pictured in {@code target/screenshots}.
 */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class AccessibilityTest {
    private final Installation installation;
    private final Chromium.Visitors visitors;

    AccessibilityTest(Installation installation, Chromium.Visitors visitors) {
        this.installation = installation;
        this.visitors = visitors;
    }

    @Test
    @DisplayName("X7 the sign-in page, and what it says to a wrong password")
    void sign_in() {
        Person stranger = visitors.somebody(installation);
        stranger.open("/");
        assertThat(stranger.page().locator("#username")).isVisible();
        look(stranger, "sign-in");

        stranger.page().locator("#username").fill("anna");
        stranger.page().locator("#password").fill("not it");
        stranger.page().locator("#kc-login").click();
        assertThat(stranger.page().getByText("do not belong together")).isVisible();
        look(stranger, "sign-in-refused");
    }

    @Test
    @DisplayName("X7 home, the user's menu, the command palette and the list of keys")
    void home() {
        Person anna = visitors.somebody(installation).signIn("anna", "/");
        assertThat(anna.page().getByText("Your projects")).isVisible();
        look(anna, "home");

        anna.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu of Anna Rivers"))
                .click();
        assertThat(anna.page().getByText("Sign out")).isVisible();
        look(anna, "user-menu");
        anna.page().keyboard().press("Escape");

        anna.page().keyboard().press("Control+k");
        assertThat(anna.page().getByRole(AriaRole.OPTION, named("Your projects")))
                .isVisible();
        look(anna, "palette");
        anna.page().keyboard().type("xyzzy");
        assertThat(anna.page().getByText("Nothing fits that")).isVisible();
        look(anna, "palette-nothing");
        anna.page().keyboard().press("Escape");

        anna.page().getByText("Your projects").click();
        anna.page().keyboard().press("?");
        assertThat(anna.page().getByText("Find a project or a command")).isVisible();
        look(anna, "keys");
    }

    @Test
    @DisplayName("X7 access tokens: none yet, the dialog, the token itself, the list and the question before revoking")
    void tokens() {
        Person noel = visitors.somebody(installation).signIn("noel", "/settings/tokens");
        assertThat(noel.page().getByRole(AriaRole.HEADING, named("Access tokens")))
                .isVisible();
        look(noel, "tokens");

        button(noel.page(), "New token");
        noel.page().getByLabel("Name").fill("A very long name with emoji 🦊 and עברית that a person might well give");
        look(noel, "tokens-new");
        button(noel.page(), "Make token");
        assertThat(noel.page().getByText("Copy it now")).isVisible();
        look(noel, "tokens-made");
        button(noel.page(), "Done");
        button(noel.page(), "Revoke A very long");
        assertThat(noel.page().getByText("This cannot be undone")).isVisible();
        look(noel, "tokens-revoke");
    }

    @Test
    @DisplayName("X7 R12 how each part of the installation is")
    void health() {
        Person admin = visitors.somebody(installation).signIn("admin", "/admin/health");
        assertThat(admin.page().getByText("first seen so").first()).isVisible();
        assertThat(admin.page().locator(".health-row", new Page.LocatorOptions().setHasText("Database")))
                .containsText("Up");
        look(admin, "health");
    }

    @Test
    @DisplayName("X7 R14 the configuration, its dialog, and what it says to a wrong value")
    void configuration() {
        Person admin = visitors.somebody(installation).signIn("admin", "/admin/configuration");
        assertThat(admin.page().getByRole(AriaRole.HEADING, named("Configuration")))
                .isVisible();
        look(admin, "configuration");

        button(admin.page(), "Change: Longest run");
        admin.page().getByLabel("Value").fill("soon");
        button(admin.page(), "Save");
        assertThat(admin.page().getByText("is not a positive duration")).isVisible();
        look(admin, "configuration-refused");
    }

    @Test
    @DisplayName("X7 T6 the limits of workspaces, their dialog, and what it says to a wrong value")
    void limits() {
        Person admin = visitors.somebody(installation).signIn("admin", "/admin/limits");
        assertThat(admin.page().getByRole(AriaRole.HEADING, named("Limits"))).isVisible();
        look(admin, "limits");

        admin.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change: "))
                .first()
                .click();
        admin.page().getByLabel("Memory of a sandbox").fill("1");
        button(admin.page(), "Save");
        assertThat(admin.page().getByText("A number from 64 to ")).isVisible();
        look(admin, "limits-refused");
    }

    @Test
    @DisplayName("X7 T15 the form for a task, the list of tasks, one task with each of its parts, and stored tokens")
    void tasks() {
        Person ben = visitors.somebody(installation).signIn("ben", "/tasks/new");
        Page page = ben.page();
        assertThat(page.getByRole(AriaRole.HEADING, named("A task on your code")))
                .isVisible();
        page.getByText("More options").click();
        look(ben, "a11y-task-form");
        page.getByLabel("Address").fill("not an address");
        page.getByLabel("What is to be done?").fill("Add a README");
        button(page, "Start");
        assertThat(page.locator("vaadin-text-field[invalid]").first()).isVisible();
        look(ben, "a11y-task-form-refused");

        ben.open("/tasks/new?from=zip");
        page.locator("vaadin-upload input[type=file]").setInputFiles(TaskJourneyTest.archive());
        assertThat(page.locator(".zip-taken")).isVisible();
        look(ben, "a11y-task-form-zip");
        page.getByLabel("What is to be done?").fill("Add a README");
        button(page, "Start");
        page.waitForURL("**/t/*");
        assertThat(page.locator(".task-buttons .task-pill"))
                .containsText("Completed", new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
        for (String tab : List.of("Changes", "Log", "Summary")) {
            page.getByRole(AriaRole.TAB, named(tab)).click();
            look(ben, "a11y-task-" + tab.toLowerCase(Locale.ROOT));
        }

        ben.open("/tasks");
        assertThat(page.locator(".task-row").first()).isVisible();
        look(ben, "a11y-tasks");
        ben.open("/settings/forges");
        button(page, "Store a token");
        assertThat(page.getByLabel("Host")).isVisible();
        look(ben, "a11y-forges");
    }

    @Test
    @DisplayName("X7 pages that say that something is not there or did not work")
    void errors() {
        Person anna = visitors.somebody(installation).signIn("anna", "/p/nothing-like-it");
        assertThat(anna.page().getByText("There is nothing here")).isVisible();
        look(anna, "nothing-here");

        anna.open("/sign-in-failed");
        assertThat(anna.page().getByText("The sign-in did not work out")).isVisible();
        look(anna, "sign-in-failed");
    }

    @Test
    @DisplayName("X7 the workbench with each of its tabs")
    void workbench() {
        Person ben = visitors.somebody(installation).signIn("ben", "/");
        Page page = ben.page();
        page.getByLabel("What do you want to build?")
                .fill("A to-do list called \"שלום 🦊 A list of everything there is\"");
        button(page, "Start");
        page.waitForURL("**/p/**");
        look(ben, "workbench-first");
        assertThat(page.getByText("Version 2", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));

        for (int i = 0; i < page.getByRole(AriaRole.TAB).count(); i++) {
            Locator tab = page.getByRole(AriaRole.TAB).nth(i);
            if (tab.isVisible() && !tab.innerText().strip().equals("Changes")) {
                lookAt(ben, tab);
            }
        }
        page.setViewportSize(Screen.PHONE.width(), Screen.PHONE.height());
        page.getByRole(AriaRole.TAB, named("Chat")).click();
        assertThat(page.locator(".preview-controls")).isHidden();
        look(ben, "workbench-chat");
        assertThat(page.locator(".preview-frame")).isVisible();

        page.getByLabel("More about this project").click();
        assertThat(page.getByText("Start over")).isVisible();
        look(ben, "project-menu");
        page.keyboard().press("Escape");
        button(page, "Share");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        look(ben, "share");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        // Last, because axe goes through a tab's hundreds of lines also when another tab is before them.
        lookAt(ben, page.getByRole(AriaRole.TAB, named("Changes")));
    }

    private void lookAt(Person person, Locator tab) {
        tab.click();
        look(person, "workbench-" + tab.innerText().strip().toLowerCase(Locale.ROOT));
    }

    /** In every form; the last leaves the page on a desk. */
    private void look(Person person, String name) {
        Page page = person.page();
        page.emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        person.inEveryForm(form -> {
            person.picture(name + "-" + form);
            assertThat(Axe.violations(page)).as(name + " " + form).isEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(name + " " + form + ": sideways")
                    .isLessThanOrEqualTo(0);
        });
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, named(name)).first().click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
