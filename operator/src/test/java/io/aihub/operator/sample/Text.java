package io.aihub.operator.sample;

import io.aihub.decision.drift.SignalKind;
import io.aihub.decision.drift.SignalTerms;
import io.aihub.decision.drift.SignalTerms.SignalAction;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Expositions and the signals that read them. */
final class Text {
    private Text() {}

    static SignalTerms age(Duration window) {
        return signal("age", SignalKind.InputDrift, window);
    }

    static SignalTerms score(Duration window) {
        return signal("score", SignalKind.OutputDrift, window);
    }

    static SignalTerms score(String output) {
        return signal(output, SignalKind.OutputDrift, Duration.ofMinutes(1));
    }

    private static SignalTerms signal(String name, SignalKind kind, Duration window) {
        return new SignalTerms(
                name,
                kind,
                name,
                0.2,
                OptionalDouble.empty(),
                0.001,
                window,
                100,
                2,
                3,
                3,
                10,
                SignalAction.Alert,
                Optional.empty());
    }

    /** So many values up to 50 and so many above, of one input and one output. */
    static String counts(long low, long high) {
        return input("age", "m", low, high) + output("score", "m", low, high);
    }

    static String input(String feature, String model, long low, long high) {
        return histogram("model_input_value", "feature", feature, model, low, high);
    }

    static String output(String output, String model, long low, long high) {
        return histogram("model_output_score", "output", output, model, low, high);
    }

    private static String histogram(
            String metric, String label, String name, String model, long low, long high) {
        String labels = label + "=\"" + name + "\",model=\"" + model + "\",version=\"1.0\"";
        long all = low + high;
        return "# TYPE "
                + metric
                + " histogram\n"
                + metric
                + "_bucket{"
                + labels
                + ",le=\"50\"} "
                + low
                + "\n"
                + metric
                + "_bucket{"
                + labels
                + ",le=\"+Inf\"} "
                + all
                + "\n"
                + metric
                + "_sum{"
                + labels
                + "} 12.5\n"
                + metric
                + "_count{"
                + labels
                + "} "
                + all
                + "\n";
    }
}
