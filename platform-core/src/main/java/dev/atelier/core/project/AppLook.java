package dev.atelier.core.project;

import dev.atelier.core.blob.BlobKey;
import dev.atelier.core.browser.Picture;
import dev.atelier.core.run.RunEvent.CheckPassed.Check;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What was seen when an app was looked at.
 *
 * @param problems what is wrong and was not wrong before, in words
 * @param checked what was looked at
 * @param notes what is worth knowing and fails nothing
 * @param errors all that is wrong, also what was before, by what stays the same of it
 * @param picture how it looks; is there soon, and never fails
 * @param screenshot under which key the picture will be kept
 */
record AppLook(
        List<String> problems,
        List<Check> checked,
        List<String> notes,
        Set<String> errors,
        CompletableFuture<Optional<Picture>> picture,
        Optional<BlobKey> screenshot,
        long millis) {

    boolean works() {
        return problems.isEmpty();
    }
}
