package dev.larder.internal.page;

import dev.larder.page.Share;
import java.util.List;
import java.util.TreeSet;

/**
 * With whom a page is shared, as declared.
 *
 * @param share the kind of people
 * @param roles that tell visitors apart, sorted
 */
public record Sharing(Share share, List<String> roles) {

    /** With everybody. */
    public static final Sharing PUBLIC = new Sharing(Share.PUBLIC, List.of());

    /** Naming roles is asking for them. */
    public Sharing {
        roles = List.copyOf(new TreeSet<>(roles));
        share = share == Share.PUBLIC && !roles.isEmpty() ? Share.ROLES : share;
    }

    /** Whether with everybody. */
    public boolean isPublic() {
        return share == Share.PUBLIC;
    }
}
