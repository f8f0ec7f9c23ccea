package dev.atelier.core.source.git;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** The name of a branch or tag, without {@code refs/heads/}; one that Git takes and no program mistakes for an option. */
public record BranchName(String value) {
    private static final int LONGEST = 200;

    public BranchName {
        boolean fits = !value.startsWith("-")
                && value.length() <= LONGEST
                && value.chars().allMatch(c -> (c > ' ' && c < 0x7f) || Character.isLetterOrDigit(c))
                && Repository.isValidRefName(Constants.R_HEADS + value);
        if (!fits) {
            throw GitFaults.badRef(value);
        }
    }

    String asBranch() {
        return Constants.R_HEADS + value;
    }

    String asTag() {
        return Constants.R_TAGS + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
