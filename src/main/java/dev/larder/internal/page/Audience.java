package dev.larder.internal.page;

import dev.larder.internal.key.KeyBuilder;
import dev.larder.internal.key.KeyDigest;
import dev.larder.page.Share;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Those to whom the page that a request asks for may be shown, as far as it is declared to be shared.
 *
 * @param sharing as declared
 * @param signedIn whether the key tells this visitor from those who are not signed in
 * @param session whether the key holds a session
 * @param digest of what identifies them; empty for everybody
 */
record Audience(Sharing sharing, boolean signedIn, boolean session, String digest) {

    /** Everybody, as long as nothing personal is in the page. */
    static final Audience EVERYBODY = new Audience(Sharing.PUBLIC, false, false, "");

    /**
     * Those who would be given the same page as this visitor.
     *
     * @throws Unidentified when they cannot be told from others
     */
    static Audience of(Sharing sharing, HttpServletRequest request) throws Unidentified {
        if (sharing.isPublic()) {
            return EVERYBODY;
        }
        Principal user = request.getUserPrincipal();
        KeyBuilder key = KeyBuilder.of("audience").text(sharing.share().name());
        key.flag(user != null).group("roles", sharing.roles().size());
        for (String role : sharing.roles()) {
            key.text(role).flag(request.isUserInRole(role));
        }
        if (sharing.share() != Share.ROLES) {
            key.text(user == null ? null : user.getName()).text(request.getAuthType());
            identity(key, user);
        }
        boolean session = sharing.share() == Share.SESSION && SessionIdentity.addTo(key, request);
        return new Audience(sharing, user != null, session, KeyDigest.text(key.key()));
    }

    /** Principals of one name may differ in what else they hold, a tenant for example. */
    private static void identity(KeyBuilder key, @Nullable Principal user) {
        if (user == null) {
            key.absent();
            return;
        }
        key.text(user.getClass().getName());
        key.number('h', SessionIdentity.hasOwnHash(user) ? user.hashCode() : 0);
    }

    /** A visitor whose session may change without anybody's noticing. */
    static final class Unidentified extends Exception {
        private static final long serialVersionUID = 1L;

        Unidentified() {
            super("a session attribute has no hashCode of its own", null, false, false);
        }
    }

    boolean isEverybody() {
        return sharing.isPublic();
    }

    /** The key of their page. */
    String key(String page) {
        return isEverybody()
                ? page
                : KeyBuilder.of("shared").text(page).text(digest).key();
    }

    /** Whether what the application reads of a request is the same for all of them. */
    boolean share(String input) {
        return switch (sharing.share()) {
            case PUBLIC -> false;
            case ROLES -> isRole(input);
            case USER, SESSION -> input.equals(ObservedVisitor.PRINCIPAL) || isRole(input);
        };
    }

    private boolean isRole(String input) {
        return input.startsWith(ObservedVisitor.ROLE)
                && sharing.roles().contains(input.substring(ObservedVisitor.ROLE.length()));
    }

    /** Whether a request, after its page was computed, still is one of theirs: no login, logout, or change of the session. */
    boolean stillHolds(HttpServletRequest request) {
        try {
            return isEverybody() || equals(of(sharing, request));
        } catch (Unidentified changed) {
            return false;
        }
    }
}
