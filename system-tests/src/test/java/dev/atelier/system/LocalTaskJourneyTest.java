package dev.atelier.system;

import org.junit.jupiter.api.Tag;

@Tag("slow")
class LocalTaskJourneyTest extends TaskJourney {
    LocalTaskJourneyTest(@TaskWorlds.In("local") TaskWorld world) {
        super(world);
    }
}
