package dev.larder.internal.config;

/** With whom pages are shared. */
public enum ShareWith {
    /** With everybody; signed-in visitors pass by. */
    PUBLIC,
    /** With whoever is in the same of the roles named. */
    ROLES,
    /** With the same user only. */
    USER,
    /** With the same session only. */
    SESSION
}
