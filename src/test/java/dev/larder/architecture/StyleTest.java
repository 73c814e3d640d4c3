package dev.larder.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;

/** What the compiler does not see: names, state in statics, where the time comes from. */
class StyleTest {
    private static final String EMPTY_WORDS = ".*[.$]((Abstract|Default)[A-Z]\\w*|\\w*(Manager|Helper|Utils?|Impl))";

    @Test
    void namesSayWhatSetsAClassApart() {
        noClasses()
                .should()
                .haveNameMatching(EMPTY_WORDS)
                .because("these words fit any class and so tell nothing about this one")
                .check(LarderClasses.ALL);
    }

    @Test
    void staticsAreFinal() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .because("two applications in one server, or two tests, would share it")
                .check(LarderClasses.ALL);
    }

    @Test
    void staticsHoldNoState() {
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(JavaClass.Predicates.assignableTo(ConcurrentMap.class)
                        .or(JavaClass.Predicates.resideInAPackage("java.util.concurrent.atomic.."))
                        .as("a concurrent map or an atomic"))
                .allowEmptyShould(true)
                .because("two applications in one server, or two tests, would share it")
                .check(LarderClasses.ALL);
    }

    @Test
    void onlyWiringLooksAtTheClockOnTheWall() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.larder.internal.wiring..")
                .and()
                .haveSimpleNameNotEndingWith("StoreFactory") // made by ServiceLoader, they hand on the clock themselves
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe("it asks the system for the time", StyleTest::asksForTheTime))
                .because("time comes in by constructor, so that tests can move it")
                .check(LarderClasses.ALL);
    }

    private static boolean asksForTheTime(JavaAccess<?> access) {
        var target = access.getTarget();
        var owner = target.getOwner();
        return owner.isEquivalentTo(Clock.class) && target.getName().matches("system.*|tick(Millis|Seconds|Minutes)")
                || owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis")
                || owner.getPackageName().equals(Instant.class.getPackageName()) && isNow(target);
    }

    private static boolean isNow(AccessTarget target) {
        return target.getName().equals("now")
                && target instanceof AccessTarget.CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
