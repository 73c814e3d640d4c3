package dev.larder.outage;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** A server process behind a wire. */
final class Server implements FaultyBackend {

    private final Wire wire;
    private final Map<String, String> settings;
    private final Map<Fault, Step[]> steps = new EnumMap<>(Fault.class);
    private final Runnable ending;

    /** Does something to the process. */
    interface Step {
        void run() throws Exception;
    }

    Server(Wire wire, Map<String, String> settings, Runnable ending) {
        this.wire = wire;
        this.settings = settings;
        this.ending = ending;
        for (Fault fault : Set.of(Fault.SLOW, Fault.GARBLED, Fault.TWICE)) {
            may(fault, () -> wire.begin(fault), wire::end);
        }
    }

    Server may(Fault fault, Step begin, Step end) {
        steps.put(fault, new Step[] {begin, end});
        return this;
    }

    Server without(Fault fault) {
        steps.remove(fault);
        return this;
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public Set<Fault> faults() {
        return steps.keySet();
    }

    @Override
    public void begin(Fault fault) throws Exception {
        steps.get(fault)[0].run();
    }

    @Override
    public void end(Fault fault) throws Exception {
        steps.get(fault)[1].run();
    }

    @Override
    public int asked() {
        return wire.asked();
    }

    @Override
    public void close() {
        wire.close();
        ending.run();
    }
}
