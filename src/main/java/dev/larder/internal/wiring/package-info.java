/** Start and stop: reads the settings, puts the parts together, hands them to the faces. The only room that knows everyone. */
@NullMarked
package dev.larder.internal.wiring;

import org.jspecify.annotations.NullMarked;
