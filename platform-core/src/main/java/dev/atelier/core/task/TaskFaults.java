package dev.atelier.core.task;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;

/** The faults of this package, each in one place. Those about a request name its field (T2). */
final class TaskFaults {
    private TaskFaults() {}

    static FaultException notFound() {
        return Fault.notFound("task").asException();
    }

    static FaultException blankDescription() {
        return user("blank_description", "description is missing: say in a few words what is to be done.");
    }

    static FaultException longDescription(int length, int most) {
        return user(
                "description_too_long",
                "description has " + length + " characters; " + most + " is the most. Put the rest into a file of the"
                        + " repository.");
    }

    static FaultException badTargetFile() {
        return user(
                "bad_target_file",
                "target_file has to be the path of a file in the repository, such as src/main.py; not an absolute path,"
                        + " and not one that leaves the repository.");
    }

    static FaultException badKey() {
        return user("bad_idempotency_key", "An idempotency key is 1 to 200 printable ASCII characters.");
    }

    static FaultException keyReused() {
        return Fault.of(
                        FaultKind.CONFLICT,
                        "idempotency_key_reused",
                        "This idempotency key was used for another task within the last day. Use a new key for a new task.")
                .asException();
    }

    static FaultException badWish(String why) {
        return user("bad_agent", why);
    }

    static FaultException noModel(String why) {
        return user("model_not_configured", why);
    }

    static FaultException badToken() {
        return user(
                "bad_token", "That is no token: it has spaces, line breaks or other odd characters, or is too long.");
    }

    static FaultException badArchiveName() {
        return user("bad_zip_name", "The archive's file name is empty, too long, or has control characters.");
    }

    static FaultException unreadableUpload(Throwable cause) {
        return Fault.of(FaultKind.PLATFORM, "upload_lost", "The uploaded archive could not be read. Upload it again.")
                .causedBy(cause);
    }

    static FaultException archiveTooLarge(long megabytes) {
        return Fault.of(
                        FaultKind.TOO_LARGE,
                        "zip_too_large",
                        "The archive is larger than " + megabytes
                                + " MB, the most that is taken. Send it without what can"
                                + " be installed or built again, or hand in a Git address.")
                .asException();
    }

    static FaultException badArtefactName() {
        return user("bad_artefact_name", "An artefact is asked for by its name alone, such as diff.patch.");
    }

    static FaultException noArtefact() {
        return Fault.notFound("artefact").asException();
    }

    static FaultException notOver() {
        return Fault.of(FaultKind.CONFLICT, "task_not_over", "The task is still at work. Wait until it has ended.")
                .asException();
    }

    static FaultException hasPullRequest() {
        return Fault.of(
                        FaultKind.CONFLICT,
                        "pull_request_exists",
                        "The task has a pull request already, and nothing was changed since.")
                .asException();
    }

    static FaultException noPullRequest(String note) {
        return Fault.of(FaultKind.CONFLICT, "no_pull_request", note).asException();
    }

    static Fault tokenUnreadable() {
        return Fault.of(
                FaultKind.PLATFORM,
                "secret_unreadable",
                "The token that came with the task cannot be opened any more. Submit the task again.");
    }

    private static FaultException user(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }
}
