package io.mesocosm.coordination.records;

class MemoryRecordsTest extends RecordsContract {
  private final MemoryRecords records = new MemoryRecords();

  @Override
  Records records() {
    return records;
  }

  @Override
  Epoch reign() {
    return records.claim();
  }
}
