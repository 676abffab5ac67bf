import { describe, expect, it } from 'vitest';
import { RecordReader } from './recordio';

const bytes = (text: string) => new TextEncoder().encode(text);
const texts = (records: Uint8Array[]) => records.map(r => new TextDecoder().decode(r));

describe('RecordReader', () => {
  it('reads records whatever the chunk borders are', () => {
    const stream = bytes('5\nhello0\n11\n{"a":"über}'.replace('11', '12'));
    const whole = new RecordReader().push(stream);
    expect(texts(whole)).toEqual(['hello', '', '{"a":"über}'.slice(0, 11)]);
    for (let size = 1; size < stream.length; size++) {
      const reader = new RecordReader();
      const got: Uint8Array[] = [];
      for (let at = 0; at < stream.length; at += size) {
        got.push(...reader.push(stream.subarray(at, at + size)));
      }
      expect(texts(got)).toEqual(texts(whole));
    }
  });

  it('gives an empty record at once', () => {
    expect(texts(new RecordReader().push(bytes('0\n')))).toEqual(['']);
  });

  it('refuses what is no length', () => {
    expect(() => new RecordReader().push(bytes('{"type"'))).toThrow(/no record length/);
    expect(() => new RecordReader().push(bytes('\n'))).toThrow(/length ""/);
    expect(() => new RecordReader(10).push(bytes('11\n'))).toThrow(/allowed: 0 to 10/);
  });
});
