package dev.larder.payara.pages;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** Kept in the session by CDI, past the request that the application sees. */
@SessionScoped
public class Basket implements Serializable {

    private static final long serialVersionUID = 1L;

    private int things;

    public int next() {
        return ++things;
    }
}
