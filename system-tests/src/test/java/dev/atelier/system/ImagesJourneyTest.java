package dev.atelier.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.atelier.core.image.Samples;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Images in a real browser: dropped, pasted, picked, refused, removed, placed and seen. */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class ImagesJourneyTest {
    private static final double LONG = 90_000;
    private static final byte[] CAT = Samples.png(640, 480);
    private static final byte[] DOG = Samples.jpeg(480, 640);

    /** Fires an event that carries files, as the browser does when a person drops or pastes them. */
    private static final String HAND_OVER = """
            (element, [kind, files]) => {
              const data = new DataTransfer();
              for (const [name, base64] of files) {
                const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
                data.items.add(new File([bytes], name, { type: 'image/png' }));
              }
              if (kind === 'paste') {
                element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
              } else {
                for (const type of ['dragenter', 'dragover', 'drop']) {
                  element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
                }
              }
            }""";

    private final Installation installation;
    private final Chromium.Visitors visitors;

    ImagesJourneyTest(Installation installation, Chromium.Visitors visitors) {
        this.installation = installation;
        this.visitors = visitors;
    }

    @Test
    @DisplayName(
            "B11 B12 B13 X-R2 images are dropped, pasted and picked, removed and refused, placed and seen in the app")
    void in_the_chat() {
        Person anna = visitors.somebody(installation).signIn("anna", "/");
        Page page = anna.page();
        start(page, "A landing page for my cat");
        awaitVersion(page, 2);

        drop(page.locator(".chat-log"), Map.of("cat.png", CAT, "page.png", Samples.latin("<html>")));
        assertThat(tile(page, "cat.png")).isVisible(patiently());
        assertThat(page.locator(".image-refusal")).containsText("page.png: This file is no picture");
        paste(page.getByLabel("Message", exactly()), Map.of("cat.png", DOG));
        assertThat(tile(page, "cat.png")).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(LONG));
        pick(page, "dog.jpg", DOG);
        assertThat(tile(page, "dog.jpg")).isVisible(patiently());
        anna.pictures("images-composer");
        page.locator(".composer").getByLabel("Remove dog.jpg").click();
        assertThat(tile(page, "dog.jpg")).hasCount(0);
        assertThat(page.locator(".composer .image-tile")).hasCount(2);

        say(page, "Put the photo at the top");
        awaitVersion(page, 3);
        assertThat(page.locator(".turn .sent-images .image-tile")).hasCount(2);
        assertThat(page.locator(".composer .image-tile")).hasCount(0);
        assertShown(page.locator(".turn .sent-images img").first());
        Locator placed = preview(page).locator("img[src^='/images/cat']").first();
        assertThat(placed).isVisible(patiently());
        assertShown(placed);
        anna.pictures("images-placed");

        page.reload();
        assertThat(page.locator(".turn .sent-images .image-tile")).hasCount(2);
        assertShown(page.locator(".turn .sent-images img").first());
        removeAll(page);
        say(page, "Make the buttons green");
        awaitVersion(page, 4);
        assertThat(preview(page).locator("img[src^='/images/cat']")).hasCount(0);
    }

    @Test
    @DisplayName("B11 images come with the first ask from the home screen, also on a phone and by keyboard")
    void from_home() {
        Person ben = visitors.somebody(installation, Screen.PHONE).signIn("ben", "/");
        Page page = ben.page();
        drop(page.locator(".prompt"), Map.of("one.png", CAT, "two.jpg", DOG));
        assertThat(tile(page, "one.png")).isVisible(patiently());
        assertThat(tile(page, "two.jpg")).isVisible(patiently());
        ben.picture("images-home-390");
        page.getByLabel("Remove two.jpg").focus();
        page.keyboard().press("Enter");
        assertThat(tile(page, "two.jpg")).hasCount(0);

        start(page, "A photo gallery");

        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Preview"))
                .click();
        Locator shown = preview(page).locator("img[src='/images/one.png']").first();
        assertThat(shown).isVisible(patiently());
        assertShown(shown);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Chat"))
                .click();
        assertThat(page.locator(".turn .sent-images .image-tile")).hasCount(1);
        ben.picture("images-sent-390");
    }

    @Test
    @DisplayName(
            "B12 X18 a file's name that is markup is text on the screen, and one that is too large is not even sent")
    void hostile() {
        Person anna = visitors.somebody(installation).signIn("anna", "/");
        Page page = anna.page();
        start(page, "A to-do list");
        awaitVersion(page, 2);

        drop(page.locator(".chat-log"), Map.of("<img src=x onerror=document.title='got'>.png", CAT));
        drop(page.locator(".chat-log"), Map.of("huge.png", new byte[11 * 1024 * 1024]));
        drop(page.locator(".chat-log"), Map.of("vast.png", Samples.pngOfSize(20_000, 20_000)));

        assertThat(page.locator(
                        ".image-refusal", new Page.LocatorOptions().setHasText("huge.png: This file is larger")))
                .isVisible(patiently());
        assertThat(page.locator(".image-refusal", new Page.LocatorOptions().setHasText("vast.png: This picture has")))
                .isVisible(patiently());
        assertThat(page.locator(".composer .image-tile")).hasCount(1);
        assertThat(page.title()).doesNotContain("got");
        anna.pictures("images-refused");
    }

    private static void drop(Locator target, Map<String, byte[]> files) {
        handOver(target, "drop", files);
    }

    private static void paste(Locator target, Map<String, byte[]> files) {
        handOver(target, "paste", files);
    }

    private static void handOver(Locator target, String kind, Map<String, byte[]> files) {
        List<List<String>> named = files.entrySet().stream()
                .map(file -> List.of(file.getKey(), Base64.getEncoder().encodeToString(file.getValue())))
                .toList();
        JSHandle done = target.evaluateHandle(HAND_OVER, List.of(kind, named));
        done.dispose();
    }

    private static void pick(Page page, String name, byte[] content) {
        FileChooser chooser = page.waitForFileChooser(
                () -> page.locator(".composer").getByLabel("Add pictures").click());
        chooser.setFiles(new FilePayload(name, "image/jpeg", content));
    }

    private static void removeAll(Page page) {
        page.getByLabel("All pictures").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        for (int left = 2; left > 0; left--) {
            assertThat(dialog.locator(".image-tile")).hasCount(left);
            dialog.getByLabel(java.util.regex.Pattern.compile("^Remove .*"))
                    .first()
                    .click();
        }
        assertThat(dialog.locator(".image-tile")).hasCount(0);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
    }

    /** Its bytes have come and are a picture. */
    private static void assertShown(Locator image) {
        image.scrollIntoViewIfNeeded();
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat((Integer) image.evaluate("image => image.naturalWidth"))
                        .isPositive());
    }

    private static Locator tile(Page page, String name) {
        return page.locator(".image-tile:not(.coming)", new Page.LocatorOptions().setHasText(name));
    }

    private static void start(Page page, String words) {
        page.getByLabel("What do you want to build?").fill(words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start"))
                .click();
        page.waitForURL("**/p/**");
    }

    private static void say(Page page, String words) {
        page.getByLabel("Message", exactly()).fill(words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
    }

    private static void awaitVersion(Page page, int number) {
        assertThat(page.getByText("Version " + number, new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible(patiently());
    }

    private static FrameLocator preview(Page page) {
        return page.frameLocator("iframe");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(LONG);
    }
}
