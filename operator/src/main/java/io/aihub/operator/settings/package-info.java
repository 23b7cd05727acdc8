/** The settings of the operator, and the check that stops a start on values out of range. */
package io.aihub.operator.settings;
