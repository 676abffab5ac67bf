package io.mesocosm.testkit.time;

/// Something that will happen, unless it is called off before.
public interface Alarm {
  void cancel();
}
