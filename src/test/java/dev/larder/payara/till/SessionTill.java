package dev.larder.payara.till;

import dev.larder.annotation.InvalidateTags;
import jakarta.ejb.Stateless;

/** An enterprise bean: its container begins the transaction outside of every interceptor. */
@Stateless
public class SessionTill {

    @InvalidateTags("till:{id}")
    public void invalidate(String id) {
        // the annotation does it
    }
}
