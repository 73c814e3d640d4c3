package dev.larder.internal.faces;

import dev.larder.internal.fragment.OpenFragments;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/**
 * {@code <l:live>}: a part that is computed for each visitor. What surrounds it is therefore not stored, for the time being: neither
 * the fragments nor the page.
 */
public final class LiveComponent extends UIComponentBase {

    @Override
    public String getFamily() {
        return FragmentComponent.FAMILY;
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        OpenFragments.of(ViewRendering.of(context)).veto("live");
        super.encodeBegin(context);
    }
}
