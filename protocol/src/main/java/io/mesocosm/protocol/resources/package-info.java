/// What agents have and tasks take: exact, pure arithmetic on scalars, ranges and sets, each amount
/// tagged with its reservations, disk, role of allocation and the like ([Resources]), and the
/// attributes of agents ([Attributes]).
///
/// Rules: Mesos 1.11 documentation, "Attributes and Resources", "Reservation", "Persistent
/// Volumes". Pure: knows no protobuf and no JSON; the codec room translates.
@NullMarked
package io.mesocosm.protocol.resources;

import org.jspecify.annotations.NullMarked;
