package dev.larder.payara;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Payara Micro with Hazelcast on, in a process of its own; it serves all the test classes that deploy and undeploy by themselves. */
final class PayaraServer implements AutoCloseable {

    private static final String ANSWER = "@@";
    private static final long MINUTES = 4;

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final StringBuffer log = new StringBuffer();
    private final int port = freePort();
    private final Process process;
    private final PrintStream commands;

    private PayaraServer() throws IOException {
        process = new ProcessBuilder(command()).redirectErrorStream(true).start();
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "payara-log");
        reader.setDaemon(true);
        reader.start();
        next("the start");
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-XX:SoftRefLRUPolicyMSPerMB=0"); // softly held is not kept
        command.addAll(opened("Add-Opens", "--add-opens"));
        command.addAll(opened("Add-Exports", "--add-exports"));
        command.addAll(List.of("-cp", NeedsPayara.Condition.JAR.toString()));
        command.addAll(List.of(
                "src/test/payara/Server.java",
                String.valueOf(port),
                emptyFolder().toString()));
        return command;
    }

    private static Path emptyFolder() throws IOException {
        Path folder = Path.of("target/payara/server");
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /** What the manifest says, which counts for {@code java -jar} alone. */
    private static List<String> opened(String entry, String option) throws IOException {
        try (JarFile jar = new JarFile(NeedsPayara.Condition.JAR.toFile())) {
            String packages = jar.getManifest().getMainAttributes().getValue(entry);
            return Arrays.stream(packages.split(" "))
                    .map(name -> option + "=" + name + "=ALL-UNNAMED")
                    .toList();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintStream file = new PrintStream("target/payara/server.log", StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.println(line);
                if (line.startsWith(ANSWER)) {
                    answers.add(line.substring(ANSWER.length()));
                } else {
                    log.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            log.append(e);
        }
    }

    private String next(String what) {
        try {
            String answer = answers.poll(MINUTES, TimeUnit.MINUTES);
            if (answer == null) {
                throw new IllegalStateException("No answer to " + what + ". The log:\n" + log);
            }
            return answer;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Carries out one command of {@code Server.java}. */
    String say(String command) {
        commands.println(command);
        return next(command);
    }

    /** Deploys an application under its name. */
    Site deploy(WebArchive war) {
        int before = log.length();
        if (!isDeployed(war)) {
            throw new AssertionError(war.getName() + " was not deployed:\n" + log.substring(before));
        }
        return new Site(URI.create("http://127.0.0.1:" + port + "/" + name(war) + "/"));
    }

    /** Tries to. */
    boolean isDeployed(WebArchive war) {
        File file = new File("target/payara", war.getName());
        war.as(ZipExporter.class).exportTo(file, true);
        return say("deploy " + name(war) + " " + file).equals("true");
    }

    void undeploy(WebArchive war) {
        say("undeploy " + name(war));
    }

    private static String name(WebArchive war) {
        return war.getName().replace(".war", "");
    }

    /** What the server has written so far. */
    String log() {
        return log.toString();
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Hands the one server to test methods and ends it after the last of them. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == PayaraServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Shared.class))
                    .computeIfAbsent(PayaraServer.class, key -> start(), PayaraServer.class);
        }

        private static PayaraServer start() {
            try {
                return new PayaraServer();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
