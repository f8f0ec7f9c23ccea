package dev.atelier.proxy.page;

/**
 * Why a request was not served, for people (a page) and for programs (RFC 9457).
 *
 * @param code stable, lower_snake_case
 * @param title what happened, in a few words
 * @param detail what it means and what to do
 */
public record Problem(int status, String code, String title, String detail) {
    public static final Problem BAD_REQUEST = standard(400, "bad_request");
    public static final Problem NO_PASS = standard(401, "sign_in_needed");
    public static final Problem LINK_ENDED = standard(401, "link_ended");
    public static final Problem WRONG_ORIGIN = standard(403, "wrong_origin");
    public static final Problem UNKNOWN_HOST = standard(404, "unknown_host");
    public static final Problem NOT_FOUND = standard(404, "not_found");
    public static final Problem BAD_METHOD = standard(405, "method_not_allowed");
    public static final Problem BAD_EXPECTATION = standard(417, "bad_expectation");
    public static final Problem URI_TOO_LONG = standard(414, "uri_too_long");
    public static final Problem HEADERS_TOO_LARGE = standard(431, "headers_too_large");
    public static final Problem INTERNAL = standard(500, "internal");
    public static final Problem BROKEN = standard(502, "app_broke_off");
    public static final Problem WRONG_ANSWER = standard(502, "wrong_answer");
    public static final Problem BUSY = standard(503, "too_many_requests");
    public static final Problem NOT_READY = standard(503, "not_ready");
    public static final Problem FAILED = standard(503, "start_failed");
    public static final Problem SLOW = standard(504, "app_too_slow");

    private static Problem standard(int status, String code) {
        return new Problem(
                status, code, Language.ENGLISH.text(code + ".title"), Language.ENGLISH.text(code + ".detail"));
    }

    /** The same for a page in that language; what is known about this case alone stays as it was told. */
    Problem in(Language language) {
        boolean usual = detail.equals(Language.ENGLISH.text(code + ".detail"));
        return new Problem(
                status, code, language.text(code + ".title"), usual ? language.text(code + ".detail") : detail);
    }

    /** The same problem with what is known about this case. */
    public Problem because(String what) {
        return what.isBlank() ? this : new Problem(status, code, title, what);
    }

    /** Whether the same request may well succeed soon. */
    public boolean passes() {
        return status == 503;
    }
}
