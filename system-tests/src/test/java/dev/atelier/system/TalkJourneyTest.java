package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.atelier.core.model.scripted.Misbehaviour;
import dev.atelier.core.model.scripted.Reply;
import dev.atelier.core.model.scripted.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Talking while the agent works, starting over, sharing: in a real browser, with a model that takes its time. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Chromium.class)
@SuppressWarnings("NullAway.Init") // filled before all and before each
class TalkJourneyTest {
    private static final double LONG = 90_000;

    private ModelInstallation world;
    private Person anna;

    @BeforeAll
    void given_a_model() throws IOException {
        world = ModelInstallation.local("talk");
    }

    @AfterAll
    void stop() {
        if (world != null) {
            world.close();
        }
    }

    @BeforeEach
    void given_a_project(Chromium.Visitors visitors) {
        world.model()
                .follow(new Script(
                        List.of(
                                Reply.text("I am thinking.")
                                        .when("take your time")
                                        .but(new Misbehaviour.Hang(Duration.ofMinutes(10)))
                                        .forever(),
                                Reply.call(
                                                "write_file",
                                                Map.of(
                                                        "path",
                                                        "src/App.jsx",
                                                        "content",
                                                        app("Clay"),
                                                        "drops_most",
                                                        true))
                                        .when("clay")),
                        Reply.text("It is done.")));
        String slug = Api.signedIn(world.installation(), "anna")
                .post("/api/v1/projects", Map.of("name", "Talk"))
                .json()
                .path("slug")
                .asText();
        anna = visitors.somebody(world.installation()).signIn("anna", "/p/" + slug);
        assertThat(box(anna.page())).isVisible(patiently());
    }

    @Test
    @DisplayName("B10 S7 what waits is edited, removed and put into another order, and every tab agrees")
    void the_queue() {
        Page first = anna.page();
        Page second = anna.anotherTab();
        second.navigate(first.url());
        say(first, "Please take your time");
        assertThat(button(first, "Stop")).isVisible(patiently());
        say(first, "one");
        say(second, "two");
        say(first, "three");
        assertThat(waiting(first)).hasText(new String[] {"one", "two", "three"});
        assertThat(waiting(second)).hasText(new String[] {"one", "two", "three"});
        anna.pictures("queue");

        item(second, "two").getByLabel("Edit").click();
        Locator editor = second.locator(".queue-editor textarea:visible");
        editor.fill("two and a half");
        editor.press("Enter");
        assertThat(waiting(first)).hasText(new String[] {"one", "two and a half", "three"});

        item(first, "one").getByLabel("Remove").click();
        assertThat(waiting(second)).hasText(new String[] {"two and a half", "three"});

        item(second, "three").getByLabel("Move up").click();
        assertThat(waiting(first)).hasText(new String[] {"three", "two and a half"});

        item(first, "two and a half").dragTo(item(first, "three"));
        assertThat(waiting(second)).hasText(new String[] {"two and a half", "three"});
    }

