package dev.atelier.core.browser;

/** A browser without a screen that looks at pages for the platform. */
public interface PageLooker extends AutoCloseable {

    /**
     * Loads the page anew and waits until it has come to rest. Looks at one page come one after the other.
     *
     * @throws BrowserException when the browser, not the page, is what does not work
     * @throws InterruptedException when the thread was interrupted; the page is closed by then
     */
    PageLook look(PageVisit visit) throws BrowserException, InterruptedException;

    /** Opens the page in the background, so that the next look at it is quicker; never fails. */
    void prepare(PageVisit visit);

    /** Closes what is open of the page, with all that the page has stored. */
    void forget(String page);

    /** Closes what nobody has looked at in a while. Called every few seconds by whoever owns this. */
    void closeIdle();

    /** Whether it works as far as is known, in words for an administrator; starts nothing. */
    BrowserHealth health();

    /** Ends the browser, and frees all that it has used. */
    @Override
    void close();
}
