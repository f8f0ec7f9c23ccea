package dev.atelier.core.browser;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What was seen of a page.
 *
 * @param findings what is wrong, in the order in which it came
 * @param notes what may explain something and is no fault of the page's, such as a site that was not to be reached
 * @param picture is there soon, if one was wanted and can be taken; never fails
 */
public record PageLook(List<PageFinding> findings, List<String> notes, CompletableFuture<Optional<Picture>> picture) {
    public PageLook {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
