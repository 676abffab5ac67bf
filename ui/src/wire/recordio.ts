/**
 * RecordIO as Mesos streams it: the length in ASCII digits, a line feed, that many bytes; records
 * follow each other with nothing between. Chunk borders say nothing about record borders.
 */
export class RecordReader {
  private readonly limit: number;
  private digits = '';
  private body: Uint8Array | null = null;
  private filled = 0;

  /** A longer record than `limit` bytes is refused: the stream is not what we think it is. */
  constructor(limit = 512 * 1024 * 1024) {
    this.limit = limit;
  }

  /** Takes the next bytes of the stream; answers the records they complete. */
  push(chunk: Uint8Array): Uint8Array[] {
    const records: Uint8Array[] = [];
    let at = 0;
    while (at < chunk.length || this.body?.length === this.filled) {
      if (this.body === null) {
        at = this.readLength(chunk, at);
        continue;
      }
      const take = Math.min(this.body.length - this.filled, chunk.length - at);
      this.body.set(chunk.subarray(at, at + take), this.filled);
      this.filled += take;
      at += take;
      if (this.filled === this.body.length) {
        records.push(this.body);
        this.body = null;
        this.filled = 0;
      }
    }
    return records;
  }

  private readLength(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      const byte = chunk[at++]!;
      if (byte === 0x0a) {
        const length = Number(this.digits);
        if (this.digits === '' || length > this.limit) {
          throw new Error(`a record of length "${this.digits}" (allowed: 0 to ${this.limit})`);
        }
        this.digits = '';
        this.body = new Uint8Array(length);
        return at;
      }
      if (byte < 0x30 || byte > 0x39 || this.digits.length > 15) {
        throw new Error(`no record length at byte ${at - 1} of the chunk`);
      }
      this.digits += String.fromCharCode(byte);
    }
    return at;
  }
}

/** The JSON records of a response's body, one after the other as they arrive. */
export async function* jsonRecords<T>(body: ReadableStream<Uint8Array>): AsyncGenerator<T[]> {
  const reader = body.getReader();
  const records = new RecordReader();
  const text = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const complete = records.push(value);
      if (complete.length > 0) yield complete.map(bytes => JSON.parse(text.decode(bytes)) as T);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
