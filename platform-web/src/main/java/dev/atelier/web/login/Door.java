package dev.atelier.web.login;

/** By which way a request comes in, and so how it is authenticated. */
enum Door {
    /** Programs with bearer tokens. */
    PROGRAM,
    /** Where a browser signs in and out, and may be sent to the identity provider. */
    LOGIN,
    /**
     * What nobody needs a session for: front-end files, health, share links, and the gateway's calls, which bring a key of
     * their own.
     */
    OPEN,
    /** The screens and what their scripts ask for. */
    PAGE;

    /** A browser asks before it calls from another site, without a token: the answer holds nothing but what is allowed. */
    static Door of(String method, String path) {
        return method.equals("OPTIONS") && isBelow(path, "/compat") ? OPEN : of(path);
    }

    static Door of(String path) {
        // The container answers /metrics by itself; its numbers are for tokens, not for the world.
        if (isBelow(path, "/api") || isBelow(path, "/compat") || isBelow(path, "/metrics")) {
            return PROGRAM;
        }
        if (path.equals("/login") || path.equals("/logout") || path.equals("/oidc/callback")) {
            return LOGIN;
        }
        if (path.startsWith("/VAADIN/build/")
                || path.startsWith("/VAADIN/static/")
                || isBelow(path, "/health")
                || isBelow(path, "/s")
                || isBelow(path, "/internal")) {
            return OPEN;
        }
        return PAGE;
    }

    private static boolean isBelow(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
