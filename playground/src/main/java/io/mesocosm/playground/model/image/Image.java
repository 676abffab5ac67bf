package io.mesocosm.playground.model.image;

import io.mesocosm.base.Check;
import java.util.List;

/// A container image.
///
/// @param name with its tag, `goexample/outyet:latest`
/// @param architecture in the engine's words, `amd64`
/// @param layers from the lowest
public record Image(String name, String architecture, List<Layer> layers, Execution execution) {
  public Image {
    Check.that(name.indexOf(':') > 0, "name", name, "a name and a tag");
    Check.that(!layers.isEmpty(), "layers", layers.size(), "1 or more");
  }
}
