package dev.atelier.core.model;

import java.util.Base64;

/** A picture to be shown to a model, in the form in which every provider takes it. */
public record Image(String mediaType, String base64) {

    public static Image of(String mediaType, byte[] bytes) {
        return new Image(mediaType, Base64.getEncoder().encodeToString(bytes));
    }
}
