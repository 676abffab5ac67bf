package io.mesocosm.agent.model.runs;

/// What a run has used of its machine, at one moment.
///
/// @param rssBytes memory in use that is of no file
/// @param throttling where the kernel caps processors
/// @param memory where the kernel counts it for the run
public record UsageSample(
    double userSeconds, double systemSeconds, long rssBytes, Throttling throttling, Memory memory) {

  /// With nothing but the times and the memory that every system tells.
  public UsageSample(double userSeconds, double systemSeconds, long rssBytes) {
    this(userSeconds, systemSeconds, rssBytes, Throttling.NONE, Memory.NONE);
  }

  /// How often the run wanted more of the processors than it may have.
  ///
  /// @param periods that were looked at
  /// @param throttled those in which it had to wait
  /// @param seconds for which it had to wait, over all processors
  public record Throttling(long periods, long throttled, double seconds) {
    public static final Throttling NONE = new Throttling(0, 0, 0);

    public boolean isKnown() {
      return periods > 0;
    }
  }

  /// @param totalBytes all that is counted against the limit
  /// @param fileBytes of them, what is kept of files
  /// @param mappedBytes of them, what is mapped
  /// @param swapBytes on disk
  public record Memory(long totalBytes, long fileBytes, long mappedBytes, long swapBytes) {
    public static final Memory NONE = new Memory(0, 0, 0, 0);

    public boolean isKnown() {
      return totalBytes > 0;
    }
  }
}
