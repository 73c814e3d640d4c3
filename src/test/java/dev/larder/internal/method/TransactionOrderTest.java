package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Changes of caches come after the transaction that the same method commits: the interceptor here stands where Jakarta Transactions
 * §3.7 puts the one of {@code @Transactional}, and looks into the cache at the moment of the commit.
 */
class TransactionOrderTest {

    private final Deployment deployment = new Deployment(Stock.class, Book.class, Committing.class);
    private final Stock stock = deployment.bean(Stock.class);
    private final Book book = deployment.bean(Book.class);

    @AfterEach
    void undeploy() {
        deployment.close();
    }

    @Test
    void invalidatesTagsWhenTheTransactionIsCommitted() {
        assertThat(stock.amount("tea")).isEqualTo(1);
        stock.changeAndInvalidate("tea");
        assertThat(book.seenAtCommit).isEqualTo(1); // nobody could load what the commit was about to change
        assertThat(stock.amount("tea")).isEqualTo(3);
    }

    @Test
    void removesWhenTheTransactionIsCommitted() {
        assertThat(stock.amount("tea")).isEqualTo(1);
        stock.changeAndRemove("tea");
        assertThat(book.seenAtCommit).isEqualTo(1);
        assertThat(stock.amount("tea")).isEqualTo(3);
    }

    @Test
    void changesNothingWhenTheCommitFails() {
        assertThat(stock.amount("tea")).isEqualTo(1);
        book.failing = true;
        assertThatThrownBy(() -> stock.changeAndInvalidate("tea")).hasMessage("rolled back");
        assertThat(stock.amount("tea")).isEqualTo(1);
    }

    /** What was seen, and what is to happen, at the commit. */
    @Singleton
    static class Book {
        int seenAtCommit;
        boolean failing;
    }

    /** Stands for the server's own. */
    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class Committing {

        @Inject
        Stock stock;

        @Inject
        Book book;

        @AroundInvoke
        Object commit(InvocationContext context) throws Exception {
            Object value = context.proceed();
            if (book.failing) {
                throw new IllegalStateException("rolled back");
            }
            book.seenAtCommit = stock.amount("tea");
            return value;
        }
    }

    /** Methods that change what is cached, each in a transaction of its own. */
    @ApplicationScoped
    static class Stock {

        private final AtomicInteger amount = new AtomicInteger();

        @CacheResult(cacheName = "stock")
        @CacheTags("article:{article}")
        public int amount(@CacheKey String article) {
            return amount.incrementAndGet();
        }

        @Transactional
        @InvalidateTags("article:{article}")
        public void changeAndInvalidate(String article) {
            amount.incrementAndGet();
        }

        @Transactional
        @CacheRemove(cacheName = "stock")
        public void changeAndRemove(@CacheKey String article) {
            amount.incrementAndGet();
        }
    }
}
