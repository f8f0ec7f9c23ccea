package dev.atelier.core.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.atelier.core.fault.FaultException;
import dev.atelier.core.sandbox.SandboxKind;
import dev.atelier.core.secret.Secret;
import dev.atelier.core.source.SourcePath;
import dev.atelier.core.source.git.BranchName;
import dev.atelier.core.source.git.GitUrl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** A request that was found to be sound (T2). */
final class Submission {
    static final int LONGEST_DESCRIPTION = 50_000;
    private static final int LONGEST_TOKEN = 4_000;
    private static final int LONGEST_FILE_NAME = 255;
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final TaskRequest request;
    private final String description;
    private final Optional<SourcePath> target;

    private Submission(TaskRequest request, String description, Optional<SourcePath> target) {
        this.request = request;
        this.description = description;
        this.target = target;
    }

    /** Looks at all that can be looked at without fetching anything. */
    static Submission of(TaskRequest request) {
        String description = request.description().strip();
        if (description.isEmpty()) {
            throw TaskFaults.blankDescription();
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            throw TaskFaults.longDescription(description.length(), LONGEST_DESCRIPTION);
        }
        switch (request.source()) {
            case TaskSource.Git git -> {
                var unusedUrl = GitUrl.parse(git.url());
                var unusedRef = present(git.ref()).map(BranchName::new);
            }
            case TaskSource.Zip zip -> checkName(zip.fileName());
        }
        var unusedInto = present(request.into()).map(BranchName::new);
        request.token().ifPresent(Submission::checkToken);
        return new Submission(
                request, description, present(request.targetFile()).map(Submission::target));
    }

    String description() {
        return description;
    }

    /** As a row that lacks what makes it one task: ids, sealed token, fingerprint. */
    TaskEntity row() {
        TaskEntity row = TaskEntity.create();
        switch (request.source()) {
            case TaskSource.Git git -> {
                row.sourceKind = "git";
                row.sourceName = git.url();
                row.sourceRef = present(git.ref()).orElse(null);
            }
            case TaskSource.Zip zip -> {
                row.sourceKind = "zip";
                row.sourceName = zip.fileName();
            }
        }
        row.description = description;
        row.targetFile = target.map(SourcePath::value).orElse(null);
        row.agentWish = write(request.agent());
        row.pullRequestWanted = request.pullRequest();
        row.intoBranch = present(request.into()).orElse(null);
        row.sandbox = request.sandbox()
                .filter(kind -> kind != SandboxKind.AUTO)
                .map(SandboxKind::code)
                .orElse(null);
        row.phase = TaskPhase.WAITING.code();
        row.pullRequestNote = request.pullRequest() ? "" : "No pull request was asked for.";
        return row;
    }

    /** By this a request that is sent again is known from another one; the token is no part of it. */
    static byte[] fingerprint(TaskEntity row, byte[] archive) {
        MessageDigest digest = sha256();
        for (String part : new String[] {
            row.sourceKind,
            row.sourceName,
            String.valueOf(row.sourceRef),
            row.description,
            String.valueOf(row.targetFile),
            row.agentWish,
            String.valueOf(row.pullRequestWanted),
            String.valueOf(row.intoBranch)
        }) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        // Only what was asked for, so that what was sent before there was a choice is still known again.
        row.sandbox().ifPresent(kind -> digest.update(kind.code().getBytes(StandardCharsets.UTF_8)));
        return digest.digest(archive);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static AgentWish wish(TaskEntity row) {
        try {
            return JSON.readValue(row.agentWish, AgentWish.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored wish does not load", e);
        }
    }

    private static String write(AgentWish wish) {
        try {
            return JSON.writeValueAsString(wish);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    private static Optional<String> present(Optional<String> text) {
        return text.map(String::strip).filter(value -> !value.isEmpty());
    }

    private static SourcePath target(String text) {
        try {
            return SourcePath.of(text.startsWith("./") ? text.substring(2) : text);
        } catch (FaultException e) {
            throw TaskFaults.badTargetFile();
        }
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > LONGEST_FILE_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw TaskFaults.badArchiveName();
        }
    }

    static void checkToken(Secret token) {
        String text = token.reveal();
        if (text.length() > LONGEST_TOKEN || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw TaskFaults.badToken();
        }
    }
}
