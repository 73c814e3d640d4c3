package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes wait for the transaction that was begun further out, and are dropped with it. */
class HeldBackTest {

    private final Deployment deployment = new Deployment(
            Stock.class, TestTransactions.class, TestTransactions.Required.class, TestTransactions.RequiresNew.class);
    private final Stock stock = deployment.bean(Stock.class);
    private final TestTransactions transactions = deployment.bean(TestTransactions.class);

    @AfterEach
    void undeploy() {
        deployment.close();
    }

    @Test
    void anInvalidationTakesEffectWithTheOuterCommit() {
        assertThat(stock.amount("tea")).isEqualTo(1);
        transactions.begin();
        stock.change("tea");
        assertThat(elsewhere("tea")).isEqualTo(1);
        transactions.commit();
        assertThat(stock.amount("tea")).isEqualTo(2);
    }

    @Test
    void anInvalidationIsDroppedWithTheOuterRollback() {
        assertThat(stock.amount("tea")).isEqualTo(1);
        transactions.begin();
        stock.change("tea");
        transactions.rollback();
        assertThat(stock.amount("tea")).isEqualTo(1);
    }

    @Test
    void aPutIsSeenByOthersWithTheCommitAndNeverAfterARollback() {
        transactions.begin();
        stock.set("tea", 70);
        transactions.rollback();
        assertThat(stock.amount("tea")).isEqualTo(1);
        transactions.begin();
        stock.set("tea", 80);
        assertThat(elsewhere("tea")).isEqualTo(1);
        transactions.commit();
        assertThat(stock.amount("tea")).isEqualTo(80);
    }

    @Test
    void removalsWaitToo() {
        stock.amount("tea");
        stock.amount("ale");
        transactions.begin();
        stock.drop("tea");
        assertThat(elsewhere("tea")).isEqualTo(1);
        transactions.commit();
        assertThat(stock.amount("tea")).isEqualTo(3);
        assertThat(stock.amount("ale")).isEqualTo(2);
        transactions.begin();
        stock.dropAll();
        assertThat(elsewhere("ale")).isEqualTo(2);
        transactions.commit();
        assertThat(stock.amount("ale")).isEqualTo(4);
    }

    @Test
    void aRemovalBeforeTheMethodWaitsToo() {
        stock.amount("tea");
        transactions.begin();
        stock.dropBefore("tea");
        assertThat(elsewhere("tea")).isEqualTo(1);
        transactions.rollback();
        assertThat(stock.amount("tea")).isEqualTo(1);
    }

    @Test
    void withinTheTransactionAChangedKeyIsComputedAndNotKept() {
        assertThat(stock.amount("tea")).isEqualTo(1);
        assertThat(stock.amount("ale")).isEqualTo(2);
        transactions.begin();
        stock.drop("tea");
        assertThat(stock.amount("tea")).isEqualTo(3);
        assertThat(stock.amount("tea")).isEqualTo(4);
        assertThat(stock.amount("ale")).as("of another key").isEqualTo(2);
        transactions.rollback();
        assertThat(stock.amount("tea")).isEqualTo(1);
    }

    @Test
    void whatIsLoadedBesideUncommittedChangesIsNotKept() {
        transactions.begin();
        stock.drop("tea");
        assertThat(stock.amount("ale")).isEqualTo(1);
        transactions.rollback();
        assertThat(stock.amount("ale")).isEqualTo(2);
    }

    @Test
    void whatAChangingMethodLoadsItselfIsNotKept() {
        transactions.begin();
        assertThat(stock.changeAndRead("tea")).isEqualTo(1);
        transactions.rollback();
        assertThat(stock.amount("tea")).isEqualTo(2);
    }

    @Test
    void aLoadThatChangesSomethingItselfIsNotKept() {
        transactions.begin();
        assertThat(stock.amountAfterChange("tea")).isEqualTo(1);
        transactions.rollback();
        assertThat(stock.amountAfterChange("tea")).isEqualTo(2);
    }

    @Test
    void aResultThatIsAlwaysComputedIsNotKeptBesideChanges() {
        stock.amount("tea");
        transactions.begin();
        stock.drop("ale");
        assertThat(stock.recounted("tea")).isEqualTo(2);
        transactions.rollback();
        assertThat(stock.amount("tea")).isEqualTo(1);
    }

