package dev.atelier.core.sandbox;

/**
 * Where a sandbox is in its life. Each state offers only the steps that are legal from it.
 *
 * <pre>
 *   Starting ───▶ Running ◀──▶ Suspended
 *      │           │   │        │    │
 *      ▼           ▼   │        ▼    │
 *     Lost ◀───────┴───│────────┘    │
 *      │               ▼             │
 *      └───────────▶ Closed ◀────────┘
 * </pre>
 */
public sealed interface SandboxState {
    /** It is being made. */
    record Starting() implements SandboxState {
        public Running started() {
            return new Running();
        }

        public Lost lost(String why) {
            return new Lost(why);
        }
    }

    /** It takes commands. */
    record Running() implements SandboxState {
        public Suspended suspended() {
            return new Suspended();
        }

        public Lost lost(String why) {
            return new Lost(why);
        }

        public Closed closed() {
            return new Closed();
        }
    }

    /** All its processes stand still; it keeps its memory and takes no commands. */
    record Suspended() implements SandboxState {
        public Running resumed() {
            return new Running();
        }

        public Lost lost(String why) {
            return new Lost(why);
        }

        public Closed closed() {
            return new Closed();
        }
    }

    /**
     * It died: its engine restarted, somebody killed it, or its memory was full (S4). Open it again to go on.
     *
     * @param why a sentence for a person
     */
    record Lost(String why) implements SandboxState {
        public Closed closed() {
            return new Closed();
        }
    }

    /** It is gone, with all that it had. */
    record Closed() implements SandboxState {}
}
