package dev.atelier.core.browser;

import java.util.List;
import java.util.Optional;

/**
 * What was seen of a page.
 *
 * @param findings what is wrong, in the order in which it came
 * @param notes what may explain something and is no fault of the page's, such as a site that was not to be reached
 * @param picture if one was wanted and could be taken
 */
public record PageLook(List<PageFinding> findings, List<String> notes, Optional<Picture> picture) {
    public PageLook {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
