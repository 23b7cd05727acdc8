package io.aihub.sandbox.model;

/**
 * One invented patient.
 *
 * @param age in years
 * @param dDimer in mg/L FEU, above zero
 */
public record PatientRow(double age, double dDimer) {}
