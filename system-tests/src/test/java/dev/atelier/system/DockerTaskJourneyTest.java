package dev.atelier.system;

import org.junit.jupiter.api.Tag;

@Tag("slow")
class DockerTaskJourneyTest extends TaskJourney {
    DockerTaskJourneyTest(@TaskWorlds.In("docker") TaskWorld world) {
        super(world);
    }
}
