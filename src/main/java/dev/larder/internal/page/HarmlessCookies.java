package dev.larder.internal.page;

import java.util.List;

/**
 * Cookies whose presence says nothing to an application: the container's own, which shows by the use of the session, and those
 * that scripts of usage statistics set for themselves.
 */
final class HarmlessCookies {

    private static final List<String> BEGINNINGS = List.of(
            "JSESSIONID", "_ga", "_gid", "_gat", "_gcl_", "_fbp", "_fbc", "_pk_", "__utm", "_hj", "_clck", "_clsk");

    private HarmlessCookies() {}

    static boolean contains(String name) {
        for (String beginning : BEGINNINGS) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
