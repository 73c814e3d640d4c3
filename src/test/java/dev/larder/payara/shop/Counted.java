package dev.larder.payara.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers everything that is computed, so that what is stored can be told from what is computed anew. */
@Named
@ApplicationScoped
public class Counted implements Serializable {

    private static final long serialVersionUID = 1L;

    private final AtomicInteger numbers = new AtomicInteger();

    public String next(String what) {
        return what + "#" + numbers.incrementAndGet();
    }
}
