package io.mesocosm.playground.model.image;

import java.util.List;

/// How a container of an image starts, when nobody says otherwise.
///
/// @param entryPoint the words of the program; may be empty
/// @param command the words that follow, which a caller replaces; may be empty
/// @param environment `NAME=value`
/// @param folder to start in, absolute
/// @param ports that it serves, over TCP
public record Execution(
    List<String> entryPoint,
    List<String> command,
    List<String> environment,
    String folder,
    List<Integer> ports) {}
