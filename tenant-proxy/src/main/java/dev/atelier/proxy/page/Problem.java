package dev.atelier.proxy.page;

/**
 * Why a request was not served, for people (a page) and for programs (RFC 9457).
 *
 * @param code stable, lower_snake_case
 * @param title what happened, in a few words
 * @param detail what it means and what to do
 */
public record Problem(int status, String code, String title, String detail) {
    public static final Problem BAD_REQUEST = new Problem(
            400, "bad_request", "That request is not valid", "Its address or its headers break the rules of HTTP.");
    public static final Problem NO_PASS = new Problem(
            401,
            "sign_in_needed",
            "This app is private",
            "Open it from its project in Atelier, or ask the person who made it for a link.");
    public static final Problem LINK_ENDED = new Problem(
            401,
            "link_ended",
            "This link is no longer good",
            "It was shared with you for a while, and that while is over, or the person who shared it took it back. Ask"
                    + " them for a new link.");
    public static final Problem WRONG_ORIGIN = new Problem(
            403, "wrong_origin", "Not from another site", "A private app answers only to pages of its own address.");
    public static final Problem UNKNOWN_HOST = new Problem(
            404,
            "unknown_host",
            "There is no app at this address",
            "It may have been deleted or renamed, or the address has a typing error.");
    public static final Problem NOT_FOUND =
            new Problem(404, "not_found", "Nothing is here", "This address belongs to the gateway and has no page.");
    public static final Problem BAD_METHOD =
            new Problem(405, "method_not_allowed", "That method is not allowed here", "Use another HTTP method.");
    public static final Problem BAD_EXPECTATION = new Problem(
            417, "bad_expectation", "That cannot be promised", "Only \"Expect: 100-continue\" is understood.");
    public static final Problem URI_TOO_LONG =
            new Problem(414, "uri_too_long", "The address is too long", "Send what is in it in the request's body.");
    public static final Problem HEADERS_TOO_LARGE = new Problem(
            431,
            "headers_too_large",
            "The request's headers are too large",
            "Deleting the cookies of this site usually helps.");
    public static final Problem INTERNAL =
            new Problem(500, "internal", "The gateway failed", "This is not the app's fault. Try again in a moment.");
    public static final Problem BROKEN = new Problem(
            502, "app_broke_off", "The app broke off", "It closed the connection before it answered. Try again.");
    public static final Problem WRONG_ANSWER = new Problem(
            502, "wrong_answer", "The app's answer is not valid", "It is not HTTP, or its headers are too large.");
    public static final Problem BUSY = new Problem(
            503, "too_many_requests", "The app is very busy", "Too many requests are open. Try again soon.");
    public static final Problem NOT_READY = new Problem(
            503, "not_ready", "The app is not ready yet", "It is being started. Try again in a few seconds.");
    public static final Problem FAILED =
            new Problem(503, "start_failed", "The app could not be started", "Open its project in Atelier to see why.");
    public static final Problem SLOW = new Problem(
            504, "app_too_slow", "The app did not answer in time", "It took the request and stayed silent.");

    /** The same problem with what is known about this case. */
    public Problem because(String what) {
        return what.isBlank() ? this : new Problem(status, code, title, what);
    }

    /** Whether the same request may well succeed soon. */
    public boolean passes() {
        return status == 503;
    }
}
