package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.atelier.core.forge.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks on code of somebody's own, in a browser: the form, the live page, what it leaves, and the list. */
@Tag("slow")
@ExtendWith({TaskWorlds.class, Chromium.class})
class TaskJourneyTest {
    private static final double LONG = 90_000;
    private static final String MARKUP = "<img src=x onerror=\"window.hacked=1\">";
    private static final Pattern TASK = Pattern.compile(".*/t/[0-9a-f-]{36}");

    private final TaskWorld world;
    private final Installation installation;
    private final Chromium.Visitors visitors;

    TaskJourneyTest(TaskWorld world, Chromium.Visitors visitors) {
        this.world = world;
        this.installation = world.installation();
        this.visitors = visitors;
    }

    @Test
    @DisplayName(
            "T1 T11 T12 T14 T15 from a ZIP on the first screen to a difference, artefacts, and on in the workbench")
    void from_a_zip() throws IOException {
        Person anna = visitors.somebody(installation).signIn("anna", "/");
        Page page = anna.page();
        page.getByRole(AriaRole.LINK, named("a ZIP")).click();
        page.waitForURL("**/tasks/new?from=zip");
        anna.pictures("task-form-zip");
        page.locator("vaadin-upload input[type=file]").setInputFiles(archive());
        assertThat(page.getByText("shop.zip")).isVisible();
        page.getByLabel("What is to be done?").fill("Add a README " + MARKUP);
        byRules(page);
        button(page, "Start");
        page.waitForURL(TASK);
        Page second = anna.anotherTab();
        second.navigate(page.url());

        assertThat(page.locator(".task-buttons .task-pill")).containsText("Completed", patiently());
        assertThat(second.locator(".task-buttons .task-pill")).containsText("Completed", patiently());
        assertThat(page.getByRole(AriaRole.HEADING, named("Add a README"))).isVisible();
        assertThat(page.evaluate("window.hacked")).isNull();
        assertThat(page.locator(".task-steps > li.done")).not().hasCount(0);
        page.getByRole(AriaRole.TAB, named("Changes")).click();
        assertThat(page.locator(".file-diff-name").first()).containsText("README.md");
        anna.pictures("task-changes");
        page.getByRole(AriaRole.BUTTON, named("Side by side")).click();
        anna.picture("task-changes-beside");
        page.getByRole(AriaRole.TAB, named("Log")).click();
        anna.pictures("task-log");
        page.getByRole(AriaRole.TAB, named("Summary")).click();
        anna.pictures("task-summary");

        Download patch = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named("diff.patch")).click());
        assertThat(Files.readString(patch.path())).contains("+++ b/README.md");

        button(page, "Open in workbench");
        page.waitForURL("**/p/**");
        assertThat(page.locator(".workbench")).isVisible();
    }

    @Test
    @DisplayName(
            "T13 T14 what was changed in a repository becomes a pull request by a button, with a token that nobody sees again")
    void pull_request() throws Exception {
        world.forgeRepository("app.py", "def total(prices):\n    return sum(prices)\n", "logo.bin", "\0\1\2");
        Person anna = visitors.somebody(installation).signIn("anna", "/");
        Page page = anna.page();
        page.getByRole(AriaRole.LINK, named("a Git repository")).click();
        page.waitForURL("**/tasks/new");
        anna.pictures("task-form");
        page.getByLabel("Address").fill(world.forgeUrl());
        page.getByLabel("What is to be done?").fill("Add a README");
        byRules(page);
        button(page, "Start");
        page.waitForURL(TASK);
        assertThat(page.locator(".task-buttons .task-pill")).containsText("Completed", patiently());
        anna.pictures("task-completed");

        button(page, "Open pull request");
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Token (optional)").fill("not-the-token");
        anna.pictures("task-propose");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open pull request"))
                .click();
        assertThat(page.locator(".task-steps > li").last()).not().hasClass(Pattern.compile("going-on"));

        page.reload();
        button(page, "Open pull request");
        page.getByRole(AriaRole.DIALOG).getByLabel("Token (optional)").fill(StandIn.TOKEN);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open pull request"))
                .click();
        assertThat(page.getByRole(AriaRole.LINK, named("View pull request")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
        assertThat(page.content()).doesNotContain(StandIn.TOKEN);
        anna.pictures("task-proposed");
    }

    @Test
    @DisplayName("T2 T15 what is wrong is said beside the field, and nothing that was typed is lost")
    void refused() {
        Person ben = visitors.somebody(installation).signIn("ben", "/tasks/new");
        Page page = ben.page();
        page.getByLabel("Address").fill("git@github.com:owner/repository.git");
        page.getByLabel("What is to be done?").fill("Add tests");
        page.getByLabel("Token (optional)").fill("ghp_notreallyatoken");
        button(page, "Start");

        assertThat(page.locator("vaadin-text-field[invalid]")).hasCount(1);
        assertThat(page.getByLabel("What is to be done?")).hasValue("Add tests");
        ben.pictures("task-form-refused");
        assertThat(page.content()).doesNotContain("ghp_notreallyatoken");
    }

    @Test
    @DisplayName("T11 the list finds tasks by words and by how they stand")
    void list() {
        Person noel = visitors.somebody(installation).signIn("noel", "/tasks");
        Page page = noel.page();
        assertThat(page.getByText("No tasks yet")).isVisible();
        noel.pictures("tasks-none");
        submit(page, "Add an .editorconfig");
        page.getByRole(AriaRole.LINK, named("Tasks")).first().click();
        page.waitForURL("**/tasks");
        assertThat(page.locator(".task-row")).hasCount(1);
        assertThat(page.locator(".task-row")).containsText("Completed", patiently());
        noel.pictures("tasks");

        page.getByLabel("Find a task").fill("nothing like it");
        assertThat(page.getByText("No task fits that")).isVisible();
        button(page, "Show all");
        assertThat(page.locator(".task-row")).hasCount(1);
    }

    @Test
    @DisplayName("T15 who belongs to another workspace finds nothing at a task's address")
    void another_tenant() {
        Person anna = visitors.somebody(installation).signIn("anna", "/tasks/new?from=zip");
        submit(anna.page(), "Add a licence");
        String address = anna.page().url().replaceFirst("^.*(/t/.*)$", "$1");

        Person nora = visitors.somebody(installation).signIn("nora", address);
        assertThat(nora.page().getByText("There is nothing here")).isVisible();
        nora.open("/t/" + UUID.randomUUID());
        assertThat(nora.page().getByText("There is nothing here")).isVisible();
        nora.open("/t/none");
        assertThat(nora.page().getByText("There is nothing here")).isVisible();
    }

    @Test
    @DisplayName("T13 a token for a Git host is stored, never shown again, and deleted")
    void stored_tokens() {
        Person ben = visitors.somebody(installation).signIn("ben", "/settings/forges");
        Page page = ben.page();
        button(page, "Store a token");
        page.getByLabel("Host").fill("git.example.org");
        page.getByRole(AriaRole.DIALOG)
                .getByLabel("Token", new Locator.GetByLabelOptions().setExact(true))
                .fill("glpat-0123456789abcdefWXYZ");
        ben.pictures("forges-new");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Store").setExact(true))
                .click();

        assertThat(page.getByText("git.example.org")).isVisible();
        assertThat(page.getByText("…WXYZ")).isVisible();
        assertThat(page.content()).doesNotContain("glpat-0123456789");
        ben.pictures("forges");
        button(page, "Delete the token for git.example.org");
        page.locator("vaadin-confirm-dialog-overlay")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.getByText("No tokens yet")).isVisible();
    }

    private static void submit(Page page, String what) {
        if (!page.url().contains("/tasks/new?from=zip")) {
            page.navigate(page.url().replaceFirst("(https?://[^/]+)/.*", "$1") + "/tasks/new?from=zip");
        }
        page.locator("vaadin-upload input[type=file]").setInputFiles(archive());
        assertThat(page.getByText("shop.zip")).isVisible();
        page.getByLabel("What is to be done?").fill(what);
        byRules(page);
        button(page, "Start");
        page.waitForURL(TASK);
        assertThat(page.locator(".task-buttons .task-pill")).containsText("Completed", patiently());
    }

    private static void byRules(Page page) {
        page.getByText("More options").click();
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText("Agent"))
                .click();
        page.getByRole(AriaRole.OPTION, named("The built-in rules")).click();
    }

    /** A small program in Python, with a file that is no text. */
    static FilePayload archive() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("shop/app.py", text("def total(prices):\n    return sum(prices)\n"));
        files.put("shop/requirements.txt", text("flask\n"));
        files.put("shop/logo.bin", new byte[] {0, 1, 2, 3});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            files.forEach((name, content) -> add(zip, name, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload("shop.zip", "application/zip", bytes.toByteArray());
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(LONG);
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, named(name)).first().click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
