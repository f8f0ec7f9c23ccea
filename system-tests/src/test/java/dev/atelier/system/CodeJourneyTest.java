package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading and changing an app's files in a browser, and its history for people. */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class CodeJourneyTest {
    private static final double LONG = 60_000;
    private static final String FILES = ".tree-name[data-path]:visible";
    private static final String MARKUP = "<img src=x onerror=\"window.hacked=1\">";

    private final Installation installation;
    private final Chromium.Visitors visitors;
    private Api anna;
    private String project;
    private String slug;

    @SuppressWarnings("NullAway.Init") // filled before each test
    CodeJourneyTest(Installation installation, Chromium.Visitors visitors) {
        this.installation = installation;
        this.visitors = visitors;
    }

    @BeforeEach
    void given_a_project() {
        anna = Api.signedIn(installation, "anna");
        JsonNode made = anna.post("/api/v1/projects", Map.of("name", "Code")).json();
        project = "/api/v1/projects/" + made.path("id").asText();
        slug = made.path("slug").asText();
        write("src/App.jsx", "export default function App() {\n  return <h1>Before</h1>;\n}\n");
    }

    @Test
    @DisplayName("X7 B6 B8 a file is found, edited and saved by keyboard; the preview shows it, and it is a version")
    void edit_and_save() {
        Person person = open();
        Page page = person.page();
        assertThat(heading(page, "Before")).isVisible(patiently());
        openFile(page, "src/App.jsx");
        person.pictures("code");

        type(page, "Before", "After & <more>");
        assertThat(page.locator(".open-file.unsaved")).hasCount(1);
        page.keyboard().press("Control+s");

        assertThat(page.getByText("Saved as version 3.")).isVisible(patiently());
        assertThat(page.locator(".open-file.unsaved")).hasCount(0);
        assertThat(content("src/App.jsx")).contains("<h1>After & <more></h1>");
        write("src/App.jsx", "export default function App() {\n  return <h1>Followed</h1>;\n}\n");
        assertThat(page.locator(".cm-content")).containsText("Followed");
        tab(page, "Preview").click();
        assertThat(heading(page, "Followed")).isVisible(patiently());
    }

    @Test
    @DisplayName("B6 files are made, renamed and deleted from the tree")
    void tree() {
        Page page = open().page();
        tab(page, "Code").click();
        button(page, "New file").click();
        page.getByLabel("Path").fill("../outside.js");
        button(page, "Create").click();
        assertThat(page.getByText("\".\" and \"..\" are not allowed")).isVisible();
        page.getByLabel("Path").fill("src/parts/New.jsx");
        page.getByLabel("Path").press("Enter");
        assertThat(page.locator(".open-file-name", new Page.LocatorOptions().setHasText("New.jsx")))
                .isVisible(patiently());
        button(page, "Rename").click();
        page.getByLabel("Path").fill("src/parts/Other.jsx");
        page.getByLabel("Path").press("Enter");
        assertThat(page.locator(".open-file-name", new Page.LocatorOptions().setHasText("Other.jsx")))
                .isVisible(patiently());
        button(page, "Delete").click();
        page.locator("vaadin-confirm-dialog-overlay")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.locator(".open-file-name", new Page.LocatorOptions().setHasText("Other.jsx")))
                .isHidden();
        assertThat(anna.get(project + "/files").json().findValuesAsText("path"))
                .doesNotContain("src/parts/New.jsx", "src/parts/Other.jsx");
    }

    @Test
    @DisplayName(
            "X7 a folder is renamed and deleted as a whole; open files go along, and the question says how many go")
    void folder() {
        write("notes/one.md", "one\n");
        write("notes/two.md", "two\n");
        Page page = open().page();
        openFile(page, "notes/one.md");
        Locator folder = page.locator(".tree-name[title='notes']");
        folder.click();

        button(page, "Rename").click();
        assertThat(page.getByText("Rename folder")).isVisible();
        page.getByLabel("Path").fill("src");
        page.getByLabel("Path").press("Enter");
        assertThat(page.getByText("There is already something at src.")).isVisible();
        page.getByLabel("Path").fill("texts/old");
        page.getByLabel("Path").press("Enter");
        assertThat(page.locator(".open-file[title='texts/old/one.md'], .open-file-name[title='texts/old/one.md']")
                        .first())
                .isVisible(patiently());
        assertThat(content("texts/old/two.md")).isEqualTo("two\n");

        filter(page, "texts");
        page.locator(".tree-name[title='texts/old']").click();
        button(page, "Delete").click();
        assertThat(page.getByText("All 2 files in it go too, as one version.")).isVisible();
        page.locator("vaadin-confirm-dialog-overlay")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.getByText("Choose a file to read or change it")).isVisible();
        assertThat(anna.get(project + "/files").json().findValuesAsText("path"))
                .noneMatch(path -> path.startsWith("texts/") || path.startsWith("notes/"));
    }

    @Test
    @DisplayName("S8 a change that somebody else made meanwhile is shown beside mine; merged, both are there")
    void conflict_that_merges() {
        write("notes.md", "one\ntwo\nthree\nfour\nfive\n");
        Person person = open();
        Page page = person.page();
        openFile(page, "notes.md");
        type(page, "one", "ONE of mine");

        write("notes.md", "one\ntwo\nthree\nfour\nFIVE of theirs\n");

        assertThat(page.getByText("notes.md has changed in the project while you were editing it."))
                .isVisible(patiently());
        page.keyboard().press("Control+s");
        assertThat(page.getByText("Nothing was overwritten; you decide.")).isVisible(patiently());
        person.pictures("code-conflict");
        button(page, "Merge both").click();
        assertThat(page.locator(".cm-content")).containsText("FIVE of theirs");
        button(page, "Save").click();
        assertThat(page.getByText("Saved as version 5.")).isVisible(patiently());
        assertThat(content("notes.md")).isEqualTo("ONE of mine\ntwo\nthree\nfour\nFIVE of theirs\n");
    }

    @Test
    @DisplayName("S8 where both changed the same line the person decides, and nothing is lost by either choice")
    void conflict_in_one_line() {
        write("notes.md", "one\n");
        Page page = open().page();
        openFile(page, "notes.md");
        type(page, "one", "mine");
        write("notes.md", "theirs\n");
        page.keyboard().press("Control+s");

        assertThat(page.getByText("Nothing was overwritten; you decide.")).isVisible(patiently());
        assertThat(button(page, "Merge both")).hasCount(0);
        assertThat(page.locator(".conflict .removed .text, .conflict .removed.text")
                        .first())
                .containsText("theirs");
        assertThat(content("notes.md")).isEqualTo("theirs\n");
        button(page, "Take theirs").click();
        assertThat(page.locator(".cm-content")).containsText("theirs");
        page.locator(".cm-content").click();
        page.keyboard().press("Control+z");
        assertThat(page.locator(".cm-content")).containsText("mine");
        page.keyboard().press("Control+s");
        assertThat(page.getByText("Saved as version 5.")).isVisible(patiently());
        assertThat(content("notes.md")).isEqualTo("mine\n");
    }

    @Test
    @DisplayName("S8 while a run works nothing is saved, and the text is still there when it has ended")
    void a_run_works() {
        write("notes.md", "one\n");
        Page page = open().page();
        openFile(page, "notes.md");
        type(page, "one", "mine");
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(anna.post(project + "/messages", Map.of("text", "a landing page for shop number " + i))
                    .json()
                    .path("run")
                    .asText());
        }
        page.keyboard().press("Control+s");

        assertThat(page.getByText("so nothing was saved yet")).isVisible(patiently());
        assertThat(content("notes.md")).isEqualTo("one\n");
        runs.forEach(anna::awaitEnd);
        assertThat(page.locator(".cm-content")).containsText("mine");
        page.locator(".code-notice")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save"))
                .click();
        assertThat(page.locator(".open-file.unsaved")).hasCount(0);
        assertThat(content("notes.md")).isEqualTo("mine\n");
    }

    @Test
    @DisplayName("B8 differences are shown below or beside each other, which is remembered; one file is restored")
    void changes_and_restore() {
        write("src/App.jsx", "export default function App() {\n  return <h1>Afterwards</h1>;\n}\n");
        Person person = open();
        Page page = person.page();
        tab(page, "Changes").click();
        assertThat(page.locator("diff-lines .added mark")).hasText("Afterwards");
        assertThat(page.locator("diff-lines .removed mark")).hasText("Before");
        person.pictures("changes-unified");
        button(page, "Side by side").click();
        assertThat(page.locator("diff-lines table.beside")).isVisible();
        person.pictures("changes-beside");
        page.setViewportSize(390, 844);
        assertThat(page.locator("diff-lines table.below")).isVisible();
        page.setViewportSize(1440, 900);
        page.reload();
        tab(page, "Changes").click();
        assertThat(page.locator("diff-lines table.beside")).isVisible(patiently());
        button(page, "Unified").click();
        assertThat(page.locator("diff-lines table.below")).isVisible();

        button(page, "Restore src/App.jsx from version 2").click();

        assertThat(page.getByText("src/App.jsx is as it was in version 2 again."))
                .isVisible(patiently());
        assertThat(content("src/App.jsx")).contains("Before");
    }

    @Test
    @DisplayName("B8 the history says who made what when; any two versions are compared, the newest has no Restore")
    void history() {
        write("notes.md", "one\n");
        write("notes.md", "two\n");
        Person person = open();
        Page page = person.page();
        tab(page, "History").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Today")))
                .isVisible(patiently());
        assertThat(page.locator(".version").first()).containsText("Edit notes.md");
        assertThat(page.locator(".version").first()).containsText("the app as it is now");
        assertThat(page.locator(".version").first().getByLabel("Restore version 4"))
                .hasCount(0);
        page.getByLabel("Choose version 2 to compare it").check();
        page.getByLabel("Choose version 4 to compare it").check();
        person.pictures("history-for-people");
        button(page, "Compare version 2 with 4").click();
        assertThat(page.locator("diff-lines .added").first()).containsText("two");
        assertThat(page.locator(".version-card:visible .version-restore:visible"))
                .hasCount(page.locator(".version-card").count() - 1);
    }

    @Test
    @DisplayName("B8 somebody who comes back is told what others made meanwhile, and shown it")
    void news() {
        Person ben = visitors.somebody(installation).signIn("ben", "/p/" + slug);
        assertThat(ben.page().getByLabel("What is new")).hasCount(0);
        tab(ben.page(), "Preview").waitFor();
        ben.open("/");
        write("notes.md", "one\n");
        write("notes.md", "two\n");

        ben.open("/p/" + slug);

        Locator card = ben.page().getByLabel("What is new");
        assertThat(card).containsText("2 new versions by Anna");
        ben.pictures("news");
        card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("See what changed"))
                .click();
        assertThat(ben.page().locator("diff-lines .added").first()).containsText("two");
        assertThat(card).hasCount(0);
        ben.page().reload();
        tab(ben.page(), "Preview").waitFor();
        assertThat(ben.page().getByLabel("What is new")).hasCount(0);
    }

    @Test
    @DisplayName("X18 names and contents that try to be markup are text in tree, editor, difference and history")
    void hostile() {
        write(MARKUP.replace("\"", "'") + ".js", "// " + MARKUP + "\n");
        write("src/evil.js", "1 </script><script>window.hacked=2</script>\u202E " + MARKUP + "\n");
        Page page = open().page();
        openFile(page, "src/evil.js");
        assertThat(page.locator(".cm-content")).containsText("<script>");
        filter(page, "onerror");
        page.locator(".tree-name:visible", new Page.LocatorOptions().setHasText("onerror"))
                .first()
                .click();
        assertThat(page.locator(".cm-content")).containsText("// <img");
        tab(page, "Changes").click();
        assertThat(page.locator("diff-lines .added").first()).containsText("⟨U+202E⟩");
        tab(page, "History").click();
        assertThat(page.locator(".version").first()).containsText("src/evil.js");
        assertThat(page.evaluate("window.hacked")).isNull();
    }

    @Test
    @DisplayName("F11 X7 the tree of 5,000 files is walked by keyboard, and only what is seen of it is sent")
    void many_files() {
        writeMany();
        Page page = open().page();
        List<Integer> sizes = new ArrayList<>();
        page.onResponse(response -> sizes.add(response.url().contains("v-r=uidl") ? sizeOf(response) : 0));

        tab(page, "Code").click();
        Locator folder = page.locator(".tree-name", new Page.LocatorOptions().setHasText("many"))
                .first();
        folder.waitFor();
        folder.click();
        assertThat(page.getByText("file0000.txt")).isVisible(patiently());

        assertThat(page.locator(".tree-name").count()).isLessThan(200);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isLessThan(400_000);
        page.getByLabel("Filter files").fill("file4321");
        assertThat(page.getByText("file4321.txt")).isVisible(patiently());
        page.getByText("file4321.txt").click();
        assertThat(page.locator(".cm-content")).containsText("number 4321");
    }

    @Test
    @DisplayName("R10 an address that leads nowhere answers 404, and looks like the other error pages")
    void not_found() {
        Person person = open();
        for (String address : List.of("/no/such/screen", "/p/no-such-project")) {
            Response answer = person.page().navigate(installation.address() + address);

            assertThat(answer.status()).as(address).isEqualTo(404);
            assertThat(person.page()
                            .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("There is nothing here")))
                    .isVisible(patiently());
        }
        assertThat(person.page().navigate(installation.address() + "/p/" + slug).status())
                .isEqualTo(200);
    }

    private Person open() {
        return visitors.somebody(installation).signIn("anna", "/p/" + slug);
    }

    /** Finds a file by its whole path, and opens it. */
    static void openFile(Page page, String path) {
        tab(page, "Code").click();
        page.locator(FILES).first().waitFor();
        filter(page, path);
        page.locator(".tree-name[data-path='" + path + "']:visible").first().click();
        page.locator(".cm-content").waitFor();
    }

    /** The grid uses its rows again for other files, so those that do not fit have to be gone before one is clicked on. */
    private static void filter(Page page, String words) {
        page.getByLabel("Filter files").fill(words);
        assertThat(page.locator(FILES + ":not([data-path*='" + words + "'])")).hasCount(0);
    }

    /** Puts other words into a line, as a person does. */
    private static void type(Page page, String before, String after) {
        Locator line = page.locator(".cm-line", new Page.LocatorOptions().setHasText(before))
                .first();
        String text = line.textContent();
        line.click();
        page.keyboard().press("End");
        page.keyboard().press("Shift+Home");
        page.keyboard().press("Shift+Home");
        page.keyboard().insertText(text.replace(before, after));
        assertThat(page.locator(".cm-content")).containsText(after);
    }

    private void write(String path, String content) {
        String file = project + "/files/" + encoded(path);
        Api.Answer answer = anna.send(anna.request(file)
                .header(
                        tag(file).isEmpty() ? "If-None-Match" : "If-Match",
                        tag(file).isEmpty() ? "*" : tag(file))
                .header("Content-Type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString(content))
                .build());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String tag(String file) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(anna.request(file).build(), BodyHandlers.discarding());
            return answer.statusCode() == 200
                    ? answer.headers().firstValue("ETag").orElse("")
                    : "";
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Past the API, as a sandbox would: one call for each of so many would be another test. */
    private void writeMany() {
        java.nio.file.Path many = installation
                .home()
                .resolve("projects")
                .resolve(project.substring(project.lastIndexOf('/') + 1))
                .resolve("many");
        try {
            java.nio.file.Files.createDirectories(many);
            for (int i = 0; i < 5_000; i++) {
                java.nio.file.Files.writeString(many.resolve(String.format("file%04d.txt", i)), "number " + i + "\n");
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int sizeOf(Response response) {
        try {
            return response.body().length;
        } catch (com.microsoft.playwright.PlaywrightException noBody) {
            return 0;
        }
    }

    private String content(String path) {
        return anna.get(project + "/files/" + encoded(path), "*/*").body();
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static Locator heading(Page page, String text) {
        return page.frameLocator("iframe")
                .getByRole(
                        AriaRole.HEADING,
                        new com.microsoft.playwright.FrameLocator.GetByRoleOptions()
                                .setName(text)
                                .setLevel(1));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG);
    }
}
