package dev.atelier.web.images;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.image.ImageCheck;
import dev.atelier.core.image.ImageName;
import dev.atelier.core.project.ProjectImage;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/**
 * The files of a multipart request, each taken or refused by itself while the request is still arriving. Nothing of it is
 * collected here.
 */
public record Uploads(List<ProjectImage> taken, List<Refused> refused) {
    private static final int MOST_FILES = 300;
    private static final int MOST_TOLD = 5;
    private static final String UNNAMED = "image";

    /** A file that was not taken, and why. */
    public record Refused(String name, Fault fault) {}

    /**
     * Reads the request's files.
     *
     * @throws FaultException when the request is none, or when none of its files was taken
     */
    public static Uploads of(HttpServletRequest request, BiFunction<String, InputStream, ProjectImage> keep) {
        Uploads uploads = new Uploads(new ArrayList<>(), new ArrayList<>());
        try {
            JakartaServletFileUpload<?, ?> reader = new JakartaServletFileUpload<>();
            reader.setSizeMax((long) MOST_FILES * ImageCheck.LARGEST_FILE);
            reader.setHeaderCharset(StandardCharsets.UTF_8);
            FileItemInputIterator parts = reader.getItemIterator(request);
            while (parts.hasNext()) {
                FileItemInput part = parts.next();
                if (!part.isFormField()) {
                    uploads.take(part, keep);
                }
            }
        } catch (FileUploadException e) {
            throw malformed(e);
        } catch (IOException e) {
            // What was taken before the connection broke is safe; the sender hears no answer in any case.
            throw malformed(e);
        }
        uploads.requireSome();
        return uploads;
    }

    private void take(FileItemInput part, BiFunction<String, InputStream, ProjectImage> keep) throws IOException {
        String name = name(part);
        try (InputStream content = part.getInputStream()) {
            if (taken.size() + refused.size() >= MOST_FILES) {
                throw Fault.of(
                                FaultKind.TOO_LARGE,
                                "too_many_files",
                                "One request may bring " + MOST_FILES + " files. Send the others in another one.")
                        .asException();
            }
            taken.add(keep.apply(name, content));
        } catch (FaultException e) {
            if (e.fault().kind() == FaultKind.PLATFORM) {
                throw e;
            }
            refused.add(new Refused(ImageName.shown(name), e.fault()));
        }
    }

    private static String name(FileItemInput part) {
        try {
            return Objects.requireNonNullElse(part.getName(), UNNAMED);
        } catch (InvalidPathException oddCharacters) {
            return UNNAMED;
        }
    }

    private void requireSome() {
        if (taken.isEmpty() && refused.isEmpty()) {
            throw Fault.of(FaultKind.USER, "missing_field", "The request lacks a part with a file in it.")
                    .asException();
        }
        if (taken.isEmpty()) {
            throw (refused.size() == 1 ? refused.getFirst().fault() : allRefused()).asException();
        }
    }

    private Fault allRefused() {
        String reasons = refused.stream()
                .limit(MOST_TOLD)
                .map(file -> file.name() + ": " + file.fault().message())
                .collect(Collectors.joining(" "));
        return Fault.of(
                FaultKind.USER, "no_image_taken", "None of the " + refused.size() + " files was taken. " + reasons);
    }

    private static FaultException malformed(IOException cause) {
        return Fault.of(
                        FaultKind.USER,
                        "malformed_multipart",
                        "The request's body is no complete multipart/form-data with files.")
                .causedBy(cause);
    }
}
