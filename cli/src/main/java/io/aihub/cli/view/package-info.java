/**
 * How objects are read and shown: paths into them, and tables by the columns of their definition.
 */
package io.aihub.cli.view;
