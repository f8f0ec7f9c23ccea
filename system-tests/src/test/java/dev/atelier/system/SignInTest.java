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

/** Coming in and going out, in a real browser, on the identity provider's real page. */
@Tag("slow")
@ExtendWith({Installations.class, Chromium.class})
class SignInTest {
    private final Installation installation;
    private final Chromium.Visitors visitors;

    SignInTest(Installation installation, Chromium.Visitors visitors) {
        this.installation = installation;
        this.visitors = visitors;
    }

    @Test
    @DisplayName("B20 the first page asks who one is, and then is the workspace's")
    void signs_in() {
        Person anna = visitors.somebody(installation);

        anna.signIn("anna", "/");

        assertThat(heading(anna.page(), "What shall we build today?")).isVisible();
        anna.pictures("home");
    }

    @Test
    @DisplayName("B20 who opens an address without a session lands on that address after signing in")
    void deep_link() {
        Person anna = visitors.somebody(installation).signIn("anna", "/settings/tokens?from=mail");

        assertThat(anna.page().url()).endsWith("/settings/tokens?from=mail");
        assertThat(heading(anna.page(), "Access tokens")).isVisible();
        anna.pictures("tokens");
    }

    @Test
    @DisplayName("B20 signing out ends both sessions")
    void signs_out() {
        Person anna = visitors.somebody(installation).signIn("anna", "/");

        anna.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu of Anna Rivers"))
                .click();
        anna.page().getByText("Sign out").click();

        assertThat(anna.isAskedToSignIn()).isTrue();
        anna.open("/settings/tokens");
        assertThat(anna.isAskedToSignIn()).isTrue();
    }

    @Test
    @DisplayName("an address that leads nowhere says so, and shows the way back")
    void nothing_here() {
        Person anna = visitors.somebody(installation).signIn("anna", "/");

        anna.open("/p/no-such-project");

        assertThat(heading(anna.page(), "There is nothing here")).isVisible();
        anna.pictures("nothing-here");
        anna.page().getByText("Go to your projects").click();
        assertThat(heading(anna.page(), "What shall we build today?")).isVisible();
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
