package dev.atelier.web.workbench;

import dev.atelier.core.fault.FaultException;
import dev.atelier.core.fault.FaultKind;
import dev.atelier.core.project.Projects;
import dev.atelier.core.tenant.Actor;
import dev.atelier.web.shell.Addresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Which workbenches there are. */
@ApplicationScoped
class ProjectAddresses implements Addresses {
    private static final String PREFIX = "p/";

    @Inject
    Projects projects;

    @Override
    public boolean isMissing(Actor actor, String path) {
        if (!path.startsWith(PREFIX)) {
            return false;
        }
        try {
            var unused = projects.getBySlug(actor, path.substring(PREFIX.length()));
            return false;
        } catch (FaultException e) {
            if (e.fault().kind() == FaultKind.NOT_FOUND) {
                return true;
            }
            throw e;
        }
    }
}
