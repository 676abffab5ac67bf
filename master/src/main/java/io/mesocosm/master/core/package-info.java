/// The rules of the master: [Input] × [State] × time → [Change]s and [Effect]s.
///
/// [MasterCore] is the front; one class of rules per topic stands behind it. What it is asked and
/// what it says has the room `messages`, what exists is kept by `tables`, who is offered what is
/// decided in `allocation`; none of them looks back. Pure: no clock, no chance, no input or output.
@NullMarked
package io.mesocosm.master.core;

import org.jspecify.annotations.NullMarked;
