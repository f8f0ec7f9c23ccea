package dev.atelier.core.source.git;

import dev.atelier.core.net.AddressRefusedException;
import dev.atelier.core.net.Connector;
import dev.atelier.core.net.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.annotations.Nullable;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Makes the connections of one conversation, and judges each: the first, and those after a redirect. Credentials go to the
 * host that they were given for.
 */
final class PinnedConnections implements HttpConnectionFactory, Closeable {
    /** The smart protocol's requests. The old one fetches file by file, from wherever a server's files say. */
    private static final Pattern SMART =
            Pattern.compile(".+(/info/refs\\?(.*&)?service=git-(upload|receive)-pack|/git-(upload|receive)-pack)");

    private final Connector connector;
    private final GitUrl origin;
    private final Optional<GitCredentials> credentials;
    private final boolean http;
    private final Traffic traffic;
    private final List<PinnedConnection> made = new ArrayList<>();
    private int status;
    private Optional<String> refused = Optional.empty();
    private boolean dumb;

    PinnedConnections(
            Connector connector, GitUrl origin, Optional<GitCredentials> credentials, boolean http, Traffic traffic) {
        this.connector = connector;
        this.origin = origin;
        this.credentials = credentials;
        this.http = http;
        this.traffic = traffic;
    }

    /** What the last answer was; 0 before any. */
    int status() {
        return status;
    }

    /** A host that would have been connected to. */
    Optional<String> refused() {
        return refused;
    }

    /** Whether the server led to requests that are not made. */
    boolean isDumb() {
        return dumb;
    }

    void answered(int code) {
        status = code;
    }

    void refuse(String host) {
        refused = Optional.of(host);
    }

    Connector connector() {
        return connector;
    }

    Traffic traffic() {
        return traffic;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        traffic.checkTime();
        URI target = uri(url);
        Endpoint endpoint =
                Endpoint.of(target).orElseThrow(() -> new ProtocolException("a redirect to something else"));
        String scheme = target.getScheme().toLowerCase(Locale.ROOT);
        boolean allowed = scheme.equals("https") || (http && origin.scheme() == GitUrl.Scheme.HTTP);
        if (!allowed || target.getRawUserInfo() != null) {
            refuse(endpoint.host());
            throw new ProtocolException("a redirect that is not followed");
        }
        if (connector.policy().certainlyRefuses(endpoint)) {
            refuse(endpoint.host());
        }
        if (!SMART.matcher(target.toString()).matches()) {
            dumb = true;
            throw new ProtocolException("the server does not speak the smart protocol");
        }
        boolean ours = origin.endpoint().filter(endpoint::equals).isPresent()
                && scheme.equals(origin.scheme().toString());
        PinnedConnection connection = new PinnedConnection(this, target, ours ? credentials : Optional.empty());
        made.add(connection);
        return connection;
    }

    /** Ends all of them; JGit has no way to. */
    @Override
    public void close() throws IOException {
        for (PinnedConnection connection : made) {
            connection.close();
        }
    }

    /** The proxy that the JVM may have been told about is not ours to use: see the connector's. */
    @Override
    public HttpConnection create(URL url, @Nullable Proxy proxy) throws IOException {
        return create(url);
    }

    /** Notes why a connection was not made. */
    void failed(IOException e) {
        if (e instanceof AddressRefusedException address) {
            refuse(address.host());
        }
    }

    private static URI uri(URL url) throws ProtocolException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new ProtocolException("a redirect to something that is no address");
        }
    }
}
