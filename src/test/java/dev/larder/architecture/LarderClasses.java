package dev.larder.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.larder.Cache;

/** The classes of both jars, without the tests. */
final class LarderClasses {
    static final JavaClasses ALL = new ClassFileImporter()
            .importUrl(Cache.class.getProtectionDomain().getCodeSource().getLocation());

    private LarderClasses() {}
}
