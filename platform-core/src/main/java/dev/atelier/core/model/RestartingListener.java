package dev.atelier.core.model;

/** Remembers whether anything was heard, so that a repeated call is marked as such only then. */
final class RestartingListener implements TextListener {
    private final TextListener live;
    private volatile boolean heard;

    RestartingListener(TextListener live) {
        this.live = live;
    }

    @Override
    public void text(String delta) {
        heard = true;
        live.text(delta);
    }

    @Override
    public void restarted() {
        if (heard) {
            heard = false;
            live.restarted();
        }
    }

    @Override
    public void switched(ModelName from, ModelName to, ModelException why) {
        live.switched(from, to, why);
    }
}
