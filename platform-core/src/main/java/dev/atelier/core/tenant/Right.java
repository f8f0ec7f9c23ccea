package dev.atelier.core.tenant;

/** What an actor may do; also the scopes of an access token (X4). Each includes those before it. */
public enum Right {
    /** See the tenant's projects, runs and files. */
    READ,
    /** Ask for work: create, change, restore and delete projects, start and stop runs. */
    RUN,
    /** Change who may do what: tokens, members, settings of the tenant. */
    ADMIN;

    public boolean includes(Right other) {
        return compareTo(other) >= 0;
    }
}
