package dev.larder.internal.store.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Hands the tests of a class one running server of each kind, common to all such classes. Where the server is not installed the tests are
 * skipped and say so; in CI they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsServer.Servers.class)
public @interface NeedsServer {

    ServerKind value();

    /** Starts each server when it is first asked for; the last test ends it. */
    final class Servers implements ExecutionCondition, ParameterResolver {

        private static ServerKind kind(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), NeedsServer.class)
                    .orElseThrow()
                    .value();
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            ServerKind kind = kind(context);
            if (kind.isInstalled()) {
                return ConditionEvaluationResult.enabled(kind + " is there");
            }
            String missing = kind + " is not installed (apt-get install " + kind.debianPackage()
                    + "), so nothing was tested with it.";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            return ConditionEvaluationResult.disabled(missing);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DatabaseServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            ServerKind kind = kind(context);
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Servers.class))
                    .computeIfAbsent(kind, DatabaseServer::start, DatabaseServer.class);
        }
    }
}
