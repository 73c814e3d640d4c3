package dev.larder.internal.page;

import jakarta.servlet.http.Cookie;
import java.util.Map;

/** A cookie that tells when its value is read. */
final class ObservedCookie extends Cookie {

    private static final long serialVersionUID = 1L;

    private final transient ReadInputs inputs;

    ObservedCookie(Cookie cookie, ReadInputs inputs) {
        super(cookie.getName(), cookie.getValue());
        this.inputs = inputs;
        for (Map.Entry<String, String> attribute : cookie.getAttributes().entrySet()) {
            setAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    @Override
    public String getValue() {
        if (inputs != null) {
            inputs.cookie(getName());
        }
        return super.getValue();
    }
}
