package dev.larder.payara.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheResult;

/** Has a cached method, which beans of every scope inherit. */
@CacheDefaults(cacheName = "scoped")
public class Scoped implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Counted counted;

    @CacheResult
    public String next(@CacheKey String scope) {
        return counted.next(scope);
    }

    @Dependent
    public static class OfNoScope extends Scoped {
        private static final long serialVersionUID = 1L;
    }

    @RequestScoped
    public static class OfRequest extends Scoped {
        private static final long serialVersionUID = 1L;
    }

    @ConversationScoped
    public static class OfConversation extends Scoped {
        private static final long serialVersionUID = 1L;
    }

    @SessionScoped
    public static class OfSession extends Scoped {
        private static final long serialVersionUID = 1L;
    }

    @ApplicationScoped
    public static class OfApplication extends Scoped {
        private static final long serialVersionUID = 1L;
    }
}
