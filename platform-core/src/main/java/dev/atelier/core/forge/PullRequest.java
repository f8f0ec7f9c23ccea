package dev.atelier.core.forge;

import java.net.URI;

/**
 * A pull request (a merge request on GitLab) at its forge.
 *
 * @param url for a person to open; always http or https
 */
public record PullRequest(URI url, long number) {}
