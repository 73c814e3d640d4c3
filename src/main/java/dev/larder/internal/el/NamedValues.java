package dev.larder.internal.el;

import jakarta.el.ArrayELResolver;
import jakarta.el.BeanELResolver;
import jakarta.el.CompositeELResolver;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.ListELResolver;
import jakarta.el.MapELResolver;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.StaticFieldELResolver;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters and the result by their names, and the components of records. */
final class NamedValues extends ELResolver {

    private NamedValues() {}

    /** With what Jakarta EL finds in maps, lists, arrays and beans. */
    static ELResolver resolver() {
        CompositeELResolver all = new CompositeELResolver();
        all.add(new NamedValues());
        all.add(new StaticFieldELResolver());
        all.add(new MapELResolver(true));
        all.add(new ListELResolver(true));
        all.add(new ArrayELResolver(true));
        all.add(new BeanELResolver(true));
        return all;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base == null) {
            @SuppressWarnings("unchecked") // put there by the context's constructor
            var variables = (Map<String, @Nullable Object>) context.getContext(NamedValues.class);
            String name = String.valueOf(property);
            if (variables.containsKey(name)) {
                context.setPropertyResolved(true);
            }
            return variables.get(name);
        }
        return base instanceof Record record ? component(context, record, property) : null;
    }

    private static @Nullable Object component(ELContext context, Record record, Object property) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getName().equals(property)) {
                context.setPropertyResolved(record, property);
                return read(record, component.getAccessor());
            }
        }
        return null;
    }

    private static @Nullable Object read(Record record, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new ELException(e);
        }
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        throw new PropertyNotWritableException("an annotation's expression changes nothing");
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
