package dev.atelier.core.browser;

import java.util.Optional;

/** A browser without a screen that looks at pages for the platform. */
public interface PageLooker extends AutoCloseable {

    /**
     * What is seen of the page once it was loaded anew and has come to rest. Looks at one page come one after the other.
     * The picture is taken after that.
     *
     * @throws BrowserException when the browser, not the page, is what does not work
     * @throws InterruptedException when the thread was interrupted; the page is closed by then
     */
    PageLook look(PageVisit visit) throws BrowserException, InterruptedException;

    /**
     * Opens the page in the background, and looks again whenever its dev server tells it that something has changed, so
     * that the next look has little left to do; never fails.
     */
    void prepare(PageVisit visit);

    /**
     * A picture of one element, after the page was opened anew in a window of the spot's width; empty when there is no
     * such element, or it has no size.
     *
     * @throws BrowserException when the browser, not the page, is what does not work
     * @throws InterruptedException when the thread was interrupted; the page is closed by then
     */
    Optional<Picture> picture(PageVisit visit, PageSpot spot) throws BrowserException, InterruptedException;

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
