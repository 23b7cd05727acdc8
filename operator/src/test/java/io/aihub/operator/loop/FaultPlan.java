package io.aihub.operator.loop;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A story in one of whose steps one thing goes wrong.
 *
 * @param step the how-manieth step, from 0
 */
record FaultPlan(Rehearsal rehearsal, int step, Fault fault) {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final int SERVER_ERROR = 500;
    private static final int[] CODES = {FORBIDDEN, NOT_FOUND, CONFLICT, INVALID, SERVER_ERROR};
    private static final int[] LAGS = {1, 2, 5};
    private static final List<String> WATCHED =
            List.of(
                    "aimodels",
                    "modeldecisions",
                    "modelrevisions",
                    "deployments",
                    "services",
                    "pods");

    /**
     * How a plan went.
     *
     * @param struck whether the fault came up
     * @param differences from the undisturbed run, empty when there are none
     */
    record Result(FaultPlan plan, boolean struck, List<String> differences) {}

    /** Every plan of a story. */
    static List<FaultPlan> all(Rehearsal rehearsal) {
        List<FaultPlan> plans = new ArrayList<>();
        for (int step = 0; step < rehearsal.writes().size(); step++) {
            List<String> writes = rehearsal.writes().get(step);
            if (!writes.isEmpty()) {
                for (Fault fault : faults(writes)) {
                    plans.add(new FaultPlan(rehearsal, step, fault));
                }
            }
        }
        return plans;
    }

    private static List<Fault> faults(List<String> writes) {
        List<Fault> faults = new ArrayList<>();
        for (int write = 1; write <= writes.size(); write++) {
            for (Fault.Moment moment : Fault.Moment.values()) {
                faults.add(new Fault.Crash(write, moment));
            }
            faults.add(new Fault.TimedOut(write, true));
            faults.add(new Fault.TimedOut(write, false));
        }
        Set<String> classes = new LinkedHashSet<>(writes);
        for (String of : classes) {
            for (int code : CODES) {
                if (isTruthful(of, code)) {
                    faults.add(new Fault.Refused(of, code));
                }
            }
            if (!of.equals("Create events")) {
                faults.add(new Fault.Denied(of, FORBIDDEN));
                faults.add(new Fault.Denied(of, INVALID));
            }
            if (of.equals("Apply aimodels/status")) {
                // Somebody else changes the model before each of its writes.
                faults.add(new Fault.Denied(of, CONFLICT));
                faults.add(new Fault.Denied(of, SERVER_ERROR));
            }
        }
        for (String plural : WATCHED) {
            for (int lag : LAGS) {
                faults.add(new Fault.Late(plural, lag));
            }
            faults.add(new Fault.Twice(plural));
            faults.add(new Fault.Swapped(plural));
        }
        faults.add(new Fault.SecondOperator());
        return faults;
    }

    /**
     * Whether a server says so of a write that it did not make. Of a create, 409 says that the name
     * exists and 404 that the namespace does not. An event that is not valid is given up, rightly.
     */
    private static boolean isTruthful(String of, int code) {
        boolean create = of.startsWith("Create ");
        return !(create && (code == CONFLICT || code == NOT_FOUND))
                && !(of.equals("Create events") && code == INVALID);
    }

    /** What kind of fault meets what: of plans that share it, one is as good as another. */
    String matter() {
        String kind = rehearsal.story() + " / " + fault.getClass().getSimpleName() + " / ";
        List<String> writes = rehearsal.writes().get(step);
        if (fault instanceof Fault.Crash crash) {
            return kind + writes.get(crash.write() - 1);
        }
        if (fault instanceof Fault.TimedOut late) {
            return kind + writes.get(late.write() - 1);
        }
        if (fault instanceof Fault.Refused refused) {
            return kind + refused.of();
        }
        if (fault instanceof Fault.Denied denied) {
            return kind + denied.of();
        }
        if (fault instanceof Fault.Late late) {
            return kind + late.plural();
        }
        if (fault instanceof Fault.Twice twice) {
            return kind + twice.plural();
        }
        if (fault instanceof Fault.Swapped swapped) {
            return kind + swapped.plural();
        }
        return kind + step;
    }

    /** Plays it to its end. */
    Result play() {
        try (LoopHarness h = LoopHarness.of(rehearsal.begins().get(step))) {
            boolean struck = false;
            for (int i = step; i < rehearsal.story().steps().size(); i++) {
                if (i == step) {
                    h.arm(fault);
                }
                rehearsal.story().steps().get(i).act().accept(h);
                h.settle();
                if (i == step) {
                    struck = h.disarm();
                }
            }
            List<String> all = new ArrayList<>(h.violations());
            all.addAll(differences(h.projection().stream().map(this::undisturbed).toList()));
            return new Result(this, struck, all);
        } catch (RuntimeException | AssertionError e) {
            return new Result(this, true, List.of(String.valueOf(e)));
        }
    }

    /** That a write is denied for as long as a step lasts is told, once. */
    private String undisturbed(String line) {
        return fault instanceof Fault.Denied
                ? line.replaceAll(", WorkloadRefused/Deployed=1|WorkloadRefused/Deployed=1, ", "")
                : line;
    }

    private List<String> differences(List<String> ending) {
        List<String> differences = new ArrayList<>();
        for (String line : rehearsal.ending()) {
            if (!ending.contains(line)) {
                differences.add("missing: " + line);
            }
        }
        for (String line : ending) {
            if (!rehearsal.ending().contains(line)) {
                differences.add("instead: " + line);
            }
        }
        return differences;
    }

    @Override
    public String toString() {
        return rehearsal.story()
                + " / "
                + rehearsal.story().steps().get(step).name()
                + " / "
                + fault;
    }
}
