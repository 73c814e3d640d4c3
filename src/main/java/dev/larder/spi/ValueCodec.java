package dev.larder.spi;

/**
 * Turns values of some types into bytes and back. Found by {@link java.util.ServiceLoader} or as a CDI bean.
 *
 * @since 0.1
 */
public interface ValueCodec {

    /**
     * The name that stands in the envelope and in {@code larder.caches.<name>.codec}.
     *
     * @return up to 32 lower case letters, digits and hyphens; changing it makes what is stored unreadable
     */
    String name();

    /**
     * Whether values of this type are this codec's, without being chosen by configuration.
     *
     * @param type the value's class
     * @return true for types that have a binary form of their own
     */
    default boolean owns(Class<?> type) {
        return false;
    }

    /**
     * Encodes a value.
     *
     * @param value not {@code null}
     * @return its bytes
     * @throws IllegalArgumentException when the value is not one this codec accepts
     */
    byte[] encode(Object value);

    /**
     * Decodes a value. No class may be loaded because the bytes name it, unless it is on an allow-list.
     *
     * @param bytes as encoded, or corrupted
     * @return the value
     * @throws IllegalArgumentException when the bytes are not a value this codec accepts
     */
    Object decode(byte[] bytes);
}
