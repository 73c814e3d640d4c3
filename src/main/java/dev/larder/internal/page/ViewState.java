package dev.larder.internal.page;

import java.nio.charset.StandardCharsets;

/**
 * The state of a Faces view in a page's form (Jakarta Faces, {@code ResponseStateManager.VIEW_STATE_PARAM}).
 *
 * <p>Kept on the server, it shows by the session it is kept in; kept in the page itself, only by its field. It belongs to one visitor
 * either way. Looking for its name errs on the safe side: a page that merely mentions it is not stored.
 */
final class ViewState {

    private static final byte[] FIELD = "jakarta.faces.ViewState".getBytes(StandardCharsets.US_ASCII);

    private ViewState() {}

    static boolean isIn(byte[] body) {
        for (int i = 0; i <= body.length - FIELD.length; i++) {
            if (body[i] == FIELD[0] && isAt(body, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] body, int start) {
        for (int i = 1; i < FIELD.length; i++) {
            if (body[start + i] != FIELD[i]) {
                return false;
            }
        }
        return true;
    }
}
