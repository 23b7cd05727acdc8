/**
 * The pages of {@code docs/reference}: written from the code that they describe, and held to it.
 * The words of the project are held to the checkout too: a link that leads nowhere, or a test that
 * is named and not there, fails the build.
 */
package io.aihub.dossier.reference;
