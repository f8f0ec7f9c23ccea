package dev.atelier.web.submission;

import dev.atelier.core.fault.Fault;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.task.TaskSource;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} request with a task's fields and, in one of its parts, an archive. Closing it deletes the
 * archive.
 */
public final class TaskForm implements AutoCloseable {
    private static final int MOST_PARTS = 40;
    /** More bytes than the longest description has. */
    private static final int LONGEST_FIELD = 256 * 1024;

    private static final String UNNAMED = "archive.zip";

    private final Map<String, String> fields = new HashMap<>();
    private Optional<TaskSource.Zip> archive = Optional.empty();

    private TaskForm() {}

    /**
     * Reads a request to its end.
     *
     * @param file the name of the part that holds the archive
     */
    public static TaskForm read(HttpServletRequest request, String file, Spool spool) {
        // Said before anything is sent, if the client says how much it is.
        if (request.getContentLengthLong() > spool.largest() + (long) MOST_PARTS * LONGEST_FIELD) {
            throw spool.tooLarge().asException();
        }
        TaskForm form = new TaskForm();
        boolean whole = false;
        try {
            JakartaServletFileUpload<?, ?> reader = new JakartaServletFileUpload<>();
            reader.setHeaderCharset(StandardCharsets.UTF_8);
            FileItemInputIterator parts = reader.getItemIterator(request);
            for (int count = 1; parts.hasNext(); count++) {
                if (count > MOST_PARTS) {
                    throw bad("too_many_fields", "A form may have " + MOST_PARTS + " fields.");
                }
                form.take(parts.next(), file, spool);
            }
            whole = true;
        } catch (FileUploadException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw malformed(e);
        } finally {
            if (!whole) {
                form.close();
            }
        }
        return form;
    }

    /** A field's value, if it was sent. */
    public @Nullable String text(String field) {
        return fields.get(field);
    }

    /** What it says, if it is a number. */
    public @Nullable Double decimal(String field) {
        String text = present(field);
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw bad("bad_field", field + " has to be a number.");
        }
    }

    /** What it says, if it is a whole number. */
    public @Nullable Integer number(String field) {
        String text = present(field);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw bad("bad_field", field + " has to be a whole number.");
        }
    }

    /** What it says, if it is {@code true} or {@code false}. */
    public @Nullable Boolean flag(String field) {
        return switch (present(field)) {
            case "true" -> true;
            case "false" -> false;
            case null -> null;
            default -> throw bad("bad_field", field + " has to be true or false.");
        };
    }

    public Optional<TaskSource.Zip> archive() {
        return archive;
    }

    @Override
    public void close() {
        archive.map(TaskSource.Zip::upload).ifPresent(TaskForm::delete);
    }

    private @Nullable String present(String field) {
        String text = fields.get(field);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private void take(FileItemInput part, String file, Spool spool) throws IOException {
        try (InputStream content = part.getInputStream()) {
            String field = String.valueOf(part.getFieldName());
            if (part.isFormField()) {
                fields.put(field, field(field, content));
                return;
            }
            String name = name(part);
            if (!field.equals(file)) {
                throw bad("bad_field", "The archive has to be in the part \"" + file + "\".");
            }
            if (archive.isPresent()) {
                throw bad("too_many_files", "Send one archive.");
            }
            take(name, spool.receive(content));
        }
    }

    /** A form whose file nobody has chosen sends a part without name and bytes. */
    private void take(String name, Path received) throws IOException {
        if (name.isEmpty() && Files.size(received) == 0) {
            delete(received);
        } else {
            archive = Optional.of(new TaskSource.Zip(name.isEmpty() ? UNNAMED : name, received));
        }
    }

    private static String field(String name, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(LONGEST_FIELD + 1);
        if (bytes.length > LONGEST_FIELD) {
            throw bad("field_too_long", name + " is too long.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Some clients send a whole path; and a name is shown to people, so nothing in it may be invisible. */
    private static String name(FileItemInput part) {
        try {
            String sent = part.getName() == null ? "" : part.getName();
            String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
            return last.replaceAll("\\p{C}", "").strip();
        } catch (InvalidPathException oddCharacters) {
            return UNNAMED;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static FaultException bad(String code, String message) {
        return Fault.of(FaultKind.USER, code, message).asException();
    }

    private static FaultException malformed(IOException cause) {
        return Fault.of(FaultKind.USER, "malformed_multipart", "The request's body is no complete multipart/form-data.")
                .causedBy(cause);
    }
}
