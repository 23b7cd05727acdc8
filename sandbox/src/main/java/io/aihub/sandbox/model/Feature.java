package io.aihub.sandbox.model;

/** The two inputs of the model and the values that make sense for them. */
enum Feature {
    /** In years. */
    Age("age", 0, 130),
    /** In mg/L FEU; its logarithm is taken, so zero is out. */
    DDimer("d_dimer", 0.001, 1000);

    private final String tensor;
    private final double least;
    private final double most;

    Feature(String tensor, double least, double most) {
        this.tensor = tensor;
        this.least = least;
        this.most = most;
    }

    /** Its name as a tensor and in metrics. */
    String tensor() {
        return tensor;
    }

    boolean admits(double value) {
        return value >= least && value <= most;
    }

    /** What to send, for error messages. */
    String range() {
        return tensor + " from " + least + " to " + most;
    }
}
