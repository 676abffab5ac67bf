package io.mesocosm.framework.model;

/// What a task's health check found. Absent is not the same as bad.
public enum Healthy {
  UNKNOWN,
  YES,
  NO
}