    @Test
    void aPromisedResultIsNotKeptBesideChanges() {
        transactions.begin();
        stock.drop("ale");
        assertThat(stock.promised("tea").toCompletableFuture().join()).isEqualTo(1);
        transactions.rollback();
        assertThat(stock.promised("tea").toCompletableFuture().join()).isEqualTo(2);
    }

    @Test
    void aTransactionOfItsOwnCountsByItself() {
        stock.amount("tea");
        transactions.begin();
        stock.changeInItsOwn("tea");
        assertThat(elsewhere("tea")).as("it has been committed").isEqualTo(2);
        transactions.rollback();
        assertThat(stock.amount("tea")).as("what was committed stays so").isEqualTo(2);
    }

    @Test
    void aTransactionOfItsOwnThatFailsChangesNothing() {
        stock.amount("tea");
        transactions.begin();
        assertThatThrownBy(() -> stock.failInItsOwn("tea")).hasMessage("out of tea");
        transactions.commit();
        assertThat(stock.amount("tea")).isEqualTo(1);
    }

    @Test
    void aTransactionThatCanOnlyBeRolledBackChangesNothing() {
        stock.amount("tea");
        transactions.begin();
        transactions.setRollbackOnly();
        stock.change("tea");
        transactions.rollback();
        assertThat(stock.amount("tea")).isEqualTo(1);
    }

    @Test
    void whenNobodyKnowsHowItEndedWhatWasPutIsRemovedAndTagsAreInvalidated() {
        stock.amount("tea");
        stock.amount("ale");
        transactions.begin();
        stock.set("tea", 70);
        stock.change("ale");
        transactions.end(Status.STATUS_UNKNOWN);
        assertThat(stock.amount("tea")).isEqualTo(3);
        assertThat(stock.amount("ale")).isEqualTo(4);
    }

    @Test
    void aChangePromisedForLaterWaitsForPromiseAndCommit() {
        stock.amount("tea");
        CompletableFuture<String> done = new CompletableFuture<>();
        transactions.begin();
        stock.changeLater("tea", done);
        transactions.commit();
        assertThat(stock.amount("tea")).isEqualTo(1);
        done.complete("done");
        assertThat(stock.amount("tea")).isEqualTo(2);
    }

    @Test
    void withoutATransactionChangesTakeEffectAtOnce() {
        stock.amount("tea");
        stock.drop("tea");
        assertThat(stock.amount("tea")).isEqualTo(2);
    }

    /** As another thread without a transaction sees it. */
    private int elsewhere(String article) {
        return CompletableFuture.supplyAsync(() -> stock.amount(article), deployment.caches.threads)
                .join();
    }

    /** Methods that change what is cached; counts its computations. */
    @ApplicationScoped
    @CacheDefaults(cacheName = "stock")
    static class Stock {

        private final AtomicInteger computed = new AtomicInteger();

        @Inject
        Stock self;

        @CacheResult
        @CacheTags("article:{article}")
        public int amount(@CacheKey String article) {
            return computed.incrementAndGet();
        }

        @CacheResult(cacheName = "promised")
        public CompletionStage<Integer> promised(String article) {
            return CompletableFuture.completedFuture(computed.incrementAndGet());
        }

        @CacheResult(skipGet = true)
        public int recounted(String article) {
            return computed.incrementAndGet();
        }

        @CacheResult(cacheName = "changing")
        public int amountAfterChange(String article) {
            self.drop("ale");
            return computed.incrementAndGet();
        }

        @Transactional
        @InvalidateTags("article:{article}")
        public void change(String article) {}

        @Transactional
        @InvalidateTags("other:{article}")
        public int changeAndRead(String article) {
            return self.amount(article);
        }

        @InvalidateTags("article:{article}")
        public CompletionStage<String> changeLater(String article, CompletionStage<String> done) {
            return done;
        }

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        @InvalidateTags("article:{article}")
        public void changeInItsOwn(String article) {}

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        @InvalidateTags("article:{article}")
        public void failInItsOwn(String article) {
            throw new IllegalStateException("out of " + article);
        }

        @CachePut
        public void set(@CacheKey String article, @CacheValue int amount) {}

        @CacheRemove
        public void drop(String article) {}

        @CacheRemove(afterInvocation = false)
        public void dropBefore(String article) {}

        @CacheRemoveAll
        public void dropAll() {}
    }
}
