package dev.larder.internal.codec;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The keys of one cache: the first closes what is written, all open what is read. With none, payloads stand open.
 *
 * <p>With keys, nothing is read that was not closed with one of them: an open payload could be anybody's.
 */
public final class Seals {

    /** No keys. */
    public static final Seals NONE = new Seals("", List.of());

    private static final String SIGNING = "hmac:";

    private final String cacheName;
    private final List<Seal> seals;

    private Seals(String cacheName, List<Seal> seals) {
        this.cacheName = cacheName;
        this.seals = List.copyOf(seals);
    }

    /**
     * Reads keys.
     *
     * @param cacheName the cache, to which payloads are bound
     * @param text keys in Base64 with commas between, the one for writing first; {@code hmac:} before a key that signs only
     * @param setting the setting's key, for messages
     * @return the keys
     * @throws IllegalArgumentException when one is no key; the message does not show it
     */
    public static Seals of(String cacheName, String text, String setting) {
        List<Seal> seals = new ArrayList<>();
        for (String key : text.split(",", -1)) {
            try {
                seals.add(seal(key.strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        setting + " = '***': its key number " + (seals.size() + 1) + " is " + e.getMessage()
                                + ". Make one by: openssl rand -base64 32",
                        e);
            }
        }
        return new Seals(cacheName, seals);
    }

    private static Seal seal(String text) {
        boolean signing = text.startsWith(SIGNING);
        byte[] key = decoded(signing ? text.substring(SIGNING.length()) : text);
        if (signing) {
            require(key.length >= HmacSeal.SHORTEST_KEY_BYTES, key.length, "32 or more");
            return new HmacSeal(key, id(Layout.SIGNED, key));
        }
        require(key.length == AesGcmSeal.KEY_BYTES, key.length, "exactly 32");
        return new AesGcmSeal(key, id(Layout.ENCRYPTED, key));
    }

    private static void require(boolean fits, int length, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException(length + " bytes long, not " + wanted);
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not Base64", e);
        }
    }

    private static byte[] id(int flag, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) flag);
            return Arrays.copyOf(digest.digest(key), Seal.ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean isEmpty() {
        return seals.isEmpty();
    }

    /** The flags of envelopes that may be read. */
    int flags() {
        return seals.stream().mapToInt(Seal::flag).reduce(0, (all, flag) -> all | flag);
    }

    /** The flag of envelopes that are written. */
    int flag() {
        return seals.isEmpty() ? 0 : seals.get(0).flag();
    }

    /** Bytes that a payload of that length takes when it is closed. */
    int closedLength(int length) {
        return seals.isEmpty()
                ? length
                : Math.addExact(length, Seal.ID_BYTES + seals.get(0).overhead());
    }

    /** Closes a payload; the key's id stands before it. */
    byte[] close(Seal.Associated associated, byte[] payload) {
        if (seals.isEmpty()) {
            return payload;
        }
        Seal seal = seals.get(0);
        try {
            byte[] closed = seal.close(associated, payload);
            return ByteBuffer.allocate(Seal.ID_BYTES + closed.length)
                    .put(seal.id())
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a payload cannot be closed with " + seal, e);
        }
    }

    /** Opens a payload; throws an {@link IllegalArgumentException} when no key of that kind closed it, or for something else. */
    byte[] open(int flag, Seal.Associated associated, byte[] payload) {
        if (seals.isEmpty()) {
            return payload;
        }
        byte[] id = Arrays.copyOf(payload, Seal.ID_BYTES);
        Seal seal = seals.stream()
                .filter(one -> one.flag() == flag && Arrays.equals(one.id(), id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("closed with a key that is not known"));
        try {
            return seal.open(associated, Arrays.copyOfRange(payload, Seal.ID_BYTES, payload.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not closed with this key for this", e);
        }
    }

    /** What the payload of a key is bound to beside its envelope. */
    ByteBuffer bound(String key) {
        byte[] cache = Text.encode(cacheName);
        byte[] full = Text.encode(key);
        return ByteBuffer.allocate(2 * Integer.BYTES + cache.length + full.length)
                .putInt(cache.length)
                .put(cache)
                .putInt(full.length)
                .put(full)
                .flip();
    }

    /** The keys are not shown. */
    @Override
    public String toString() {
        return "Seals" + seals;
    }
}
