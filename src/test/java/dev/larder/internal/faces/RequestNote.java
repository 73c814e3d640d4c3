package dev.larder.internal.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.concurrent.atomic.AtomicInteger;

/** What a page notes for the rest of the request. */
@Named
@RequestScoped
public class RequestNote {

    private static final AtomicInteger MADE = new AtomicInteger();

    private String text = "nothing" + MADE.incrementAndGet();

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
