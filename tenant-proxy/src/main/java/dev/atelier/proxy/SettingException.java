package dev.atelier.proxy;

/** A setting is missing or wrong; the message names it, the problem and an example. Stops the start. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingException(String name, String problem, String example) {
        super(name + " " + problem + " Example: " + name + "=" + example);
    }
}
