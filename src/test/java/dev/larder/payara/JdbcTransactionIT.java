package dev.larder.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.store.jdbc.DatabaseServer;
import dev.larder.internal.store.jdbc.NeedsServer;
import dev.larder.internal.store.jdbc.ServerKind;
import dev.larder.payara.shop.Counted;
import dev.larder.payara.till.Till;
import dev.larder.payara.vault.Vault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cache in the application's own database, by the application's own data source, whose transactions are the server's: PostgreSQL, and
 * the H2 that Payara brings.
 */
@NeedsPayara
@NeedsServer(ServerKind.POSTGRESQL)
@ExtendWith(PayaraServer.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcTransactionIT {

    private static final String OF_H2 = "java:comp/DefaultDataSource";
    private static final String OF_POSTGRESQL = "java:app/jdbc/vault";

    private final Map<String, Site> sites = new HashMap<>();
    private final List<WebArchive> wars = new ArrayList<>();

    @BeforeAll
    void deploy(PayaraServer payara, DatabaseServer database) {
        deploy(payara, "h2", war("vault-h2", OF_H2));
        WebArchive war = war("vault-postgresql", OF_POSTGRESQL)
                .addAsLibraries(Wars.jar(org.postgresql.Driver.class))
                .setWebXML(new StringAsset(descriptor(database.port())));
        deploy(payara, "postgresql", war);
    }

    private void deploy(PayaraServer payara, String database, WebArchive war) {
        wars.add(war);
        sites.put(database, payara.deploy(war));
        sites.get(database).body("vault/create");
    }

    private static WebArchive war(String name, String source) {
        WebArchive war = Wars.withLarder(name)
                .addPackage(Vault.class.getPackage())
                .addPackage(Till.class.getPackage())
                .addClass(Counted.class);
        return Wars.settings(
                war,
                "vault.source = " + source,
                "larder.caches.default.backend = jdbc",
                "larder.caches.default.location = " + source,
                "larder.caches.default.options.timeout = 20s");
    }

    private static String descriptor(int port) {
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <data-source>
                    <name>%s</name>
                    <class-name>org.postgresql.ds.PGSimpleDataSource</class-name>
                    <server-name>127.0.0.1</server-name>
                    <port-number>%d</port-number>
                    <database-name>postgres</database-name>
                    <user>larder</user>
                    <password>Swordfish-1</password>
                    <transactional>true</transactional>
                  </data-source>
                </web-app>
                """.formatted(OF_POSTGRESQL, port);
    }

    @AfterAll
    void undeploy(PayaraServer payara) {
        wars.forEach(payara::undeploy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void aCommittedTransactionIsWholeThoughTheCacheWasRefusedAnInsert(String database) {
        Site site = sites.get(database);
        assertThat(site.body("vault/commit?id=committed")).isEqualTo("true false");
        assertThat(site.body("vault/orders?id=committed")).isEqualTo("2");
        assertThat(site.body("vault/cached?id=committed")).isEqualTo("kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void aRolledBackTransactionTakesNothingOutOfTheCacheAndPutsNothingBack(String database) {
        Site site = sites.get(database);
        site.body("vault/put?id=undone-old");
        assertThat(site.body("vault/rollback?id=undone")).isEqualTo("true false");
        assertThat(site.body("vault/orders?id=undone")).isEqualTo("0");
        assertThat(site.body("vault/cached?id=undone")).isEqualTo("kept");
        assertThat(site.body("vault/cached?id=undone-old")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void aMethodsChangeIsHeldBackUntilTheCommitAndDroppedWithARollback(String database) {
        Site site = sites.get(database);
        String before = site.body("till/read?id=held-back");
        assertThat(site.body("till/rollback?id=held-back&change=remove")).isEqualTo(before);
        assertThat(site.body("till/read?id=held-back")).isEqualTo(before);
        assertThat(site.body("till/commit?id=held-back&change=remove")).isEqualTo(before);
        assertThat(site.body("till/read?id=held-back")).isNotEqualTo(before);
    }
}
