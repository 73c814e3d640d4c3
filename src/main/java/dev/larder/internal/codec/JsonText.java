package dev.larder.internal.codec;

import java.lang.reflect.Type;

/** A library that turns objects into JSON and back. Safe for use by several threads. */
public interface JsonText {

    /**
     * The name by which settings choose it.
     *
     * @return the codec's name
     */
    String name();

    /**
     * Writes an object; throws any unchecked exception when it cannot.
     *
     * @param value the object
     * @param type its class
     * @return JSON in UTF-8
     */
    byte[] write(Object value, Type type);

    /**
     * Reads an object; throws any unchecked exception when it cannot.
     *
     * @param json JSON in UTF-8
     * @param type the class to read
     * @return the object
     */
    Object read(byte[] json, Class<?> type);
}
