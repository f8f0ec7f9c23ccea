package dev.atelier.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests people with a browser each: the machine's own Chromium, which all of them share as separate profiles. What a
 * person leaves open is closed after the test; when it failed, its pages are pictured in {@code target/screenshots} first,
 * and their words go with the failure.
 */
final class Chromium implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The one browser, and who uses it now. Used by the test run's thread alone. */
    static final class Visitors implements AutoCloseable {
        private final Playwright playwright;
        private final Browser browser;
        private final List<Person> people = new ArrayList<>();

        private Visitors(Path program) {
            playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            // A busy machine is no failure.
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            browser = playwright
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(program).setArgs(QUIET));
        }

        /** Somebody who has not signed in, at a desk. */
        Person somebody(Installation installation) {
            return somebody(installation, Screen.DESK);
        }

        Person somebody(Installation installation, Screen screen) {
            return somebody(installation, screen, "en-US");
        }

        /** Somebody whose browser asks for pages in that language, as a BCP 47 tag. */
        Person somebody(Installation installation, Screen screen, String language) {
            BrowserContext profile = browser.newContext(new NewContextOptions()
                    .setViewportSize(screen.width(), screen.height())
                    .setLocale(language));
            Person person = new Person(installation, profile);
            people.add(person);
            return person;
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }

        private void leave() {
            people.forEach(Person::close);
            people.clear();
        }

        /** Pictures what everybody has before them, and adds the words of it to the failure. */
        private void tell(String name, Throwable failure) {
            for (int i = 0; i < people.size(); i++) {
                people.get(i).picture("failed-" + name + "-" + i);
                failure.addSuppressed(
                        new AssertionError("Before them was: " + people.get(i).words()));
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<Path> program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(
                program.isPresent(), "SKIPPED: no Chromium is installed, so nothing is proven about the screens here");
        return store(context).getOrComputeIfAbsent("visitors", key -> new Visitors(program.get()), Visitors.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> visitors(context)
                        .ifPresent(
                                all -> all.tell(context.getRequiredTestMethod().getName(), failure)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        visitors(context).ifPresent(Visitors::leave);
    }

    private static Optional<Visitors> visitors(ExtensionContext context) {
        return Optional.ofNullable(store(context).get("visitors", Visitors.class));
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(Chromium.class));
    }
}
