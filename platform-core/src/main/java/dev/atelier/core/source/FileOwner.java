package dev.atelier.core.source;

/** To whom the files that the platform writes into a work tree belong. */
public sealed interface FileOwner {

    /** They stay with the user that the platform runs as, who is then also the sandboxes' user. */
    static FileOwner keepProcessOwner() {
        return new ProcessOwner();
    }

    /** They are given to the sandboxes' user; only root can do that. */
    static FileOwner of(int uid, int gid) {
        return new SandboxOwner(uid, gid);
    }

    /** See {@link #keepProcessOwner()}. */
    record ProcessOwner() implements FileOwner {}

    /** See {@link #of(int, int)}. */
    record SandboxOwner(int uid, int gid) implements FileOwner {
        public SandboxOwner {
            if (uid < 1 || gid < 1) {
                throw new IllegalArgumentException("a sandbox's user is neither root nor negative: " + uid + ":" + gid);
            }
        }
    }
}
