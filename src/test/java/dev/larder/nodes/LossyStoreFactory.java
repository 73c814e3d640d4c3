package dev.larder.nodes;

import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadLocalRandom;

/** Another backend, {@code options.behind}, whose bus hands over only a part of what it hears, and says nothing of the rest. */
public final class LossyStoreFactory implements StoreFactory {

    private static volatile int percent;

    /** From now on, in this process. */
    static void losePercent(int lost) {
        percent = lost;
    }

    /** A class loader in which this is a service, as it should not be for all tests. */
    static ClassLoader seenFrom(ClassLoader parent) throws IOException {
        Path directory = Files.createTempDirectory("larder-nodes");
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Path file = Files.writeString(
                services.resolve(StoreFactory.class.getName()), LossyStoreFactory.class.getName() + "\n");
        for (Path made = file; !made.equals(directory.getParent()); made = made.getParent()) {
            made.toFile().deleteOnExit();
        }
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, parent);
    }

    @Override
    public String backend() {
        return "lossy";
    }

    @Override
    public Store open(StoreContext context) {
        return behind(context).open(without(context));
    }

    @Override
    public Optional<Bus> bus(StoreContext context) {
        return behind(context).bus(without(context)).map(Lossy::new);
    }

    private static StoreFactory behind(StoreContext context) {
        String name = context.settings().options().get("behind");
        return ServiceLoader.load(StoreFactory.class, context.classLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.backend().equals(name))
                .findAny()
                .orElseThrow();
    }

    private static StoreContext without(StoreContext context) {
        StoreSettings its = context.settings();
        Map<String, String> options = new HashMap<>(its.options());
        options.remove("behind");
        return new StoreContext(
                context.cacheName(),
                context.keyPrefix(),
                new StoreSettings(its.location(), its.bounds(), its.codec(), options),
                context.codec(),
                context.classLoader());
    }

    private record Lossy(Bus bus) implements Bus {

        @Override
        public void send(byte[] message) {
            bus.send(message);
        }

        @Override
        public void listen(Listener listener) {
            bus.listen(new Listener() {
                @Override
                public void received(byte[] message) {
                    if (ThreadLocalRandom.current().nextInt(100) >= percent) {
                        listener.received(message);
                    }
                }

                @Override
                public void gap() {
                    listener.gap();
                }
            });
        }

        @Override
        public void close() {
            bus.close();
        }
    }
}
