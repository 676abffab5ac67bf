package io.mesocosm.master.model;

/// Why the master itself reports a state. Names are those of v1 without `REASON_`.
public enum Reason {
  AGENT_DISCONNECTED,
  AGENT_REMOVED,
  AGENT_REMOVED_BY_OPERATOR,
  AGENT_REREGISTERED,
  FRAMEWORK_REMOVED,
  INVALID_OFFERS,
  RECONCILIATION,
  TASK_INVALID,
  TASK_GROUP_INVALID
}
