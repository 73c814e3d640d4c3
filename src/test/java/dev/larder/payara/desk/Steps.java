package dev.larder.payara.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;

/** Counts the posts of one view: a view that a postback does not find again begins anew. */
@Named
@ViewScoped
public class Steps implements Serializable {

    private static final long serialVersionUID = 1L;

    private int steps;

    int next() {
        return ++steps;
    }
}
