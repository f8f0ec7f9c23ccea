package dev.atelier.core.config;

/** A setting is missing or wrong; the message names it, the problem and an example. Stops the start. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingException(String key, String problem, String example) {
        super(Settings.environmentName(key) + " " + problem + " Example: " + Settings.environmentName(key) + "="
                + example);
    }
}
