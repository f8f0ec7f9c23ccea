package dev.atelier.core.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import dev.atelier.core.sandbox.Health;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Tells whether there is an engine, whether it has the image, and whether it filters system calls. */
record DockerCheck(DockerClient engine, String image) {
    static final String NO_ENGINE =
            "No Docker engine answers. Install and start one (on Debian or Ubuntu: apt-get install"
                    + " docker.io), or set DOCKER_HOST to where it is.";

    private static final Logger LOG = System.getLogger(DockerCheck.class.getName());

    static String imageMissing(String image) {
        return "The sandbox image " + image + " is missing. Build it with: ./atelier image";
    }

    Health health() {
        Info info;
        try {
            info = engine.infoCmd().exec();
        } catch (RuntimeException e) {
            // docker-java throws all sorts of them when nothing answers.
            LOG.log(Level.DEBUG, "no Docker engine", e);
            return Health.notConfigured(NO_ENGINE);
        }
        try {
            engine.inspectImageCmd(image).exec();
        } catch (NotFoundException e) {
            return Health.notConfigured(imageMissing(image));
        }
        List<String> security = info.getSecurityOptions() == null ? List.of() : info.getSecurityOptions();
        return security.stream().anyMatch(option -> option.contains("seccomp"))
                ? Health.up("Docker " + info.getServerVersion())
                : Health.up("Docker " + info.getServerVersion() + ", WITHOUT a system-call filter");
    }
}
