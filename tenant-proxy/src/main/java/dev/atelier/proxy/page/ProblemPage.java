package dev.atelier.proxy.page;

import java.net.URI;
import java.util.Optional;

/** Says why something was not served, and offers the next step where there is one. */
public final class ProblemPage {
    private ProblemPage() {}

    /**
     * The page for a problem.
     *
     * @param enter where to get a pass, offered as a button
     */
    public static Page of(Problem anywhere, Optional<URI> enter, Language language) {
        Problem problem = anywhere.in(language);
        String next = enter.map(address -> "<p><a class=\"button\" href=\"" + Html.escape(address.toString()) + "\">"
                        + Html.escape(language.text("problem.enter")) + "</a></p>\n")
                .orElse("");
        String content = """
                <h1>%s</h1>
                <p>%s</p>
                %s<p class="code">%d · %s</p>
                """.formatted(
                        Html.escape(problem.title()),
                        Html.escape(problem.detail()),
                        next,
                        problem.status(),
                        Html.escape(problem.code()));
        return Page.of(language, problem.title(), "", content, "");
    }
}
