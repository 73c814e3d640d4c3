package dev.larder.internal.method;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A method and the annotations that count for it.
 *
 * <p>As JSR-107 says by way of JSR-250 (section 2.1): annotations of a class count for the methods it declares itself, an inherited
 * method keeps what its own class gave it, and interfaces give nothing.
 *
 * @param own the annotations of the method, those of its stereotypes included
 * @param ofType the annotations of the class that declares it, those of its stereotypes included
 * @param ofParameters the annotations of each parameter
 */
record Declaration(Method method, Set<Annotation> own, Set<Annotation> ofType, List<Set<Annotation>> ofParameters) {

    private static final List<Class<? extends Annotation>> NOT_BUSINESS =
            List.of(PostConstruct.class, PreDestroy.class, Inject.class, AroundInvoke.class);

    /** The declaration of a method as the container sees it, changes of other extensions included. */
    static Declaration of(AnnotatedMethod<?> annotated) {
        Method method = annotated.getJavaMember();
        Class<?> declaring = method.getDeclaringClass();
        boolean inherited = annotated.getDeclaringType().getJavaClass() != declaring;
        Collection<Annotation> ofType = inherited
                ? List.of(declaring.getAnnotations())
                : annotated.getDeclaringType().getAnnotations();
        List<Set<Annotation>> ofParameters = annotated.getParameters().stream()
                .map(AnnotatedParameter::getAnnotations)
                .map(Set::copyOf)
                .toList();
        return new Declaration(
                method, withStereotypes(annotated.getAnnotations()), withStereotypes(ofType), ofParameters);
    }

    private static Set<Annotation> withStereotypes(Collection<Annotation> annotations) {
        Set<Annotation> all = new HashSet<>();
        annotations.forEach(annotation -> addWithStereotypes(annotation, all));
        return Set.copyOf(all);
    }

    private static void addWithStereotypes(Annotation annotation, Set<Annotation> all) {
        boolean isNew = all.add(annotation);
        if (isNew && annotation.annotationType().isAnnotationPresent(Stereotype.class)) {
            Arrays.stream(annotation.annotationType().getAnnotations())
                    .forEach(inner -> addWithStereotypes(inner, all));
        }
    }

    /** The method's own annotation of a type. */
    <A extends Annotation> @Nullable A own(Class<A> type) {
        return among(own, type);
    }

    /** The annotation of the declaring class. */
    <A extends Annotation> @Nullable A ofType(Class<A> type) {
        return among(ofType, type);
    }

    /** The method's own annotation, else that of the class. */
    <A extends Annotation> @Nullable A nearest(Class<A> type) {
        A nearest = own(type);
        return nearest != null ? nearest : ofType(type);
    }

    /** Whether callers of the bean can call the method, so that an annotation of the class is meant for it. */
    boolean isBusiness() {
        int hidden = Modifier.PRIVATE | Modifier.STATIC;
        return (method.getModifiers() & hidden) == 0
                && !method.isSynthetic()
                && NOT_BUSINESS.stream().allMatch(type -> own(type) == null);
    }

    /** The positions of the parameters that carry an annotation. */
    int[] parametersWith(Class<? extends Annotation> type) {
        return IntStream.range(0, ofParameters.size())
                .filter(i -> among(ofParameters.get(i), type) != null)
                .toArray();
    }

    /** The name that JSR-107 gives a method's cache, which also says where the method stands. */
    String name() {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(
                        ",", method.getDeclaringClass().getName() + "." + method.getName() + "(", ")"));
    }

    private static <A extends Annotation> @Nullable A among(Set<Annotation> annotations, Class<A> type) {
        for (Annotation annotation : annotations) {
            if (annotation.annotationType() == type) {
                return type.cast(annotation);
            }
        }
        return null;
    }
}
