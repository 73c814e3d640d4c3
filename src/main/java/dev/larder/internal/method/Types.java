package dev.larder.internal.method;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** Declared types as classes. */
final class Types {

    private Types() {}

    /** The class that every value of a declared type belongs to; of a primitive type the class of its boxes. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) {
            return MethodType.methodType(c).wrap().returnType();
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof TypeVariable<?> variable) {
            return raw(variable.getBounds()[0]);
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof GenericArrayType array
                ? raw(array.getGenericComponentType()).arrayType()
                : Object.class;
    }
}
