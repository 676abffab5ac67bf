/// The rules of the master: [Input] × [State] × time → [Change]s and [Effect]s.
///
/// [MasterCore] is the front; one class of rules per topic stands behind it. Pure: no clock, no
/// chance, no input or output.
@NullMarked
package io.mesocosm.master.core;

import org.jspecify.annotations.NullMarked;
