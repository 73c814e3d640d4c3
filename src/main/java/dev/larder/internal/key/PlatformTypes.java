package dev.larder.internal.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The value classes of the Java platform and how each is written into a key. */
final class PlatformTypes {

    @SuppressWarnings("JavaUtilDate") // applications still have methods that take one
    private static final Map<Class<?>, BiConsumer<KeyBuilder, Object>> WRITERS = Map.ofEntries(
            Map.entry(Byte.class, (key, value) -> key.number('b', (Byte) value)),
            Map.entry(Integer.class, (key, value) -> key.number('i', (Integer) value)),
            Map.entry(Long.class, (key, value) -> key.number('l', (Long) value)),
            Map.entry(Short.class, (key, value) -> key.number('h', (Short) value)),
            Map.entry(Character.class, (key, value) -> key.number('c', (Character) value)),
            Map.entry(Boolean.class, (key, value) -> key.flag((Boolean) value)),
            Map.entry(Double.class, (key, value) -> key.number('d', Double.doubleToLongBits((Double) value))),
            Map.entry(Float.class, (key, value) -> key.number('e', Float.floatToIntBits((Float) value))),
            Map.entry(Date.class, (key, value) -> key.group("date", 1).number('l', ((Date) value).getTime())),
            Map.entry(Locale.class, (key, value) -> locale(key, (Locale) value)));

    /** Classes whose {@code toString} differs exactly when {@code equals} says that the values differ. */
    private static final Set<Class<?>> TEXTUAL = Set.of(
            String.class,
            UUID.class,
            BigDecimal.class,
            BigInteger.class,
            Currency.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            java.time.Duration.class,
            java.time.Instant.class,
            java.time.LocalDate.class,
            java.time.LocalDateTime.class,
            java.time.LocalTime.class,
            java.time.MonthDay.class,
            java.time.OffsetDateTime.class,
            java.time.OffsetTime.class,
            java.time.Period.class,
            java.time.Year.class,
            java.time.YearMonth.class,
            java.time.ZonedDateTime.class);

    private PlatformTypes() {}

    /** How values of a class are written; {@code null} where the platform says nothing about the class. */
    static @Nullable BiConsumer<KeyBuilder, Object> writer(Class<?> type) {
        BiConsumer<KeyBuilder, Object> writer = WRITERS.get(type);
        if (writer != null) {
            return writer;
        }
        if (TEXTUAL.contains(type) || ZoneId.class.isAssignableFrom(type)) {
            return (key, value) -> key.group(type.getName(), 1).text(value.toString());
        }
        if (Enum.class.isAssignableFrom(type)) {
            return (key, value) -> constant(key, (Enum<?>) value);
        }
        return type == Class.class ? (key, value) -> key.group("class", 1).text(((Class<?>) value).getName()) : null;
    }

    private static void constant(KeyBuilder key, Enum<?> constant) {
        key.group(constant.getDeclaringClass().getName(), 1).text(constant.name());
    }

    /** Part by part, since the text of a locale without language and country is empty whatever its variant is. */
    private static void locale(KeyBuilder key, Locale locale) {
        key.group("locale", 5).text(locale.getLanguage()).text(locale.getScript());
        key.text(locale.getCountry()).text(locale.getVariant());
        Map<Character, String> extensions = new TreeMap<>();
        locale.getExtensionKeys().forEach(letter -> extensions.put(letter, locale.getExtension(letter)));
        key.text(extensions.toString());
    }
}
