package dev.atelier.core.browser;

/** Whether pages can be looked at. {@code why} is for an administrator. */
public record BrowserHealth(boolean works, String why) {}
