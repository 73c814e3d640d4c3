package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.payara.shop.Counted;
import dev.larder.payara.till.Till;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of caches are held back until the server's own transactions are committed (Jakarta Transactions). */
@NeedsPayara
@ExtendWith(PayaraServer.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionIT {

    private final WebArchive war =
            Wars.withLarder("transactions").addPackage(Till.class.getPackage()).addClass(Counted.class);
    private Site site;

    @BeforeAll
    void deploy(PayaraServer payara) {
        site = payara.deploy(war);
    }

    @AfterAll
    void undeploy(PayaraServer payara) {
        payara.undeploy(war);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalidate", "remove", "remove-all", "put", "session"})
    void aChangeTakesEffectWithTheOuterCommitAndNotBefore(String change) {
        String before = site.body("till/read?id=" + change);
        assertThat(site.body("till/commit?id=" + change + "&change=" + change))
                .as("as another thread sees it, within the transaction")
                .isEqualTo(before);
        assertThat(site.body("till/read?id=" + change)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalidate", "remove", "remove-all", "put", "session"})
    void aChangeIsDroppedWithTheOuterRollback(String change) {
        String id = "rolled-back-" + change;
        String before = site.body("till/read?id=" + id);
        assertThat(site.body("till/rollback?id=" + id + "&change=" + change)).isEqualTo(before);
        assertThat(site.body("till/read?id=" + id)).isEqualTo(before);
    }

    @Test
    void anExceptionRollsBackAndDrops() {
        String before = site.body("till/read?id=failing");
        assertThat(site.body("till/fail?id=failing&change=invalidate")).isEqualTo("failed");
        assertThat(site.body("till/read?id=failing")).isEqualTo(before);
    }

    @Test
    void aTransactionOfItsOwnTakesEffectThoughTheOuterOneIsRolledBack() {
        String before = site.body("till/read?id=own");
        assertThat(site.body("till/rollback?id=own&change=requires-new")).isNotEqualTo(before);
    }

    @Test
    void whatIsReadWithinTheTransactionIsComputedAndNotKept() {
        String before = site.body("till/read?id=within");
        String within = site.body("till/within?id=within");
        assertThat(within).isNotEqualTo(before);
        assertThat(site.body("till/read?id=within")).isEqualTo(before);
    }

    @Test
    void withoutAnOuterTransactionTheMethodsOwnCommitCounts() {
        String before = site.body("till/read?id=alone");
        site.body("till/alone?id=alone&change=invalidate");
        assertThat(site.body("till/read?id=alone")).isNotEqualTo(before);
    }
}
