package dev.larder.internal.codec.jsonb;

import dev.larder.internal.codec.JsonText;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** JSON by Jakarta JSON Binding, which every Jakarta EE server brings. */
public final class JsonbText implements JsonText {

    private final Jsonb jsonb;

    private JsonbText(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /**
     * Finds the implementation.
     *
     * @return the library
     * @throws jakarta.json.bind.JsonbException when there is none
     */
    public static JsonText found() {
        return new JsonbText(JsonbBuilder.create());
    }

    @Override
    public String name() {
        return "jsonb";
    }

    @Override
    public byte[] write(Object value, Type type) {
        return jsonb.toJson(value, type).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Object read(byte[] json, Class<?> type) {
        return jsonb.fromJson(new String(json, StandardCharsets.UTF_8), type);
    }
}
