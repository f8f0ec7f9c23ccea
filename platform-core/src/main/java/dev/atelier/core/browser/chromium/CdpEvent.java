package dev.atelier.core.browser.chromium;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that the browser tells by itself. */
record CdpEvent(String method, JsonNode body) {}
