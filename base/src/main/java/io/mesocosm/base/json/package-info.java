/// JSON as the house reads and writes it: a small tree, a parser, a writer, and a view that
/// collects problems by path.
///
/// [io.mesocosm.base.json.JsonParser] makes a [io.mesocosm.base.json.Json] out of bytes;
/// [io.mesocosm.base.json.JsonView] reads a request out of it and names every field that is wrong;
/// [io.mesocosm.base.json.JsonWriter] renders answers straight into bytes. It must not know any
/// API: wire names, defaults and what absent means stand beside each wire record.
@NullMarked
package io.mesocosm.base.json;

import org.jspecify.annotations.NullMarked;
