package dev.atelier.core.forge;

/** The forges that are known, and the word each has for a request to take a change over. */
public enum ForgeKind {
    GITHUB("pull request"),
    GITEA("pull request"),
    GITLAB("merge request");

    private final String request;

    ForgeKind(String request) {
        this.request = request;
    }

    public String request() {
        return request;
    }
}
