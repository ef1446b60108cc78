/** The application: one modular monolith, a package a feature. Dependencies run down only; the faces stand on top. */
@NullMarked
package retour.server;

import org.jspecify.annotations.NullMarked;
