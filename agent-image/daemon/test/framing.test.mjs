import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameDecoder, encodeFrame } from '../framing.mjs';
import { Frame, MAX_PAYLOAD } from '../protocol.mjs';

const frames = (decoder, chunk) => [...decoder.push(chunk)].map(({ type, payload }) => [type, payload.toString()]);

test('frames are found whatever the chunks they arrive in', () => {
  const bytes = Buffer.concat([encodeFrame(Frame.STDIN, Buffer.from('pots')), encodeFrame(Frame.STDIN_END, Buffer.alloc(0))]);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const decoder = new FrameDecoder();
    const found = [...frames(decoder, bytes.subarray(0, cut)), ...frames(decoder, bytes.subarray(cut))];
    assert.deepEqual(found, [[Frame.STDIN, 'pots'], [Frame.STDIN_END, '']]);
  }
});

test('a frame that arrives byte by byte is one frame', () => {
  const decoder = new FrameDecoder();
  const found = [...encodeFrame(Frame.STDOUT, Buffer.from('kiln'))].flatMap((byte) => frames(decoder, Buffer.from([byte])));
  assert.deepEqual(found, [[Frame.STDOUT, 'kiln']]);
});

test('the largest payload passes and one byte more is refused by its header alone', () => {
  const largest = encodeFrame(Frame.STDIN, Buffer.alloc(MAX_PAYLOAD));
  assert.equal([...new FrameDecoder().push(largest)].length, 1);
  const header = Buffer.from([Frame.STDIN, 0x00, 0x10, 0x00, 0x01]);
  assert.throws(() => [...new FrameDecoder().push(header)], { code: 'too_large' });
});
