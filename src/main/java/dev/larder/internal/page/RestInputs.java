package dev.larder.internal.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a REST resource method reads of a request, as its annotations declare it. The REST runtime copies all header fields before
 * the method runs, so watching the request does not tell.
 *
 * @param headers names of {@code @HeaderParam}, and {@code Accept} where the method produces more than one type
 * @param cookies names of {@code @CookieParam}
 * @param open what lets the method read anything, such as {@code HttpHeaders}; null when nothing does
 */
public record RestInputs(
        List<String> headers,
        List<String> cookies,
        @Nullable String open) {

    /** The request attribute that carries it. */
    public static final String ATTRIBUTE = "dev.larder.page.rest-inputs";

    /** The request attribute that carries the method's {@link PageDeclaration}. */
    public static final String DECLARATION = "dev.larder.page.declaration";

    public RestInputs {
        headers = List.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /** Both together. */
    public RestInputs plus(RestInputs other) {
        return new RestInputs(
                Stream.concat(headers.stream(), other.headers.stream()).toList(),
                Stream.concat(cookies.stream(), other.cookies.stream()).toList(),
                open == null ? other.open : open);
    }

    /** The same with something that lets the method read anything. */
    public RestInputs open(String what) {
        return new RestInputs(headers, cookies, what);
    }
}
