/**
 * Start-up and wiring of the operator: settings, producers and health. The loop itself lies in the
 * packages below, in the order of the data flow: observe, (decide, in its own module), record,
 * apply, report.
 */
package io.aihub.operator;
