package dev.atelier.core.source.git;

import dev.atelier.core.net.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a Git repository, which looks like one: a scheme that is known, a host, a path, and nothing that a program
 * could take for something else. Whether it may be used is for {@link GitSettings} and the address policy to say.
 */
public record GitUrl(URI uri) {
    private static final int LONGEST = 1024;
    private static final Pattern SSH = Pattern.compile("[A-Za-z0-9_.-]+@?[A-Za-z0-9_.-]*:(?!//).*");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]+");
    private static final Pattern DOTS = Pattern.compile("//|/\\.{1,2}(/|$)");
    private static final Pattern ENCODED = Pattern.compile("%(?![0-9a-fA-F]{2})|%[01][0-9a-fA-F]|%7[fF]|%2[fF]|%5[cC]");

    /** How a repository is reached. */
    public enum Scheme {
        HTTPS,
        HTTP,
        FILE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public GitUrl {
        String problem = problemOf(uri);
        if (!problem.isEmpty()) {
            throw GitFaults.badUrl(problem);
        }
    }

    /**
     * An address from outside.
     *
     * @throws dev.atelier.core.fault.FaultException {@code bad_git_url}, whose message does not repeat the text: there may
     *     be a password in it
     */
    public static GitUrl parse(String text) {
        if (text.isBlank()) {
            throw GitFaults.badUrl("is missing");
        }
        if (text.length() > LONGEST) {
            throw GitFaults.badUrl("is longer than " + LONGEST + " characters");
        }
        if (text.startsWith("-")) {
            throw GitFaults.badUrl("begins with a dash");
        }
        if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw GitFaults.badUrl("has a space, control character or letter that does not belong into an address");
        }
        if (text.contains("::") && !text.contains("://[")) {
            throw GitFaults.badUrl("names a program to run, which is never done");
        }
        if (SSH.matcher(text).matches() || text.regionMatches(true, 0, "ssh://", 0, 6)) {
            throw GitFaults.badUrl("is one for SSH. Use https://, and a token for a private repository");
        }
        try {
            return new GitUrl(new URI(text));
        } catch (URISyntaxException e) {
            throw GitFaults.badUrl("is not a web address such as https://example.org/group/project.git");
        }
    }

    public Scheme scheme() {
        return schemeOf(uri).orElseThrow();
    }

    /** The host to connect to; empty for a directory of this machine. */
    public Optional<Endpoint> endpoint() {
        return Endpoint.of(uri);
    }

    /** What to call the place in a sentence. */
    public String host() {
        return endpoint().map(Endpoint::host).orElse("this machine");
    }

    /** The path, as it is written, without a slash or {@code .git} at its end. */
    public String path() {
        String path = uri.getRawPath();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.endsWith(".git") ? bare.substring(0, bare.length() - 4) : bare;
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    /** Continues "the address of the repository …"; empty when there is none. */
    private static String problemOf(URI uri) {
        Optional<Scheme> scheme = schemeOf(uri);
        if (scheme.isEmpty() || uri.isOpaque()) {
            return "has to begin with https://";
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            return "has a name or password in it. Give the token separately";
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "has a question mark or hash sign in it";
        }
        boolean hasHost = scheme.get() == Scheme.FILE
                ? authority.isEmpty()
                : Endpoint.of(uri).isPresent();
        if (!hasHost) {
            return "has no usable host name";
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (!PATH.matcher(path).matches()
                || ENCODED.matcher(path).find()
                || DOTS.matcher(path).find()) {
            return "has no usable path";
        }
        return path.startsWith("/-") || path.contains("/-u") ? "has a part that begins with a dash" : "";
    }

    private static Optional<Scheme> schemeOf(URI uri) {
        String text = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        for (Scheme scheme : Scheme.values()) {
            if (scheme.toString().equals(text)) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }
}
