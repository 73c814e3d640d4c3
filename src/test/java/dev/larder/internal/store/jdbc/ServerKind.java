package dev.larder.internal.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The database servers that the tests run, as Debian and Ubuntu have them. */
public enum ServerKind implements DatabaseServer.Kind {
    POSTGRESQL("postgres", "postgresql") {
        @Override
        Path programs() {
            Path versions = Path.of("/usr/lib/postgresql");
            if (!Files.isDirectory(versions)) {
                return versions;
            }
            try (Stream<Path> found = Files.list(versions)) {
                return found.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.exists(bin.resolve("postgres")))
                        .max(Path::compareTo)
                        .orElse(versions);
            } catch (IOException e) {
                return versions;
            }
        }

        @Override
        public List<String> creation(Path folder) {
            return List.of(
                    programs().resolve("initdb").toString(),
                    "--pgdata=" + folder.resolve("data"),
                    "--username=larder",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync");
        }

        @Override
        public List<String> program(Path folder, int port) {
            return List.of(
                    programs().resolve("postgres").toString(),
                    "-D",
                    folder.resolve("data").toString(),
                    "-p",
                    String.valueOf(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=" + folder,
                    "-c",
                    "fsync=off");
        }

        @Override
        public String url(int port) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=larder&password=Swordfish-1";
        }

        @Override
        public boolean isInstalled() {
            return Files.exists(programs().resolve("postgres"));
        }
    },
    MARIADB("mysql", "mariadb-server") {
        @Override
        Path programs() {
            return Path.of("/usr/sbin");
        }

        @Override
        public List<String> creation(Path folder) {
            return List.of(
                    "mariadb-install-db",
                    "--no-defaults",
                    "--datadir=" + folder.resolve("data"),
                    "--skip-test-db",
                    "--auth-root-authentication-method=normal");
        }

        @Override
        public List<String> program(Path folder, int port) {
            return List.of(
                    programs().resolve("mariadbd").toString(),
                    "--no-defaults",
                    "--datadir=" + folder.resolve("data"),
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + folder.resolve("socket"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--innodb-flush-log-at-trx-commit=0",
                    "--skip-grant-tables",
                    "--skip-networking=0");
        }

        @Override
        public String url(int port) {
            return "jdbc:mariadb://127.0.0.1:" + port
                    + "/larder?createDatabaseIfNotExist=true&user=root&password=Swordfish-1";
        }

        @Override
        public boolean isInstalled() {
            return Files.exists(programs().resolve("mariadbd"));
        }
    };

    private final String user;
    private final String debianPackage;

    ServerKind(String user, String debianPackage) {
        this.user = user;
        this.debianPackage = debianPackage;
    }

    abstract Path programs();

    @Override
    public String user() {
        return user;
    }

    String debianPackage() {
        return debianPackage;
    }
}
