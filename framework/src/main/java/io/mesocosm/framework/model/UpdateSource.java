package io.mesocosm.framework.model;

/// Who says so.
public enum UpdateSource {
  NONE,
  MASTER,
  AGENT,
  EXECUTOR
}
