package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job, in a real browser: say what you want, watch it appear, change it, go back. */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class BuilderJourneyTest {
    /** A turn takes seconds; a machine that runs everything at once takes its time. */
    private static final double LONG = 90_000;

    private final Installation installation;
    private final Chromium.Visitors visitors;

    BuilderJourneyTest(Installation installation, Chromium.Visitors visitors) {
        this.installation = installation;
        this.visitors = visitors;
    }

    @Test
    @DisplayName(
            "B1 B2 B8 B14 a sentence becomes an app in the preview, a change shows without a reload, and an earlier"
                    + " version can be had back")
    void the_main_job() throws IOException {
        Person anna = visitors.somebody(installation).signIn("anna", "/");
        start(anna.page(), "A landing page for my pottery class called \"Hands in clay\"");
        awaitVersion(anna.page(), 2);
        assertThat(appHeading(anna.page(), "Hands in clay")).isVisible(patiently());
        anna.pictures("workbench");
        copyForTheReadme();

        preview(anna.page()).locator("body").evaluate("body => body.ownerDocument.defaultView.stillHere = true");
        say(anna.page(), "Change the title to \"Mud and fire\"");
        assertThat(appHeading(anna.page(), "Mud and fire")).isVisible(patiently());
        Object stillHere =
                preview(anna.page()).locator("body").evaluate("body => body.ownerDocument.defaultView.stillHere");
        assertThat(stillHere).as("the page was not loaded again").isEqualTo(true);
        awaitVersion(anna.page(), 3);

        tab(anna.page(), "Changes").click();
        assertThat(anna.page()
                        .locator(".file-diff .added")
                        .getByText("Mud and fire")
                        .first())
                .isVisible(patiently());
        anna.pictures("changes");
        tab(anna.page(), "History").click();
        assertThat(anna.page().getByLabel("Download version 3 as ZIP")).isVisible(patiently());
        anna.pictures("history");
        anna.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Versions"))
                .getByLabel("Restore version 1", new Locator.GetByLabelOptions().setExact(true))
                .click();
        assertThat(anna.page().getByText("Your app is as it was in version 1 again."))
                .isVisible(patiently());
        tab(anna.page(), "Preview").click();
        assertThat(preview(anna.page()).getByText("Hands in clay")).hasCount(0);
    }

    @Test
    @DisplayName("S7 B2 what happens in one tab is seen in another, and is still there after a reload")
    void tabs_agree() {
        Person ben = visitors.somebody(installation).signIn("ben", "/");
        start(ben.page(), "A to-do list");
        awaitVersion(ben.page(), 2);
        Page second = ben.anotherTab();
        second.navigate(ben.page().url());
        awaitVersion(second, 2);

        say(second, "Make the buttons green");

        awaitVersion(ben.page(), 3);
        awaitVersion(second, 3);
        ben.page().reload();
        awaitVersion(ben.page(), 3);
        assertThat(ben.page().getByText("Make the buttons green", exact())).isVisible();
    }

    @Test
    @DisplayName("R10 B17 a project of another tenant is met nowhere: not its page, not its preview")
    void another_tenant() {
        Person anna = visitors.somebody(installation).signIn("anna", "/");
        start(anna.page(), "A landing page for a secret shop");
        awaitVersion(anna.page(), 2);
        String workbench = anna.page().url();
        String app = preview(anna.page())
                .locator("body")
                .evaluate("body => location.origin")
                .toString();

        Person nora = visitors.somebody(installation).signIn("nora", "/");

        assertThat(nora.page().getByText("secret shop")).hasCount(0);
        nora.page().navigate(workbench);
        assertThat(nora.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("There is nothing here")))
                .isVisible();
        nora.page().navigate(app);
        assertThat(nora.page().content()).contains("not_found").doesNotContain("secret shop");
    }

    @Test
    @DisplayName("A message that is refused stays in the box, and blank ones are not sent")
    void nothing_is_lost() {
        Person anna = visitors.somebody(installation).signIn("anna", "/");
        start(anna.page(), "A to-do list");
        awaitVersion(anna.page(), 2);
        Locator box = anna.page().getByLabel("Message", new Page.GetByLabelOptions().setExact(true));

        box.fill("   ");
        button(anna.page(), "Send").click();
        box.fill("Sing me a song about the sea");
        button(anna.page(), "Send").click();

        Locator turns = anna.page().locator(".turn");
        assertThat(turns.last().getByText("Sing me a song about the sea", exactly()))
                .isVisible(patiently());
        assertThat(turns).hasCount(2);
    }

    private static void start(Page page, String words) {
        page.getByLabel("What do you want to build?").fill(words);
        button(page, "Start").click();
        page.waitForURL("**/p/**");
    }

    private static void say(Page page, String words) {
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(words);
        button(page, "Send").click();
    }

    private static void awaitVersion(Page page, int number) {
        assertThat(page.getByText("Version " + number, exact()).first()).isVisible(patiently());
    }

    private static FrameLocator preview(Page page) {
        return page.frameLocator("iframe");
    }

    private static Locator appHeading(Page page, String text) {
        return preview(page)
                .getByRole(
                        AriaRole.HEADING,
                        new FrameLocator.GetByRoleOptions().setName(text).setLevel(1));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG);
    }

    /** {@code -Datelier.docs=true} renews the picture in the README. */
    private static void copyForTheReadme() throws IOException {
        if (Boolean.getBoolean("atelier.docs")) {
            Path picture = Path.of("../docs/images/workbench.png");
            Files.copy(
                    Path.of("target/screenshots/workbench-desktop-light.png"),
                    picture,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
