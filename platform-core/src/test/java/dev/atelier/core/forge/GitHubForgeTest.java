package dev.atelier.core.forge;

import dev.atelier.core.source.git.GitServer;

class GitHubForgeTest extends ForgeContract {
    @Override
    StandIn standIn(GitServer git) {
        return StandIns.gitHub(git);
    }
}
