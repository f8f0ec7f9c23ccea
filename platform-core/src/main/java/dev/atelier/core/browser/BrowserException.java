package dev.atelier.core.browser;

/** The browser does not do its part; the page has nothing to do with it. The message is for an administrator. */
public final class BrowserException extends Exception {
    private static final long serialVersionUID = 1L;

    public BrowserException(String message) {
        super(message);
    }

    public BrowserException(String message, Throwable cause) {
        super(message, cause);
    }
}
