package io.aihub.sandbox.traffic;

import io.aihub.sandbox.model.PatientFlow;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What to ask, whom, and how often.
 *
 * @param target resolved anew for every new connection; null when there is no endpoint
 * @param modelName in the path of every request
 * @param flow the patients to begin with
 * @param load how much and how
 * @param clock tells when a request finished
 */
public record TrafficConfig(
        Supplier<InetSocketAddress> target,
        String modelName,
        PatientFlow flow,
        Load load,
        Clock clock) {

    /**
     * How much, over which connections.
     *
     * @param requestsPerSecond over all connections, above 0 to 2000
     * @param rows per request, 1 to 1000
     * @param keptConnections kept alive side by side, 0 to 64; none makes every request a fresh one
     * @param freshEvery one request in so many opens a connection of its own, from 1
     * @param timeout for connecting, and again from the request to the last byte of the answer
     */
    public record Load(
            double requestsPerSecond,
            int rows,
            int keptConnections,
            int freshEvery,
            Duration timeout) {

        /** 100 requests of four rows a second, six kept connections, one in four fresh, 2 s. */
        public static final Load STANDARD = new Load(100, 4, 6, 4, Duration.ofSeconds(2));

        /**
         * @throws IllegalArgumentException when a number is out of its range
         */
        public Load {
            require(
                    requestsPerSecond > 0 && requestsPerSecond <= 2000,
                    "requestsPerSecond must be above 0, at most 2000");
            require(rows >= 1 && rows <= 1000, "rows must be from 1 to 1000");
            require(
                    keptConnections >= 0 && keptConnections <= 64,
                    "keptConnections must be from 0 to 64");
            require(freshEvery >= 1, "freshEvery must be at least 1");
            require(timeout.toMillis() >= 1, "timeout must be at least 1 ms");
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException(otherwise);
            }
        }
    }

    /** With the {@link Load#STANDARD standard load}. */
    public static TrafficConfig of(
            Supplier<InetSocketAddress> target, String modelName, PatientFlow flow, Clock clock) {
        return new TrafficConfig(target, modelName, flow, Load.STANDARD, clock);
    }

    /** The same with another load. */
    public TrafficConfig with(Load other) {
        return new TrafficConfig(target, modelName, flow, other, clock);
    }
}
