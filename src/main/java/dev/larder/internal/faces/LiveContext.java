package dev.larder.internal.faces;

import jakarta.el.ELContext;
import jakarta.faces.FactoryFinder;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextFactory;
import jakarta.faces.context.FacesContextWrapper;
import jakarta.faces.context.Flash;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.event.PhaseId;
import jakarta.faces.lifecycle.LifecycleFactory;
import jakarta.faces.render.RenderKitFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Faces for the body of one live part, outside of any lifecycle: no phase runs. */
final class LiveContext extends FacesContextWrapper {

    private final LiveNames names;
    private final External external;
    private final Lookups lookups;

    private LiveContext(FacesContext made, Lookups lookups) {
        super(made);
        this.lookups = lookups;
        this.external = new External(made.getExternalContext(), lookups);
        this.names = new LiveNames(made.getELContext(), this, lookups);
    }

    /** For a request; the calling thread's own context stays what it was. */
    static LiveContext open(WatchedRequest request, HttpServletResponse response, Lookups lookups) {
        @Nullable FacesContext before = FacesContext.getCurrentInstance();
        try {
            FacesContextFactory contexts =
                    (FacesContextFactory) FactoryFinder.getFactory(FactoryFinder.FACES_CONTEXT_FACTORY);
            LifecycleFactory lifecycles = (LifecycleFactory) FactoryFinder.getFactory(FactoryFinder.LIFECYCLE_FACTORY);
            FacesContext made = contexts.getFacesContext(
                    request.getServletContext(),
                    request,
                    response,
                    lifecycles.getLifecycle(LifecycleFactory.DEFAULT_LIFECYCLE));
            made.setCurrentPhaseId(PhaseId.RENDER_RESPONSE);
            return new LiveContext(made, lookups);
        } finally {
            setCurrentInstance(before);
        }
    }

    /**
     * Does something as the thread's current context.
     *
     * @throws NotStandalone when it needs the page, also where it goes on as if it did not
     */
    <T> T during(Callable<T> work) throws IOException {
        @Nullable FacesContext before = FacesContext.getCurrentInstance();
        setCurrentInstance(this);
        try {
            T result = work.call();
            lookups.confirm();
            return result;
        } catch (IOException | RuntimeException e) {
            lookups.confirm();
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            setCurrentInstance(before);
        }
    }

    /** What a part of the view writes, as in a page of that type. */
    String written(UIViewRoot root, String id, String type) throws IOException {
        RenderKitFactory kits = (RenderKitFactory) FactoryFinder.getFactory(FactoryFinder.RENDER_KIT_FACTORY);
        StringWriter text = new StringWriter();
        ResponseWriter writer = kits.getRenderKit(this, root.getRenderKitId())
                .createResponseWriter(text, type, external.getResponseCharacterEncoding());
        setResponseWriter(writer);
        boolean found = root.invokeOnComponent(this, id, (context, target) -> {
            try {
                ((LiveComponent) target).compute(context);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.flush();
        if (!found) {
            lookups.object("another view than the page's");
        }
        return text.toString();
    }

    @Override
    public ELContext getELContext() {
        return names;
    }

    @Override
    public ExternalContext getExternalContext() {
        return external;
    }

    /** What Faces knows of the request. */
    @SuppressWarnings("unchecked") // the wrapper's own
    private static final class External extends ExternalContextWrapper {
        private final Lookups lookups;

        External(ExternalContext made, Lookups lookups) {
            super(made);
            this.lookups = lookups;
        }

        @Override
        public Flash getFlash() {
            lookups.object("the flash");
            return super.getFlash();
        }
    }

    /** The request that it was opened for. */
    HttpServletRequest request() {
        return (HttpServletRequest) external.getRequest();
    }
}
