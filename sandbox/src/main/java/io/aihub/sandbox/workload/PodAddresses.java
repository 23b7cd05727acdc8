package io.aihub.sandbox.workload;

import java.net.InetAddress;
import java.util.random.RandomGenerator;

/**
 * Hands out pod addresses of a range. Where it starts is random, because several clusters may share
 * the machine; whether an address is free shows when the program binds it.
 */
final class PodAddresses {
    private final AddressRange range;
    private int next;

    PodAddresses(AddressRange range, RandomGenerator random) {
        this.range = range;
        this.next = random.nextInt(range.size());
    }

    synchronized InetAddress take() {
        next = (next + 1) % range.size();
        return range.at(next);
    }
}
