package io.mesocosm.agent.http;

import io.mesocosm.agent.model.runs.RunPlace;
import io.mesocosm.agent.model.runs.UsageSample;
import java.io.IOException;
import java.util.Optional;

/// Where figures of runs come from; empty when nothing of it runs.
public interface UsageSource {
  Optional<UsageSample> read(RunPlace place) throws IOException;
}
