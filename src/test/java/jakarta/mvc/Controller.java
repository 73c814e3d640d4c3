package jakarta.mvc;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for Jakarta MVC's own, which is known by its name only. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Controller {}
