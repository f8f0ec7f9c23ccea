package dev.atelier.core.forge;

import dev.atelier.core.source.git.GitServer;

class GiteaForgeTest extends ForgeContract {
    @Override
    StandIn standIn(GitServer git) {
        return StandIns.gitea(git);
    }
}
