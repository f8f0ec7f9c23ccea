package dev.atelier.core.sandbox.bubblewrap;

import dev.atelier.core.sandbox.SandboxLimits;
import java.io.IOException;

/** A place in the machine's control groups in which the platform may make groups for sandboxes. */
public interface ControlGroups {
    /** For an administrator: how limits are kept here. */
    String description();

    /** Makes a group and sets its limits; leaves nothing behind when it throws. */
    ControlGroup create(String name, SandboxLimits limits) throws IOException;

    /** Deletes the place itself, once its groups are gone. */
    void deletePlace();

    /** Deletes what an earlier platform left behind. */
    void deleteLeftovers();
}
