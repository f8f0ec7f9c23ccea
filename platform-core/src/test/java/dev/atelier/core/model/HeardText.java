package dev.atelier.core.model;

/** What a user would have seen; {@code ⟲} where it was started anew. For one call at a time. */
public final class HeardText implements TextListener {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder switches = new StringBuilder();

    public String heard() {
        return text.toString();
    }

    /** Such as {@code a:1>b:2}. */
    public String switches() {
        return switches.toString();
    }

    @Override
    public void text(String delta) {
        text.append(delta);
    }

    @Override
    public void restarted() {
        text.append('⟲');
    }

    @Override
    public void switched(ModelName from, ModelName to, ModelException why) {
        switches.append(from).append('>').append(to);
    }
}
