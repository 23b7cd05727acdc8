package io.aihub.operator.observe;

import io.aihub.api.v1alpha1.ModelRevisionStatus;
import io.aihub.api.v1alpha1.revision.ServedInterval;
import io.aihub.decision.plan.Served;
import io.aihub.decision.plan.Served.Began;
import io.aihub.decision.plan.Served.Ended;
import io.aihub.dossier.time.ApiDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The times in which a revision answered, as its snapshot remembers them. A status without them was
 * written before there were any, and had its first and its last moment (docs/adr/0012); the first
 * write adds them.
 */
public final class ServedMapping {
    private static final int MOST = 20;

    private ServedMapping() {}

    /** Since when it answers; absent while it does not. */
    public static Optional<Instant> openSince(ModelRevisionStatus status) {
        return intervals(status).stream()
                .filter(interval -> interval.to() == null)
                .findFirst()
                .flatMap(interval -> ApiDate.time(interval.from()));
    }

    /** The times that are known, oldest first. */
    public static List<ServedInterval> intervals(ModelRevisionStatus status) {
        if (status == null) {
            return List.of();
        }
        Optional<Instant> first = ApiDate.time(status.firstServed());
        if (!status.served().isEmpty() || first.isEmpty()) {
            return status.served();
        }
        String left =
                ApiDate.time(status.lastServed())
                        .filter(last -> !last.isBefore(first.get()))
                        .map(Instant::toString)
                        .orElse(null);
        return List.of(new ServedInterval(first.get().toString(), left, null, null));
    }

    /** The same with what is newly known. */
    public static List<ServedInterval> with(List<ServedInterval> known, Served change) {
        List<ServedInterval> all = new ArrayList<>(known);
        int open = open(all);
        if (change instanceof Began began && open < 0) {
            all.add(new ServedInterval(began.from().toString(), null, null, null));
        }
        if (change instanceof Ended ended && open >= 0) {
            all.set(open, ended(all.get(open), ended));
        }
        while (all.size() > MOST) {
            all.set(1, together(all.get(0), all.get(1)));
            all.remove(0);
        }
        return List.copyOf(all);
    }

    private static int open(List<ServedInterval> all) {
        int last = all.size() - 1;
        return last >= 0 && all.get(last).to() == null ? last : -1;
    }

    /** No time ends before it began, also where a clock was set back. */
    private static ServedInterval ended(ServedInterval open, Ended ended) {
        Instant from = ApiDate.time(open.from()).orElse(ended.to());
        Instant to = ended.to().isBefore(from) ? from : ended.to();
        return new ServedInterval(
                open.from(), to.toString(), ended.why().orElse(null), open.times());
    }

    private static ServedInterval together(ServedInterval one, ServedInterval next) {
        return new ServedInterval(one.from(), next.to(), next.why(), times(one) + times(next));
    }

    private static long times(ServedInterval interval) {
        return interval.times() == null ? 1 : interval.times();
    }
}
