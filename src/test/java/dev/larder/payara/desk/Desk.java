package dev.larder.payara.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Takes what a form sends, and says what has arrived. */
@Named
@RequestScoped
public class Desk {

    @Inject
    Steps steps;

    private @Nullable String text;
    private String said = "nothing";

    public @Nullable String getText() {
        return text;
    }

    public void setText(@Nullable String text) {
        this.text = text;
    }

    public void send(String form) {
        said = form + " " + text + ", step " + steps.next();
    }

    public String getSaid() {
        return said;
    }
}
