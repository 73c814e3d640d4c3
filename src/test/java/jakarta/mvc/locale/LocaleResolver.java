package jakarta.mvc.locale;

/** Stands for Jakarta MVC's own, which is known by its name only. */
public interface LocaleResolver {}
