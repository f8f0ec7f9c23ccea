package dev.atelier.core.source.git;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.net.Connector;
import dev.atelier.core.net.Deadline;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectChecker.ErrorType;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** Talking to one repository of somebody else's once, and saying what went wrong. */
final class Conversation {
    private final Connector connector;
    private final GitSettings settings;
    private final GitUrl url;
    private final Optional<GitCredentials> credentials;
    private final Traffic traffic;
    private final PinnedConnections connections;

    Conversation(Connector connector, GitSettings settings, GitUrl url, Optional<GitCredentials> credentials) {
        this.connector = connector;
        this.settings = settings;
        this.url = url;
        this.credentials = credentials;
        this.traffic = new Traffic(Deadline.in(settings.time()), settings.bytes());
        this.connections = new PinnedConnections(connector, url, credentials, settings.http(), traffic);
    }

    /** Something that is done with a server. */
    @FunctionalInterface
    interface Talk<T> {
        T run() throws IOException;
    }

    Traffic traffic() {
        return traffic;
    }

    /** Refuses what can be refused without opening anything. */
    void check() {
        switch (url.scheme()) {
            case HTTPS -> {}
            case HTTP -> {
                if (!settings.http()) {
                    throw GitFaults.schemeNotAllowed("http");
                }
            }
            case FILE -> {
                if (settings.directories().isEmpty()) {
                    throw GitFaults.schemeNotAllowed("file");
                }
            }
        }
        if (url.endpoint().filter(connector.policy()::certainlyRefuses).isPresent()) {
            throw GitFaults.addressNotAllowed(url.host());
        }
    }

    boolean isLocal() {
        return url.scheme() == GitUrl.Scheme.FILE;
    }

    Transport open(Repository repository) throws IOException {
        Transport transport = Transport.open(repository, address());
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(connections);
        }
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setFetchThin(false);
        transport.setObjectChecker(checker());
        return transport;
    }

    /** Does it, and turns whatever goes wrong into a fault. */
    <T> T talk(Talk<T> talk) {
        try (connections) {
            return talk.run();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private URIish address() {
        try {
            return new URIish(isLocal() ? allowedDirectory().toUri().toString() : url.toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("it was an address before", e);
        }
    }

    /** By its real name: a link in an allowed directory could lead to anywhere, another project's history included. */
    private Path allowedDirectory() {
        try {
            Path real = Path.of(url.uri()).toRealPath();
            for (Path allowed : settings.directories()) {
                if (real.startsWith(allowed.toRealPath())) {
                    return real;
                }
            }
        } catch (IOException e) {
            // Whether it exists is nobody's business who may not use it.
            throw GitFaults.fileNotAllowed();
        }
        throw GitFaults.fileNotAllowed();
    }

    /** Strict about what could mislead; lenient about dates and names that old programs wrote. */
    private static ObjectChecker checker() {
        return new ObjectChecker()
                .setAllowInvalidPersonIdent(true)
                .setAllowLeadingZeroFileMode(true)
                .setIgnore(ErrorType.MISSING_EMAIL, true)
                .setIgnore(ErrorType.BAD_EMAIL, true)
                .setIgnore(ErrorType.BAD_DATE, true)
                .setIgnore(ErrorType.BAD_TIMEZONE, true)
                .setIgnore(ErrorType.MISSING_SPACE_BEFORE_DATE, true)
                .setIgnore(ErrorType.GITMODULES_BLOB, true)
                .setIgnore(ErrorType.GITMODULES_LARGE, true)
                .setIgnore(ErrorType.GITMODULES_NAME, true)
                .setIgnore(ErrorType.GITMODULES_PARSE, true)
                .setIgnore(ErrorType.GITMODULES_PATH, true)
                .setIgnore(ErrorType.GITMODULES_SYMLINK, true)
                .setIgnore(ErrorType.GITMODULES_URL, true);
    }

    private FaultException fault(IOException thrown) {
        IOException cause = harmless(thrown);
        if (Thread.currentThread().isInterrupted()) {
            return GitFaults.cancelled();
        }
        if (connections.refused().isPresent()) {
            return GitFaults.addressNotAllowed(connections.refused().get());
        }
        if (traffic.exceeded()) {
            return GitFaults.tooLarge(settings.bytes(), cause);
        }
        if (traffic.deadline().isOver()) {
            return GitFaults.timeout(cause);
        }
        if (has(thrown, TooLargeObjectInPackException.class)) {
            return GitFaults.fileTooLarge(ReceivingRepository.LARGEST_OBJECT, cause);
        }
        return connections.isDumb() ? GitFaults.notSmart(url.host()) : byAnswer(thrown, cause);
    }

    private FaultException byAnswer(IOException thrown, IOException cause) {
        boolean hadToken = credentials.isPresent();
        return switch (connections.status()) {
            case 401, 403 -> GitFaults.unauthorized(url.host(), hadToken);
            case 404, 410 -> GitFaults.notFound(url.host(), hadToken);
            case 429, 500, 502, 503, 504 -> GitFaults.busy(url.host(), cause);
            default -> byCause(thrown, cause);
        };
    }

    private FaultException byCause(IOException thrown, IOException cause) {
        if (has(thrown, SSLException.class)) {
            return GitFaults.untrusted(url.host(), cause);
        }
        if (has(thrown, NoRemoteRepositoryException.class) || has(thrown, NotSupportedException.class)) {
            return GitFaults.notSmart(url.host());
        }
        if (has(thrown, UnknownHostException.class) || (connections.status() == 0 && !isLocal())) {
            return GitFaults.unreachable(url.host(), cause);
        }
        boolean unsound = has(thrown, CorruptObjectException.class)
                || has(thrown, MissingObjectException.class)
                || has(thrown, PackProtocolException.class);
        return unsound ? GitFaults.damaged(url.host(), cause) : GitFaults.failed(url.host(), cause);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    /** For the log: what was thrown, without a token that a server may have sent back in an error. */
    private IOException harmless(IOException thrown) {
        String text = Stream.<Throwable>iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(5)
                .map(Throwable::toString)
                .reduce((one, next) -> one + "; because of " + next)
                .orElse("");
        IOException told =
                new IOException(credentials.map(known -> known.redact(text)).orElse(text));
        told.setStackTrace(thrown.getStackTrace());
        return told;
    }
}
