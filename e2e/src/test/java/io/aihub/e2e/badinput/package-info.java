/**
 * Bad input on the real API server: what each CEL rule says, what the schemas refuse, and that
 * whatever is accepted all the same harms nothing.
 */
package io.aihub.e2e.badinput;
