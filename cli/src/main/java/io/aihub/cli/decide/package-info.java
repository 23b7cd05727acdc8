/**
 * From a command to one ModelDecision: finds the model, shows what is being decided, asks, creates.
 * Nothing here judges whether a decision counts; that is the operator's gate.
 */
package io.aihub.cli.decide;
