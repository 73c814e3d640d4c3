package dev.larder.internal.store.redis;

/**
 * Who a connection is.
 *
 * @param user of the server's access control list; empty: the server's default user
 * @param password empty: none
 */
record Login(Secret user, Secret password) {

    static final Login NONE = new Login(Secret.NONE, Secret.NONE);

    boolean isSet() {
        return password.isSet();
    }

    Login or(Login other) {
        return isSet() ? this : other;
    }
}
