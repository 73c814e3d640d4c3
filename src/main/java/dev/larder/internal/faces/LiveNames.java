package dev.larder.internal.faces;

import jakarta.el.CompositeELResolver;
import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.ImportHandler;
import jakarta.el.VariableMapper;
import jakarta.faces.context.FacesContext;
import org.jspecify.annotations.Nullable;

/** Expressions in the body of a live part: as ever, but the names with which they begin are watched. */
final class LiveNames extends ELContext {

    private final ELContext made;
    private final FacesContext context;
    private final CompositeELResolver resolver = new CompositeELResolver();

    LiveNames(ELContext made, FacesContext context, Lookups lookups) {
        this.made = made;
        this.context = context;
        resolver.add(new Names(context, lookups));
        resolver.add(made.getELResolver());
    }

    @Override
    public ELResolver getELResolver() {
        return resolver;
    }

    @Override
    public FunctionMapper getFunctionMapper() {
        return made.getFunctionMapper();
    }

    @Override
    public VariableMapper getVariableMapper() {
        return made.getVariableMapper();
    }

    @Override
    public ImportHandler getImportHandler() {
        return made.getImportHandler();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the superclass has it
    public @Nullable Object getContext(Class key) {
        Object own = super.getContext(key);
        if (own != null) {
            return own;
        }
        return key == FacesContext.class ? context : made.getContext(key);
    }

    /** The names with which expressions begin. */
    private static final class Names extends ELResolver {
        private final FacesContext context;
        private final Lookups lookups;

        Names(FacesContext context, Lookups lookups) {
            this.context = context;
            this.lookups = lookups;
        }

        @Override
        public @Nullable Object getValue(ELContext expression, @Nullable Object base, Object property) {
            if (base != null || !(property instanceof String name)) {
                return null;
            }
            Object own = own(name);
            if (own != null) {
                expression.setPropertyResolved(null, name);
                return own;
            }
            lookups.name(name);
            return null;
        }

        /** What servers give as beans of the request would be that of the page. */
        private @Nullable Object own(String name) {
            return switch (name) {
                case "facesContext" -> context;
                case "externalContext" -> context.getExternalContext();
                case "request" -> context.getExternalContext().getRequest();
                case "requestScope" -> context.getExternalContext().getRequestMap();
                case "view" -> context.getViewRoot();
                case "flash", "viewScope", "flowScope" -> ofPage(name);
                default -> null;
            };
        }

        private @Nullable Object ofPage(String name) {
            lookups.object("'" + name + "'");
            return null;
        }

        @Override
        public @Nullable Class<?> getType(ELContext expression, @Nullable Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext expression, @Nullable Object base, Object property, @Nullable Object value) {
            // others do
        }

        @Override
        public boolean isReadOnly(ELContext expression, @Nullable Object base, Object property) {
            return false;
        }

        @Override
        public @Nullable Class<?> getCommonPropertyType(ELContext expression, @Nullable Object base) {
            return null;
        }
    }
}
