package io.aihub.demo.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the model is used: its patients, their requests, and the counts that its pods show. */
public interface Clinic {
    /**
     * From now on these patients come.
     *
     * @throws IllegalArgumentException when there are none of that name
     */
    void patients(String population);

    /** From now on the counts are shown by the pods, or are not. */
    void metrics(Metrics metrics);

    /** Whether pods show their counts. */
    enum Metrics {
        Shown,
        Gone
    }

    /** The requests to the model's Service. */
    Traffic traffic();

    /** A client that sends requests all the time, over connections kept alive and over new ones. */
    interface Traffic {
        /** Begins to send to a Service's port, once somebody listens there. */
        Begun begin(String namespace, String service, int port);

        /** From now on failures count, or do not. */
        void expect(Answers answers);

        /** How many requests were sent so far. */
        long sent();

        /** Failures that count, in words; the first few of them. */
        List<String> failures();

        /** How many failures count. */
        long failed();

        /** Which version answered over the newest connection, and since when only that one does. */
        Optional<Answering> onNewConnections();

        /**
         * Which version answered over connections kept alive, and since when only that one does.
         */
        Optional<Answering> onKeptConnections();
    }

    /** Whether requests are being sent. */
    enum Begun {
        Sending,
        NobodyListens
    }

    /** What may be expected of the Service. */
    enum Answers {
        /** Every request is answered. */
        All,
        /** A stop is declared: failures do not count. */
        MayFail
    }

    /**
     * Who answers.
     *
     * @param version the model's own word
     * @param since the first of the unbroken run of its answers
     */
    record Answering(String version, Instant since) {}
}
