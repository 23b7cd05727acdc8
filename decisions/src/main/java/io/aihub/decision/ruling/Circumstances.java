package io.aihub.decision.ruling;

import java.util.Objects;

/**
 * What else a row asks for beside the six questions.
 *
 * @param governance whether people have stopped the version or the model
 * @param subgroups whether only one subgroup is affected
 * @param onset whether the service breach began at the switch
 * @param outputShift whether the approval declares that outputs will move
 * @param quality how far beyond its limit the input data quality is
 * @param risk the risk class, as far as the table asks
 */
public record Circumstances(
        Governance governance,
        Subgroups subgroups,
        Onset onset,
        OutputShift outputShift,
        Quality quality,
        RiskGrade risk) {
    public Circumstances {
        Objects.requireNonNull(governance);
        Objects.requireNonNull(subgroups);
        Objects.requireNonNull(onset);
        Objects.requireNonNull(outputShift);
        Objects.requireNonNull(quality);
        Objects.requireNonNull(risk);
    }

    /** Nothing special. */
    public static Circumstances ordinary() {
        return new Circumstances(
                Governance.InForce,
                Subgroups.NotOne,
                Onset.NotAtSwitch,
                OutputShift.NotDeclared,
                Quality.NotBeyondHardLimit,
                RiskGrade.NotHigh);
    }

    /** Whether people have stopped it. */
    public enum Governance {
        InForce,
        /** The model is suspended: stop, never roll back. */
        Suspended,
        /** The approval of the digest is withdrawn: roll back or stop. */
        Revoked
    }

    /** Whether only one subgroup is affected by a label breach. */
    public enum Subgroups {
        NotOne,
        OnlyOne
    }

    /** When the service breach began. */
    public enum Onset {
        NotAtSwitch,
        /** It began at the switch and the previous version was within limits. */
        AtSwitch
    }

    /** Whether a shift of outputs was declared when the version was approved. */
    public enum OutputShift {
        NotDeclared,
        Declared
    }

    /** How bad the input data is. */
    public enum Quality {
        NotBeyondHardLimit,
        BeyondHardLimit
    }

    /** The risk class, as far as it matters here. */
    public enum RiskGrade {
        NotHigh,
        High
    }
}
