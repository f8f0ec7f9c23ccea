package dev.atelier.core.fault;

/** Who has to act for a fault to go away. */
public enum FaultKind {
    /** The request is wrong; the user has to change it. */
    USER,
    /** The caller is not known, or the token is no longer good. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** It does not exist, or belongs to somebody else: the two look the same. */
    NOT_FOUND,
    /** Somebody else changed the same thing first. */
    CONFLICT,
    /** What was sent is more than is ever taken; waiting does not help, sending less does. */
    TOO_LARGE,
    /** A limit was reached: a quota, a budget, a number, a time. */
    LIMIT,
    /** A system that Atelier uses failed: a model, a forge, a registry. */
    OUTSIDE,
    /** Atelier itself failed or is not set up; an administrator has to look. */
    PLATFORM
}
