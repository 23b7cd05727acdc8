package io.aihub.decision.ruling;

/**
 * What a combination of breaches means and what follows. Input drift alone alerts, what is
 * inconclusive attributes nothing, and nothing rolls back unless the version is at fault.
 */
public final class DecisionTable {
    private DecisionTable() {}

    /** The one row that applies; total, because the last row always does. */
    public static Ruling decide(BreachEvidence evidence) {
        for (TableRow row : TableRow.values()) {
            if (row.applies(evidence)) {
                return row.ruling(evidence);
            }
        }
        throw new IllegalStateException("the last row applies to everything");
    }

    /**
     * What the table says.
     *
     * @param rule number of the row, 0 when nothing is broken
     * @param reading what the evidence means, in one clause
     * @param remedy what follows
     */
    public record Ruling(int rule, String reading, Remedy remedy) {}
}
