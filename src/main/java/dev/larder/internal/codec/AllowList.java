package dev.larder.internal.codec;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The classes whose objects may be written and read by {@link JavaCodec}: the JDK's value types, what the application names, and what its methods declare.
 *
 * <p>Patterns: {@code com.shop.Product} (and the classes nested in it), {@code com.shop.*} (a package), {@code com.shop.**} (and the
 * packages below). A whole top-level domain cannot be allowed.
 */
final class AllowList {

    private static final Pattern CLASS = Pattern.compile("(?:[\\w$]+\\.)*[\\w$]+");
    private static final Pattern PACKAGE = Pattern.compile("[\\w$]+(?:\\.[\\w$]+)+\\.\\*{1,2}");
    private static final Pattern TOO_WIDE = Pattern.compile("(?:java|javax|sun|jdk|com\\.sun)\\..*\\*");

    /** Value types only: no comparators, handlers, loaders or links, of which gadgets are made. */
    private static final Set<String> JDK = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Number",
            "java.lang.Object",
            "java.lang.Short",
            "java.lang.String",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.math.MathContext",
            "java.math.RoundingMode",
            "java.net.URI",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractMap$SimpleImmutableEntry",
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.Arrays$ArrayList",
            "java.util.BitSet",
            "java.util.CollSer",
            "java.util.Currency",
            "java.util.Date",
            "java.util.EnumMap",
            "java.util.EnumSet$SerializationProxy",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.JumboEnumSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.Locale",
            "java.util.Map$Entry",
            "java.util.Properties",
            "java.util.RegularEnumSet",
            "java.util.Stack",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.UUID",
            "java.util.Vector",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CopyOnWriteArraySet",
            "java.util.concurrent.TimeUnit",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong");

    private static final List<String> JDK_PREFIXES =
            List.of("java.time.", "java.util.Collections$", "java.util.ImmutableCollections$");

    private final List<String> patterns;
    private final Set<String> declared;

    /** Throws an {@link IllegalArgumentException} for a pattern that is none or allows too much. */
    AllowList(List<String> patterns) {
        this(patterns, Set.of());
    }

    /** Allows, beside patterns, classes by their exact names. */
    AllowList(List<String> patterns, Set<String> declared) {
        this.declared = Set.copyOf(declared);
        this.patterns = List.copyOf(patterns);
        for (String pattern : patterns) {
            boolean known =
                    CLASS.matcher(pattern).matches() || PACKAGE.matcher(pattern).matches();
            if (!known || TOO_WIDE.matcher(pattern).matches()) {
                throw new IllegalArgumentException("'" + pattern
                        + "' is not a pattern of classes to allow. Use com.shop.Product, com.shop.* or com.shop.**.");
            }
        }
    }

    /** Whether a class of that binary name is allowed; of an array, its elements decide. */
    boolean allows(String className) {
        String name = elementName(className);
        return name.isEmpty()
                || JDK.contains(name)
                || declared.contains(name)
                || JDK_PREFIXES.stream().anyMatch(name::startsWith)
                || patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /** Empty for the primitive types. */
    private static String elementName(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return name;
        }
        return name.startsWith("L", dimensions) ? name.substring(dimensions + 1, name.length() - 1) : "";
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.endsWith(".**")) {
            return name.startsWith(pattern.substring(0, pattern.length() - 2));
        }
        if (pattern.endsWith(".*")) {
            int packageLength = pattern.length() - 1;
            return name.startsWith(pattern.substring(0, packageLength)) && name.indexOf('.', packageLength) < 0;
        }
        return name.equals(pattern) || name.startsWith(pattern + '$');
    }
}
