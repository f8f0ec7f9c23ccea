package dev.atelier.core.source;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import java.io.IOException;

/** Every fault of this package, so that code and wording are found in one place. */
final class SourceFaults {
    private SourceFaults() {}

    static FaultException badPath(String text, String why) {
        return user("bad_path", "\"" + Printable.of(text) + "\" cannot be the path of a file: " + why + ".");
    }

    static FaultException noFile(SourcePath path) {
        return Fault.of(FaultKind.NOT_FOUND, "not_found", "There is no file " + path + ".")
                .asException();
    }

    static FaultException noFolder(SourcePath path) {
        return Fault.of(FaultKind.NOT_FOUND, "not_found", "There is no folder " + path + " with files in it.")
                .asException();
    }

    static FaultException ignored(SourcePath path) {
        return user(
                "ignored_path",
                "A .gitignore of the project names " + path
                        + ", or files in it, so they would not be kept. Choose another" + " place.");
    }

    static FaultException noVersion() {
        return Fault.notFound("version").asException();
    }

    static FaultException notAFile(SourcePath path) {
        return user("not_a_file", path + " is not a regular file.");
    }

    static FaultException blocked(SourcePath path) {
        return user("path_blocked", "A part of " + path + " is not a directory, or is a link; links are not followed.");
    }

    static FaultException generated(SourcePath path) {
        return user(
                "generated_path",
                path + " lies in a directory for generated files, which are not kept. Choose another place.");
    }

    static FaultException taken(SourcePath path) {
        return Fault.of(FaultKind.CONFLICT, "path_taken", "There is already something at " + path + ".")
                .asException();
    }

    static FaultException changed(SourcePath path) {
        return Fault.of(
                        FaultKind.CONFLICT,
                        "file_changed",
                        path + " has changed since you opened it. Look at what is there now, then decide.")
                .asException();
    }

    static FaultException badHash() {
        return user(
                "bad_hash",
                "A file's content is named by 64 hexadecimal digits, as the answer to reading it has them.");
    }

    static FaultException intoItself(SourcePath path) {
        return user("bad_path", path + " cannot be moved into itself.");
    }

    static FaultException notText(SourcePath path) {
        return user("not_text", path + " is not a UTF-8 text.");
    }

    static FaultException changing(SourcePath path) {
        return Fault.retriable(
                        FaultKind.CONFLICT, "file_changing", path + " kept changing while it was read. Try again.")
                .asException();
    }

    static FaultException fileTooLarge(SourcePath path, long limit) {
        return tooLarge("file_too_large", path + " is larger than " + megabytes(limit) + ".");
    }

    static FaultException tooManyFiles(int limit) {
        return tooLarge(
                "too_many_files",
                "The project has more than " + limit + " files. Name generated ones in .gitignore, or delete them.");
    }

    static FaultException ignoresTooComplex() {
        return tooLarge("ignores_too_complex", "The project's .gitignore files have too many or too long patterns.");
    }

    static FaultException projectTooLarge(long limit, SourcePath largest) {
        return tooLarge(
                "project_too_large",
                "The project's files are larger than " + megabytes(limit) + " together; the largest is " + largest
                        + ". Name it in .gitignore, or delete it.");
    }

    static FaultException busy() {
        return Fault.retriable(
                        FaultKind.LIMIT, "project_busy", "The project's files did not answer in time. Try again later.")
                .asException();
    }

    static FaultException noProject() {
        return Fault.notFound("project").asException();
    }

    static FaultException projectTaken() {
        return Fault.of(FaultKind.CONFLICT, "project_exists", "The project exists already.")
                .asException();
    }

    static FaultException storage(IOException cause) {
        return Fault.retriable(
                        FaultKind.PLATFORM,
                        "storage_failed",
                        "The project's files could not be read or written. Try again; if it stays so, an administrator"
                                + " has to look at the disk.")
                .causedBy(cause);
    }

    static FaultException setup(IOException cause) {
        return Fault.of(
                        FaultKind.PLATFORM,
                        "source_setup",
                        "The directories for projects cannot be used: the log says why. They need a file system of Linux,"
                                + " and files are given to another user by root only.")
                .causedBy(cause);
    }

    static FaultException cancelled() {
        return Fault.retriable(FaultKind.USER, "cancelled", "The import was cancelled; nothing of it was kept.")
                .asException();
    }

    static FaultException tooDeep(String path) {
        return tooLarge("too_deep", "The directories in " + Printable.of(path) + " are nested too deeply.");
    }

    static FaultException damaged(IOException cause) {
        return Fault.of(FaultKind.USER, "repository_damaged", "The repository is incomplete or damaged.")
                .causedBy(cause);
    }

    private static FaultException user(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }

    private static FaultException tooLarge(String code, String message) {
        return Fault.of(FaultKind.TOO_LARGE, code, message).asException();
    }

    private static String megabytes(long bytes) {
        return bytes < 1 << 20 ? bytes + " bytes" : (bytes >> 20) + " MB";
    }
}
