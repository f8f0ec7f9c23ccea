package dev.atelier.core.forge;

import dev.atelier.core.source.git.GitServer;

class GitLabForgeTest extends ForgeContract {
    @Override
    StandIn standIn(GitServer git) {
        return StandIns.gitLab(git);
    }
}
