/** Prometheus collectors of the operator, names and help in one place, on Quarkus' own registry. */
package io.aihub.operator.telemetry;
