package io.aihub.sandbox.model;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** An endless, seeded stream of invented patients; the same seed gives the same patients. */
public final class PatientFlow {
    private static final double DISPERSION = 0.9;
    private static final double AGE_DEVIATION = 12;

    private final Random random;
    private final double meanAge;
    private final double medianDDimer;

    private PatientFlow(long seed, double meanAge, double medianDDimer) {
        this.random = new Random(seed);
        this.meanAge = meanAge;
        this.medianDDimer = medianDDimer;
    }

    /** The patients of the reference: around 66 years, median d-dimer 1.2 mg/L. */
    public static PatientFlow normal(long seed) {
        return new PatientFlow(seed, 66, 1.2);
    }

    /**
     * Other patients on another scanner: around 55 years, median d-dimer 2.7 mg/L. Either input has
     * a population stability index (PSI) above 0.7 against the reference.
     */
    public static PatientFlow shifted(long seed) {
        return new PatientFlow(seed, 55, 2.7);
    }

    /**
     * What the sample model saw in its validation: decile edges and counts of both inputs and of
     * the predictions of version v1 on normal patients.
     *
     * @param n at least 100 patients, so that every decile holds some
     */
    public static ReferenceCounts reference(long seed, int n) {
        return ReferenceCounts.of(normal(seed).rows(n), LogisticModel.load("v1"));
    }

    /** The next patient: age 18 to 98 in tenths, d-dimer 0.05 to 60 in hundredths. */
    public synchronized PatientRow next() {
        double age = meanAge + AGE_DEVIATION * random.nextGaussian();
        double dDimer = medianDDimer * Math.exp(DISPERSION * random.nextGaussian());
        return new PatientRow(within(18, 98, age, 10), within(0.05, 60, dDimer, 100));
    }

    /** The next n patients. */
    public synchronized List<PatientRow> rows(int n) {
        return Stream.generate(this::next).limit(n).toList();
    }

    private static double within(double least, double most, double value, int steps) {
        return Math.round(Math.max(least, Math.min(most, value)) * steps) / (double) steps;
    }
}
