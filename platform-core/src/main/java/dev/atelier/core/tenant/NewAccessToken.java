package dev.atelier.core.tenant;

import dev.atelier.core.secret.Secret;

/** A token that has just been made: the only moment at which its value can be shown. */
public record NewAccessToken(AccessToken token, Secret value) {}
