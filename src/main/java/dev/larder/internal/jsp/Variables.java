package dev.larder.internal.jsp;

import jakarta.servlet.jsp.PageContext;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The names of the attributes that a page has at a live part, and that will not be there when the part is computed for others.
 *
 * @param ofPage in page scope
 * @param ofRequest in request scope
 */
record Variables(Set<String> ofPage, Set<String> ofRequest) {

    static final Variables NONE = new Variables(Set.of(), Set.of());

    /** What containers and tags keep for themselves. */
    private static final List<String> PLATFORM = List.of(
            "jakarta.servlet.",
            "org.apache.taglibs.standard.",
            "org.apache.jasper.",
            "org.glassfish.wasp.",
            "dev.larder.");

    /** Language, time zone and messages of the standard tags, which their tags look at. */
    static final String TAGS = "jakarta.servlet.jsp.jstl.";

    private static final String PAGE = "p";
    private static final String REQUEST = "r";

    /**
     * Those of a page, as it is now.
     *
     * @param remains whether an attribute of the request is there later on, with the same value
     */
    static Variables of(PageContext page, BiPredicate<String, Object> remains) {
        Map<String, Object> request = RequestAttributes.of(page);
        request.entrySet().removeIf(attribute -> remains.test(attribute.getKey(), attribute.getValue()));
        return new Variables(
                applications(Collections.list(page.getAttributeNamesInScope(PageContext.PAGE_SCOPE))),
                applications(request.keySet()));
    }

    private static Set<String> applications(Collection<String> names) {
        Set<String> counted = new TreeSet<>(names);
        counted.removeIf(name -> !isApplications(name));
        return counted;
    }

    /** Whether an attribute is the application's, or one by which it tells tags something. */
    static boolean isApplications(String name) {
        return name.startsWith(TAGS) || PLATFORM.stream().noneMatch(name::startsWith);
    }

    /** These and those. */
    Variables plus(Variables more) {
        return new Variables(both(ofPage, more.ofPage), both(ofRequest, more.ofRequest));
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return all;
    }

    /** As texts, one for each. */
    Stream<String> toTexts() {
        return Stream.concat(
                ofPage.stream().map(PAGE::concat), ofRequest.stream().map(REQUEST::concat));
    }

    /** From those texts. */
    static Variables ofTexts(Collection<String> texts) {
        return new Variables(starting(PAGE, texts), starting(REQUEST, texts));
    }

    private static Set<String> starting(String scope, Collection<String> texts) {
        Set<String> names = new TreeSet<>();
        texts.stream().filter(text -> text.startsWith(scope)).forEach(text -> names.add(text.substring(1)));
        return names;
    }
}
