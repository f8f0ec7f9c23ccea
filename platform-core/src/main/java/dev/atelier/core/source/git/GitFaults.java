package dev.atelier.core.source.git;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.source.Printable;
import java.io.IOException;

/** Every fault of this package. Messages name a host at most: nothing that a server says is passed on. */
final class GitFaults {
    private GitFaults() {}

    static FaultException badUrl(String why) {
        return user("bad_git_url", "The address of the repository " + why + ".");
    }

    static FaultException schemeNotAllowed(String scheme) {
        return user(
                "git_url_not_allowed",
                "Repositories by " + scheme + ":// are not allowed on this installation. Use https://.");
    }

    static FaultException addressNotAllowed(String host) {
        return user(
                "git_url_not_allowed",
                Printable.of(host) + " is not a host of the internet, and not among those that an administrator allows"
                        + " to connect to.");
    }

    static FaultException fileNotAllowed() {
        return user("git_url_not_allowed", "That directory is not among those that an administrator allows.");
    }

    static FaultException badRef(String ref) {
        return user("bad_git_ref", "\"" + Printable.of(ref) + "\" cannot be the name of a branch or tag.");
    }

    static FaultException noRef(String ref) {
        return user("git_ref_not_found", "The repository has no branch or tag \"" + Printable.of(ref) + "\".");
    }

    static FaultException empty() {
        return user("repository_empty", "The repository has no commit yet.");
    }

    static FaultException cancelled() {
        return Fault.retriable(FaultKind.USER, "cancelled", "The work with the repository was cancelled.")
                .asException();
    }

    static FaultException timeout(IOException cause) {
        return Fault.retriable(
                        FaultKind.LIMIT,
                        "git_timeout",
                        "The repository was not received within the time that is allowed for it.")
                .causedBy(cause);
    }

    static FaultException tooLarge(long most, IOException cause) {
        return Fault.of(
                        FaultKind.TOO_LARGE,
                        "repository_too_large",
                        "The repository is too large: more than " + (most >> 20)
                                + " MB, or too many objects, even without its history.")
                .causedBy(cause);
    }

    static FaultException fileTooLarge(long most, IOException cause) {
        return Fault.of(
                        FaultKind.TOO_LARGE,
                        "repository_too_large",
                        "The repository has a file larger than " + (most >> 20) + " MB.")
                .causedBy(cause);
    }

    static FaultException unauthorized(String host, boolean hadToken) {
        return user(
                "git_unauthorized",
                hadToken
                        ? host + " did not accept the token for this repository, or it does not allow this."
                        : host + " wants to know who asks: the repository does not exist, or a token is needed.");
    }

    static FaultException notFound(String host, boolean hadToken) {
        return user(
                "git_not_found",
                host + " knows no such repository" + (hadToken ? ", or the token may not see it." : "."));
    }

    static FaultException busy(String host, IOException cause) {
        return Fault.retriable(FaultKind.OUTSIDE, "git_busy", host + " has no time now. Try again later.")
                .causedBy(cause);
    }

    static FaultException notSmart(String host) {
        return user("git_no_repository", "At that address on " + host + " is no Git repository that can be cloned.");
    }

    static FaultException unreachable(String host, IOException cause) {
        return Fault.retriable(FaultKind.OUTSIDE, "git_unreachable", host + " cannot be reached.")
                .causedBy(cause);
    }

    static FaultException untrusted(String host, IOException cause) {
        return Fault.of(
                        FaultKind.OUTSIDE,
                        "git_untrusted",
                        host + " has no certificate that this installation trusts. An administrator can add one"
                                + " (ATELIER_CA_BUNDLE).")
                .causedBy(cause);
    }

    static FaultException damaged(String host, IOException cause) {
        return Fault.of(
                        FaultKind.OUTSIDE,
                        "repository_damaged",
                        "What " + host + " sent is no complete and sound Git repository.")
                .causedBy(cause);
    }

    static FaultException failed(String host, IOException cause) {
        return Fault.retriable(FaultKind.OUTSIDE, "git_failed", "Talking to " + host + " failed. Try again.")
                .causedBy(cause);
    }

    static FaultException branchTaken(String branch) {
        return Fault.of(
                        FaultKind.CONFLICT,
                        "branch_taken",
                        "The repository has a branch \"" + Printable.of(branch)
                                + "\" already, with something else in it. Nothing was overwritten.")
                .asException();
    }

    static FaultException pushRefused(String host, String branch, String why) {
        return Fault.of(
                        FaultKind.OUTSIDE,
                        "push_refused",
                        host + " refused the branch \"" + Printable.of(branch) + "\""
                                + (why.isBlank() ? "." : ": " + Printable.of(why)))
                .asException();
    }

    private static FaultException user(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
