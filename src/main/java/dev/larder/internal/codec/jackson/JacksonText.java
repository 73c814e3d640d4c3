package dev.larder.internal.codec.jackson;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.larder.internal.codec.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

/** JSON by Jackson, with the modules that the application brings. No class is taken from the JSON itself. */
public final class JacksonText implements JsonText {

    private final ObjectMapper mapper;

    private JacksonText(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Sets Jackson up.
     *
     * @param application where its modules are looked for
     * @return the library
     */
    public static JsonText with(ClassLoader application) {
        return new JacksonText(JsonMapper.builder()
                .addModules(MapperBuilder.findModules(application))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .deactivateDefaultTyping()
                .build());
    }

    @Override
    public String name() {
        return "jackson";
    }

    @Override
    public byte[] write(Object value, Type type) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Object read(byte[] json, Class<?> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
