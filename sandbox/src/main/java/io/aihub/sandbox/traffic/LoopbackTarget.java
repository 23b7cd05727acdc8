package io.aihub.sandbox.traffic;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/** The target, asked anew each time and never believed: a witness must not load a real service. */
final class LoopbackTarget {
    private final Supplier<InetSocketAddress> target;

    LoopbackTarget(Supplier<InetSocketAddress> target) {
        this.target = target;
    }

    /**
     * Where to connect now; absent when there is no endpoint.
     *
     * @throws IllegalArgumentException when the address is unresolved or not a loopback address
     */
    Optional<InetSocketAddress> resolve() {
        InetSocketAddress address = target.get();
        if (address == null) {
            return Optional.empty();
        }
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "test traffic goes to loopback addresses (127.0.0.0/8, ::1) only, not to "
                            + address);
        }
        return Optional.of(address);
    }
}
