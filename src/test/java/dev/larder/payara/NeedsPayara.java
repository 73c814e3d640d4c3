package dev.larder.payara;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests where the build has not put Payara Micro in its place, and says so; in CI they fail. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPayara.Condition.class)
@interface NeedsPayara {

    /** Looks for the file. */
    final class Condition implements ExecutionCondition {

        static final Path JAR = Path.of("target/payara/payara-micro.jar");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Files.exists(JAR)) {
                return ConditionEvaluationResult.enabled("Payara Micro is there");
            }
            String missing = JAR + " is not there (-Dpayara.skip?), so nothing was tested on Payara Micro.";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(missing);
            }
            System.err.println("[WARNING] " + context.getDisplayName() + ": " + missing);
            return ConditionEvaluationResult.disabled(missing);
        }
    }
}