    @Test
    @DisplayName("S8 what is being typed is not lost when the agent begins with the message")
    void editing_what_begins() {
        Page page = anna.page();
        say(page, "Please take your time");
        assertThat(button(page, "Stop")).isVisible(patiently());
        say(page, "make it red");
        item(page, "make it red").getByLabel("Edit").click();
        page.locator(".queue-editor textarea:visible").fill("make it red and round");

        Page other = anna.anotherTab();
        other.navigate(page.url());
        button(other, "Stop").click();

        assertThat(page.getByText("It is done.")).isVisible(patiently());
        assertThat(box(page)).hasValue("make it red and round");
        assertThat(page.locator(".bubble").getByText("make it red", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    @DisplayName("B10 stop and say this instead: what works is stopped, this is next, and what waited comes after")
    void instead() {
        Page page = anna.page();
        say(page, "Please take your time");
        assertThat(button(page, "Stop")).isVisible(patiently());
        say(page, "later");
        assertThat(waiting(page)).hasText(new String[] {"later"});

        box(page).fill("now");
        button(page, "Stop and say this instead").click();

        assertThat(page.getByText("It is done.")).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(LONG));
        assertThat(page.locator(".bubble")).hasText(new String[] {"Please take your time", "now", "later"});
        assertThat(page.getByText("Stopped. What was done until then is kept.")).isVisible();
    }

    @Test
    @DisplayName("B9 X7 Escape is for the menu, dialog or editor that has the focus, and stops the agent when none has")
    void escape() {
        Page page = anna.page();
        say(page, "Please take your time");
        assertThat(button(page, "Stop")).isVisible(patiently());

        page.getByLabel("More about this project").click();
        assertThat(page.getByText("Start over")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByText("Start over")).isHidden();
        button(page, "Share").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        CodeJourneyTest.openFile(page, "src/App.jsx");
        page.locator(".cm-content").click();
        page.keyboard().press("Escape");
        // Another way to the server and back: what the keys above have asked for has been done by then.
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Preview"))
                .click();
        assertThat(page.locator(".preview-frame")).isVisible(patiently());
        assertThat(button(page, "Stop")).isVisible();

        box(page).press("Escape");
        assertThat(page.getByText("Stopped. What was done until then is kept.")).isVisible(patiently());
    }

    @Test
    @DisplayName("B9 S7 a turn goes on when every browser is closed, and is there when one comes back")
    void closed_browsers() {
        world.model()
                .follow(new Script(
                        List.of(), Reply.text("It took a while.").but(new Misbehaviour.Slow(Duration.ofMillis(700)))));
        Page tab = anna.anotherTab();
        tab.navigate(anna.page().url());
        say(tab, "Think about it");
        assertThat(button(tab, "Stop")).isVisible(patiently());
        String address = tab.url();
        tab.close();
        anna.page().navigate("about:blank");

        anna.page().navigate(address);

        assertThat(anna.page().getByText("It took a while.")).isVisible(patiently());
    }

    @Test
    @DisplayName("B19 starting over asks first, brings the template and a new conversation; restoring undoes both")
    void start_over() {
        Page page = anna.page();
        say(page, "A page about clay");
        assertThat(page.getByText("Version 2", exact()).first()).isVisible(patiently());

        page.getByLabel("More about this project").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Start over"))
                .click();
        assertThat(page.getByText("the conversation begins anew")).isVisible();
        anna.pictures("start-over");
        button(page, "Start over").click();

        assertThat(page.getByText("Version 3", exact()).first()).isVisible(patiently());
        assertThat(page.locator(".bubble")).hasText(new String[] {"Start over"});
        assertThat(preview(page).getByRole(AriaRole.HEADING, new FrameLocator.GetByRoleOptions().setName("Clay")))
                .hasCount(0);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("History"))
                .click();
        page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Versions"))
                .getByLabel("Restore version 2", new Locator.GetByLabelOptions().setExact(true))
                .click();

        assertThat(page.locator(".bubble"))
                .hasText(
                        new String[] {"A page about clay", "Start over", "Restore version 2"},
                        new LocatorAssertions.HasTextOptions().setTimeout(LONG));
    }

    @Test
    @DisplayName("B17 a link shows the preview to somebody without an account until it is revoked, and says so then")
    void sharing(Chromium.Visitors visitors) {
        Page page = anna.page();
        say(page, "A page about clay");
        assertThat(page.getByText("Version 2", exact()).first()).isVisible(patiently());
        button(page, "Share").click();
        assertThat(page.getByText("There is no link yet")).isVisible();
        button(page, "Make a link").click();
        Locator link = page.getByLabel("Link", new Page.GetByLabelOptions().setExact(true));
        assertThat(link).isVisible();
        anna.pictures("share");
        String address = link.inputValue();

        Person guest = visitors.somebody(world.installation());
        guest.page().navigate(address);
        Locator heading = guest.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Clay"));
        assertThat(heading).isVisible(patiently());
        assertThat(guest.page().url()).doesNotContain("ticket").contains(".apps.localhost");
        guest.page().navigate(world.installation().address() + "/");
        assertThat(guest.isAskedToSignIn()).isTrue();

        page.getByText("Revoke", exact()).click();
        assertThat(page.getByText("There is no link yet")).isVisible();
        guest.page().goBack();
        guest.page().navigate(address);
        assertThat(guest.page().getByText("This link is no longer good")).isVisible();
        guest.pictures("link-ended");
        guest.page().navigate(page.frameLocator("iframe").locator("body").evaluate("() => location.origin") + "/");
        assertThat(guest.page().getByText("This link is no longer good")).isVisible();
    }

    @Test
    @DisplayName("a project is renamed and deleted from the workbench and from its card")
    void rename_and_delete() {
        Page page = anna.page();
        page.getByLabel("More about this project").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Rename"))
                .click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Goodbye & farewell");
        button(page, "Rename").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Goodbye & farewell")))
                .isVisible();
        anna.open("/");
        page.getByLabel("More about Goodbye & farewell").click(new Locator.ClickOptions().setForce(true));

        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.getByText("Delete “Goodbye & farewell”?")).isVisible();
        anna.pictures("delete");
        button(page, "Delete").click();

        assertThat(page.getByText("“Goodbye & farewell” is deleted.")).isVisible();
        assertThat(page.locator(".card-name").getByText("Goodbye & farewell")).hasCount(0);
    }

    private static String app(String title) {
        return "export default function App() {\n  return <h1>" + title + "</h1>;\n}\n";
    }

    private static void say(Page page, String words) {
        box(page).fill(words);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Send").setExact(true))
                .click();
        assertThat(box(page)).hasValue("");
    }

    private static Locator box(Page page) {
        return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator waiting(Page page) {
        return page.locator(".queue-words");
    }

    private static Locator item(Page page, String words) {
        return page.locator(".queue-item").filter(new Locator.FilterOptions().setHas(page.getByText(words, exact())));
    }

    private static FrameLocator preview(Page page) {
        return page.frameLocator("iframe");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG);
    }
}
