package dev.larder.internal.faces;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;

/** What a page notes for as long as its view lives. */
@Named
@ViewScoped
public class ViewNote implements Serializable {

    private static final long serialVersionUID = 1L;

    public String getText() {
        return "view";
    }
}
