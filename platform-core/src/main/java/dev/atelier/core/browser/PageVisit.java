package dev.atelier.core.browser;

import java.net.URI;
import java.util.function.Supplier;

/**
 * A page to be looked at.
 *
 * @param page tells pages apart: of one, something is kept between looks, such as what its browser has cached
 * @param address as its users have it, without a trailing slash; the page reaches this scheme, host and port only
 * @param entrance makes an address that lets the browser in and leads to the page; good for one use, soon
 * @param changedAt when what it is made from may have changed for the last time, by {@link System#nanoTime}: what was
 *     seen of a load that began after the page was told of that is seen already
 * @param picture whether a picture is wanted
 */
public record PageVisit(String page, URI address, Supplier<URI> entrance, long changedAt, boolean picture) {}
