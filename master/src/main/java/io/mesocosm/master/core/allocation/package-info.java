/// Who gets offered what: weighted dominant-resource fairness over hierarchical roles.
///
/// Knows the model only. [Eligibility] says why an agent fits a framework's role or not, [Shares]
/// who holds how much, [RoleOrder] whose turn it is. The run itself stands in the core.
@NullMarked
package io.mesocosm.master.core.allocation;

import org.jspecify.annotations.NullMarked;
