/**
 * What a person sees through kubectl: definitions that install, fields that explain themselves,
 * examples that apply, tables that can be read, and selectors that pick the right rows. The printed
 * text is kept in golden files under {@code src/test/resources/tables}.
 */
package io.aihub.e2e.tables;
