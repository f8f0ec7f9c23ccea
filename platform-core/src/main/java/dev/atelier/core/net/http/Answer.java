package dev.atelier.core.net.http;

/**
 * The head of a server's answer.
 *
 * @param reason what the server says beside the number; untrusted
 */
public record Answer(int status, String reason, Headers headers) {}
