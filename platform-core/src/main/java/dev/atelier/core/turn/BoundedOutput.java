package dev.atelier.core.turn;

import dev.atelier.core.run.LiveSignal;
import dev.atelier.core.run.RunContext;
import dev.atelier.core.sandbox.CommandOutput;
import dev.atelier.core.sandbox.PlainText;

/** Shows what a command prints as it comes, and keeps its beginning and its end. */
public final class BoundedOutput implements CommandOutput {
    private static final int KEPT_HEAD = 64 * 1024;
    private static final int KEPT_TAIL = 192 * 1024;

    private final RunContext context;
    private final PlainText plain = new PlainText();
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private boolean cut;

    public BoundedOutput(RunContext context) {
        this.context = context;
    }

    @Override
    public void stdout(byte[] bytes) {
        show(plain.add(bytes));
    }

    @Override
    public void stderr(byte[] bytes) {
        show(plain.add(bytes));
    }

    public String text() {
        return head + (cut ? "\n[… some of the output is left out …]\n" : "") + tail;
    }

    /** The end, where the result usually stands. */
    public String end(int most) {
        String all = text();
        return all.length() <= most ? all : "[…]\n" + all.substring(all.length() - most);
    }

    private void show(String text) {
        if (text.isEmpty()) {
            return;
        }
        int room = Math.min(KEPT_HEAD - head.length(), text.length());
        head.append(text, 0, room);
        tail.append(text, room, text.length());
        if (tail.length() > KEPT_TAIL) {
            tail.delete(0, tail.length() - KEPT_TAIL);
            cut = true;
        }
        context.signal(new LiveSignal.CommandOutput(text));
    }
}
