package dev.larder.internal.codec;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The classes whose objects a value of declared types can consist of: the types themselves and the permitted subclasses of sealed ones; for
 * Java serialization also what their fields are declared as, and their superclasses.
 *
 * <p>An open type, an interface or a superclass of unknown others, says nothing of what will stand there: such classes are for the
 * application to name. Of the JDK's classes none is taken; the allow-list knows which of them are values.
 */
public final class DeclaredClasses {

    private static final int MOST = 2000;

    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    private final boolean serialized;

    private DeclaredClasses(boolean serialized) {
        this.serialized = serialized;
    }

    /**
     * The classes that types name.
     *
     * @param types as methods declare them
     * @return binary names
     */
    public static Set<String> named(Collection<Type> types) {
        return of(types, false);
    }

    /**
     * The classes that stand in the serialized form of values of these types.
     *
     * @param types as methods declare them
     * @return binary names of serializable classes
     */
    public static Set<String> serialized(Collection<Type> types) {
        return of(types, true);
    }

    private static Set<String> of(Collection<Type> types, boolean serialized) {
        DeclaredClasses classes = new DeclaredClasses(serialized);
        types.forEach(classes::follow);
        return Set.copyOf(classes.names);
    }

    private void follow(Type type) {
        if (type instanceof ParameterizedType generic) {
            follow(generic.getRawType());
            for (Type argument : generic.getActualTypeArguments()) {
                follow(argument);
            }
        } else if (type instanceof GenericArrayType array) {
            follow(array.getGenericComponentType());
        } else if (type instanceof Class<?> declared) {
            followClass(declared.isArray() ? declared.getComponentType() : declared);
        }
    }

    private void followClass(Class<?> type) {
        if (type.isArray()) {
            followClass(type.getComponentType());
        } else if (!isOfTheJdk(type) && seen.size() < MOST && seen.add(type)) {
            take(type);
        }
    }

    private void take(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                followClass(permitted);
            }
        }
        if (!serialized && !type.isInterface()) {
            names.add(type.getName());
        } else if (Serializable.class.isAssignableFrom(type) && !type.isInterface()) {
            names.add(type.getName());
            follow(type.getGenericSuperclass());
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    follow(field.getGenericType());
                }
            }
        }
    }

    private static boolean isOfTheJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return type.isPrimitive() || loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
