package dev.atelier.core.agent.tool;

/** A text that gives up when it was looked at for too long: some patterns would look for ever. */
final class ImpatientText implements CharSequence {
    private static final int CHECK_EVERY = 1024;

    /** The time is over. */
    static final class OutOfTime extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final CharSequence text;
    private final long endsAt;
    private int looks;

    ImpatientText(CharSequence text, long endsAt) {
        this.text = text;
        this.endsAt = endsAt;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks % CHECK_EVERY == 0 && System.nanoTime() - endsAt > 0) {
            throw new OutOfTime();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
