package dev.larder.internal.store.redis;

import java.io.File;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DriverInfo;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

/** What a connection begins with: time-outs, TLS, login, database, names. */
final class Handshake {

    private Handshake() {}

    /** With a server that holds entries. */
    static JedisClientConfig withServer(RedisSettings settings, Location location) {
        return builder(settings, location, location.login().or(settings.logins().server()))
                .database(location.database())
                .build();
    }

    /** With a sentinel, which has no databases. */
    static JedisClientConfig withSentinel(RedisSettings settings, Location location) {
        return builder(settings, location, settings.logins().sentinel()).build();
    }

    private static DefaultJedisClientConfig.Builder builder(RedisSettings settings, Location location, Login login) {
        DefaultJedisClientConfig.Builder builder = DefaultJedisClientConfig.builder()
                .serverDefaultProtocol() // RESP2, without asking
                .connectionTimeoutMillis(
                        Math.toIntExact(settings.times().connect().toMillis()))
                .socketTimeoutMillis(Math.toIntExact(settings.times().answer().toMillis()))
                .clientName(settings.names().client())
                .clientSetInfoConfig(
                        new ClientSetInfoConfig(library(settings.names().library())));
        if (login.isSet()) {
            builder.user(login.user().isSet() ? login.user().text() : null)
                    .password(login.password().text());
        }
        if (location.tls()) {
            builder.sslOptions(tls(settings.tls()));
        }
        return builder;
    }

    private static DriverInfo library(String name) {
        return name.isEmpty()
                ? DriverInfo.builder().addUpstreamDriver("larder", version()).build()
                : DriverInfo.builder().name(name).build();
    }

    private static String version() {
        return Optional.ofNullable(Handshake.class.getPackage().getImplementationVersion())
                .orElse("0.1");
    }

    private static SslOptions tls(RedisSettings.Tls tls) {
        SSLParameters named = new SSLParameters();
        named.setEndpointIdentificationAlgorithm("HTTPS"); // the certificate must name the host
        SslOptions.Builder options =
                SslOptions.builder().sslVerifyMode(SslVerifyMode.FULL).sslParameters(named);
        if (!tls.trustStore().isEmpty()) {
            options.truststore(new File(tls.trustStore()), characters(tls.trustPassword()));
        }
        if (!tls.keyStore().isEmpty()) {
            options.keystore(new File(tls.keyStore()), characters(tls.keyPassword()));
        }
        return options.build();
    }

    private static char[] characters(Secret password) {
        return password.text().toCharArray();
    }
}
