package dev.larder.internal.store.file;

import dev.larder.internal.key.KeyDigest;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Where the record of a key belongs.
 *
 * @param key the full key
 * @param leaf the number of the directory
 * @param file the file's name: the digest of the key
 */
record Slot(String key, int leaf, String file) {

    /** Directories are counted by the first bits of the digest. */
    static Slot of(String key, int leafBits) {
        byte[] digest = KeyDigest.shortDigest(key);
        int first = Byte.toUnsignedInt(digest[0]) << 8 | Byte.toUnsignedInt(digest[1]);
        return new Slot(key, first >> (16 - leafBits), HexFormat.of().formatHex(digest));
    }

    Path in(Path data) {
        return leaf(data, leaf).resolve(file);
    }

    /** {@code xx/yy} below the directory of the records. */
    static Path leaf(Path data, int leaf) {
        HexFormat hex = HexFormat.of();
        return data.resolve(hex.toHexDigits((byte) (leaf >> 8))).resolve(hex.toHexDigits((byte) leaf));
    }
}
