/**
 * The single place that writes workload objects. It makes the cluster as the recorded plan has it,
 * writes nothing when nothing differs, and never decides.
 */
package io.aihub.operator.apply;
