package dev.atelier.core.sandbox.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Who sandboxed processes are, seen from the machine. Never root: where the platform is root it is {@link #DEDICATED},
 * who owns nothing but work trees; otherwise it is the platform's own user, who could not become another.
 */
public record SandboxUser(int uid, int gid) {
    /** The user that the sandbox image is made for. */
    public static final SandboxUser DEDICATED = new SandboxUser(10001, 10001);

    public SandboxUser {
        if (uid == 0 || gid == 0) {
            throw new IllegalArgumentException("sandboxed code never runs as root");
        }
    }

    public static SandboxUser ofThisProcess() {
        return platformIsRoot() ? DEDICATED : new SandboxUser(ownId("unix:uid"), ownId("unix:gid"));
    }

    public static boolean platformIsRoot() {
        return ownId("unix:uid") == 0;
    }

    /** Gives a file or directory, never what a link points at, to this user. */
    void own(Path path) throws IOException {
        chown(path, uid, gid);
    }

    /** Takes it back; only root can. */
    static void giveToRoot(Path path) throws IOException {
        chown(path, 0, 0);
    }

    private static void chown(Path path, int uid, int gid) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    }

    private static int ownId(String attribute) {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), attribute);
        } catch (IOException e) {
            throw new UncheckedIOException("/proc is not readable", e);
        }
    }
}
