package io.mesocosm.testkit;

/// Something that will happen, unless it is called off before.
public interface Alarm {
  void cancel();
}
