package dev.larder.internal.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Reads what the page has noted: one bean behind another. */
@Named
@ApplicationScoped
public class NoteReader {

    @Inject
    Instance<RequestNote> note;

    /** Leaves a message with the view. */
    public String say() {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage("noted"));
        return "";
    }

    /** Leaves something with the view. */
    public String keep() {
        FacesContext.getCurrentInstance().getViewRoot().getViewMap().put("noted", true);
        return "";
    }

    public String getText() {
        return note.get().getText();
    }
}
